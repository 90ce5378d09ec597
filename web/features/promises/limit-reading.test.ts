import { describe, expect, test } from 'vitest';
import { promiseCatalogue } from '#domain/promises/catalogue.ts';
import { limitWords, readLimit } from './limit-reading.ts';

function failureOf(...asked: Parameters<typeof readLimit>): string {
  const reading = readLimit(...asked);
  return reading !== null && 'failure' in reading ? reading.failure : '';
}

describe('a limit read while it is typed', () => {
  test.each([
    ['45min', '45 分钟'],
    ['5wd', '5 个工作日'],
    ['7d-before', '提前 7 个自然日'],
    ['on-day', '约定日期当日'],
  ])('%s reads %s', (typed, text) => {
    expect(readLimit(typed, 'zh')).toEqual({ text });
  });

  test('says nothing while nothing is typed', () => {
    expect(readLimit('', 'zh')).toBeNull();
  });

  test('says what is wrong in the words of the rules', () => {
    expect(failureOf('5 days', 'zh')).toContain('“5 days”不是有效时限');
    expect(failureOf('0h', 'en')).toContain('is zero');
  });

  test('stays as it is stored where nobody can read it', () => {
    expect(limitWords('24h', 'en')).toBe('24 hours');
    expect(limitWords('2 moons', 'zh')).toBe('2 moons');
  });

  test('keeps to the kind of the promise', () => {
    const started = promiseCatalogue.find(({ limits }) => limits?.urban.endsWith('wd') === true);
    expect(started).toBeDefined();
    expect(failureOf('7d-before', 'zh', started?.id)).toContain('同类');
    expect(readLimit('3wd', 'zh', started?.id)).toEqual({ text: '3 个工作日' });
  });
});
