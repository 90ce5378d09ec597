import { describe, expect, test } from 'vitest';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import { lastMonth, rateChange, rateText, spanText } from './figure-text.ts';

const t = ((text: string, values: Readonly<Record<string, unknown>> = {}) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))) as Texts;

describe('figures in words', () => {
  test('a rate keeps two decimals and is never rounded up to 100 %', () => {
    expect(rateText(10_000, t)).toBe('100%');
    expect(rateText(9_999, t)).toBe('99.99%');
    expect(rateText(9_905, t)).toBe('99.05%');
    expect(rateText(null, t)).toBe('不适用');
  });

  test('a length of time is told in the units that matter', () => {
    expect(spanText(45, t)).toBe('45 秒');
    expect(spanText(725, t)).toBe('12 分钟');
    expect(spanText(12_000, t)).toBe('3 小时 20 分钟');
    expect(spanText(190_800, t)).toBe('2 天 5 小时');
    expect(spanText(null, t)).toBe('—');
  });

  test('a change is told with its sign, and not where a month had no cases', () => {
    expect(rateChange(9_900, 9_800)).toBe('+1.00');
    expect(rateChange(9_800, 9_950)).toBe('-1.50');
    expect(rateChange(null, 9_000)).toBeNull();
  });

  test('the newest whole month is the one before, by the business time zone', () => {
    expect(lastMonth(Date.parse('2026-12-01T00:30:00+08:00'))).toBe('2026-11');
    expect(lastMonth(Date.parse('2026-01-15T10:00:00+08:00'))).toBe('2025-12');
  });
});
