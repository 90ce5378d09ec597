import { describe, expect, test } from 'vitest';
import { scenarioOf } from './options.ts';

const now = new Date('2026-11-18T10:00:00+08:00');

describe('options of wanjia simulate', () => {
  test('without options it is a county of 100,000 accounts and 30 days up to this morning', () => {
    expect(scenarioOf({}, now)).toEqual({
      seed: '7',
      which: 'home',
      accounts: 100_000,
      days: 30,
      endMs: Date.parse('2026-11-18T00:00:00+08:00'),
    });
  });

  test('the end is a date of the business calendar', () => {
    expect(scenarioOf({ end: '2026-09-30' }, now).endMs).toBe(Date.parse('2026-09-30T00:00:00+08:00'));
  });

  test.each([
    [{ accounts: '0' }, '--accounts'],
    [{ accounts: '1e5' }, '--accounts'],
    [{ days: '400' }, '--days'],
    [{ end: '2026-02-30' }, '--end'],
    [{ seed: "7'; --" }, '--seed'],
  ])('%o is refused and the option named', (given, option) => {
    expect(() => scenarioOf(given, now)).toThrow(option);
  });
});
