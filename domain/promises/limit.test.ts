import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountMax,
  assertLimit,
  isOfficeUnit,
  limitEn,
  limitOf,
  limitOfZh,
  limitText,
  limitZh,
  parseLimit,
} from './limit.ts';
import type { Limit, LimitUnit } from './limit.ts';

const units: readonly LimitUnit[] = ['s', 'min', 'h', 'd', 'wd', 'wmin', 'wh'];
const anyLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.constantFrom<Limit>({ kind: 'at' }, { kind: 'on-day' }),
  fc.constantFrom(...units).chain((unit) =>
    fc.record({
      kind: fc.constantFrom(...(isOfficeUnit(unit) ? (['after'] as const) : (['after', 'before'] as const))),
      amount: fc.integer({ min: 1, max: amountMax[unit] }),
      unit: fc.constant(unit),
    }),
  ),
);

describe('a limit', () => {
  test('told in Chinese is read back to the same limit, and other words are none', () => {
    fc.assert(
      fc.property(anyLimit, (limit) => {
        expect(limitOfZh(limitZh(limit))).toEqual(limit);
      }),
    );
    for (const text of ['', '5 天', '个工作日', 'constructor']) expect(limitOfZh(text)).toBeNull();
  });

  test.each([
    ['12s', '12 秒', '12 seconds'],
    ['45min', '45 分钟', '45 minutes'],
    ['24h', '24 小时', '24 hours'],
    ['1h', '1 小时', '1 hour'],
    ['7d', '7 个自然日', '7 calendar days'],
    ['5wd', '5 个工作日', '5 working days'],
    ['120wmin', '120 工作分钟', '120 working minutes'],
    ['1wh', '1 工作小时', '1 working hour'],
    ['7d-before', '提前 7 个自然日', '7 calendar days before'],
    ['at', '约定时间', 'at the agreed time'],
    ['on-day', '约定日期当日', 'on the agreed date'],
  ])('%s is told as %s', (text, zh, en) => {
    const limit = limitOf(text);
    expect(limitZh(limit)).toBe(zh);
    expect(limitEn(limit)).toBe(en);
    expect(limitText(limit)).toBe(text);
  });

  test('a leading minus is the short form of a notice before an event', () => {
    expect(limitText(limitOf('-7d'))).toBe('7d-before');
  });

  test.each(['4wh-before', '-30wmin'])('%s is refused: a notice is not counted in working time', (text) => {
    expect(parseLimit(text)).toMatchObject({ refused: 'promises.limit-office-before' });
  });

  test('leading zeros do not change it', () => {
    expect(limitText(limitOf('05wd'))).toBe('5wd');
  });

  test.each([
    '',
    '5',
    'wd',
    '5 wd',
    '5WD',
    '1.5h',
    '+5d',
    '--5d',
    '-7d-before',
    '5days',
    '5wd ',
    '∞d',
    '１d',
    '5wd\n',
  ])('%j is refused as malformed', (text) => {
    expect(parseLimit(text)).toMatchObject({ refused: 'promises.limit-malformed', field: 'limit' });
  });

  test.each(['0d', '0wd', '000min', '-0h'])('%s is refused as zero', (text) => {
    expect(parseLimit(text)).toMatchObject({ refused: 'promises.limit-zero', field: 'limit' });
  });

  test.each(units)('%s: the upper bound is allowed, one more is refused', (unit) => {
    expect(parseLimit(`${String(amountMax[unit])}${unit}`)).toMatchObject({ amount: amountMax[unit] });
    expect(parseLimit(`${String(amountMax[unit] + 1)}${unit}`)).toMatchObject({
      refused: 'promises.limit-too-long',
      data: { max: amountMax[unit] },
    });
  });

  test('an amount out of bounds inside the program is a bug', () => {
    for (const amount of [0, -1, 1.5, Number.NaN, amountMax.d + 1]) {
      expect(() => {
        assertLimit({ kind: 'after', amount, unit: 'd' });
      }).toThrow('limit');
    }
    expect(() => limitOf('soon')).toThrow('soon is no limit');
  });

  test('printed and parsed it is the same', () => {
    fc.assert(
      fc.property(anyLimit, (limit) => {
        expect(parseLimit(limitText(limit))).toEqual(limit);
      }),
    );
  });
});
