import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesText, capacityText, phoneText, scaledText, storedOf } from './quantity.ts';
import { dateText, durationText, relativeText, shortTimeText, timeText } from './time.ts';

const t = (text: string, values: Readonly<Record<string, string | number>> = {}) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
const now = Date.parse('2026-11-21T16:40:00+08:00');
const minute = 60_000;

describe('a time', () => {
  test('is shown in +08:00, wherever the machine stands', () => {
    expect(timeText('2026-11-21T16:30:00Z')).toBe('2026-11-22 00:30');
    expect(dateText('2026-11-21T15:59:59Z')).toBe('2026-11-21');
  });

  test('is as short as is clear', () => {
    expect(shortTimeText('2026-11-21T01:05:00Z', now)).toBe('09:05');
    expect(shortTimeText('2026-09-30T08:40:00Z', now)).toBe('09-30 16:40');
    expect(shortTimeText('2025-09-30T08:40:00Z', now)).toBe('2025-09-30 16:40');
  });

  test('that cannot be read is a dash', () => {
    expect([timeText('soon'), timeText(null), timeText(undefined)]).toEqual(['—', '—', '—']);
  });

  test('is told by how long ago', () => {
    expect(relativeText(now - 20_000, now, t)).toBe('刚刚');
    expect(relativeText(now - 12 * minute, now, t)).toBe('12 分钟前');
    expect(relativeText(now + 3 * 24 * 60 * minute, now, t)).toBe('3 天后');
  });
});

test('a length of time shows its two largest parts', () => {
  expect(durationText(8_000, t)).toBe('0分08秒');
  expect(durationText(-(2 * 60 + 5) * minute, t)).toBe('2小时05分');
  expect(durationText(27 * 60 * minute, t)).toBe('1天3小时');
});

describe('a quantity', () => {
  test('is shown in the unit people use', () => {
    expect(capacityText(8_000)).toBe('8 kVA');
    expect(capacityText(12_500)).toBe('12.5 kVA');
    expect(scaledText(-1_250_000, 100)).toBe('-12,500');
  });

  test('typed is stored exactly or not at all', () => {
    expect(storedOf('12.5', 1000)).toBe(12_500);
    expect(storedOf('1,200', 1)).toBe(1_200);
    expect(storedOf('12.5005', 1000)).toBeNull();
    expect(storedOf('12.50', 10)).toBe(125);
    expect(storedOf('abc', 1)).toBeNull();
  });

  test('shown and typed again is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(1, 10, 100, 1000), (stored, scale) => {
        expect(storedOf(scaledText(stored, scale), scale)).toBe(stored === 0 ? 0 : stored);
      }),
    );
  });
});

test('a mobile number is grouped as it is said, masked or not; others stay', () => {
  expect(phoneText('13800001234')).toBe('138 0000 1234');
  expect(phoneText('138****1234')).toBe('138 **** 1234');
  expect(phoneText('0571-86321000')).toBe('0571-86321000');
});

test('a file is told in its size', () => {
  expect([bytesText(900), bytesText(312_400), bytesText(1_440_000)]).toEqual(['900 B', '312 kB', '1.4 MB']);
});
