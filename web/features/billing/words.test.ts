import { describe, expect, test } from 'vitest';
import { kwhText, monthBefore, yuanText } from './words.ts';

describe('amounts', () => {
  test('show both decimals and their sign', () => {
    expect([16_140, 5, 0, -7_530, 123_456_700].map(yuanText)).toEqual([
      '161.40',
      '0.05',
      '0.00',
      '-75.30',
      '1,234,567.00',
    ]);
    expect(kwhText(300_500)).toBe('300.5');
  });
});

describe('the month to be billed', () => {
  test('is the one before, by the time of the business', () => {
    expect(monthBefore(Date.parse('2026-11-22T00:00:00+08:00'))).toBe('2026-10');
    expect(monthBefore(Date.parse('2026-01-01T00:30:00+08:00'))).toBe('2025-12');
  });
});
