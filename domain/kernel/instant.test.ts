import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from './calendar-date.ts';
import {
  businessDate,
  dateEndingAt,
  deadlineText,
  deadlineZh,
  endOfDayMs,
  hourMs,
  instantText,
  minuteText,
  parseInstant,
  startOfDayMs,
} from './instant.ts';

const anyInstant = fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2199, 11, 30) });

describe('an instant', () => {
  test('the same instant is read from every offset', () => {
    const texts = [
      '2026-09-30T16:40:00+08:00',
      '2026-09-30T16:40+08:00',
      '2026-09-30T08:40:00Z',
      '2026-09-30T08:40:00.000Z',
      '2026-09-30T03:10:00-05:30',
      '2026-09-30T08:40:00-00:00',
    ];
    for (const text of texts) expect(parseInstant(text)).toBe(Date.UTC(2026, 8, 30, 8, 40));
  });

  test('decimals of a second are milliseconds', () => {
    expect(parseInstant('1970-01-01T00:00:00.5Z')).toBe(500);
    expect(parseInstant('1970-01-01T00:00:00.025Z')).toBe(25);
  });

  test.each([
    '2026-09-30T16:40:00',
    '2026-09-30 16:40:00+08:00',
    '2026-09-30',
    '2026-02-30T08:00:00+08:00',
    '2026-09-30T24:00:00+08:00',
    '2026-09-30T16:60:00+08:00',
    '2026-09-30T16:40:60+08:00',
    '2026-09-30T16:40:00+0800',
    '2026-09-30T16:40:00+15:00',
    '2026-09-30T16:40:00.1234Z',
    '2026-09-30T16:40:00+08:00\n',
    '1790757600000',
    'now',
    '',
  ])('%j is refused', (text) => {
    expect(parseInstant(text)).toMatchObject({ refused: 'kernel.instant-malformed' });
  });

  test('is written in the business zone, with milliseconds only when there are any', () => {
    expect(instantText(Date.UTC(2026, 9, 13, 16))).toBe('2026-10-14T00:00:00+08:00');
    expect(instantText(1)).toBe('1970-01-01T08:00:00.001+08:00');
    expect(minuteText(Date.UTC(2026, 9, 13, 16, 5, 59))).toBe('2026-10-14 00:05');
  });

  test('written and read again it is the same', () => {
    fc.assert(fc.property(anyInstant, (ms) => parseInstant(instantText(ms)) === ms));
  });
});

describe('the business date', () => {
  test('turns at 00:00 in +08:00, not at the midnight of the server', () => {
    expect(businessDate(Date.UTC(2026, 8, 30, 15, 59, 59, 999))).toBe('2026-09-30');
    expect(businessDate(Date.UTC(2026, 8, 30, 16))).toBe('2026-10-01');
  });

  test('an instant at 00:00 begins its date and ends the one before', () => {
    const midnight = Date.UTC(2026, 8, 30, 16);
    expect(dateEndingAt(midnight)).toBe('2026-09-30');
    expect(dateEndingAt(midnight + 1)).toBe('2026-10-01');
    expect(startOfDayMs(calendarDate('2026-10-01'))).toBe(midnight);
    expect(endOfDayMs(calendarDate('2026-09-30'))).toBe(midnight);
  });

  test('every instant lies within its business date, which has 24 hours', () => {
    fc.assert(
      fc.property(anyInstant, (ms) => {
        const date = businessDate(ms);
        expect(startOfDayMs(date)).toBeLessThanOrEqual(ms);
        expect(endOfDayMs(date)).toBeGreaterThan(ms);
        expect(endOfDayMs(date) - startOfDayMs(date)).toBe(24 * hourMs);
      }),
    );
  });
});

describe('a time limit in words', () => {
  const at = (text: string): number => Date.parse(`${text}:00+08:00`);

  test('a limit of days is told as 24:00 of its last day, not as 00:00 of the next', () => {
    expect(deadlineText(at('2026-11-28T00:00'))).toBe('2026-11-27 24:00');
    expect(deadlineZh(at('2026-11-28T00:00'), at('2026-11-20T09:00'))).toBe('11月27日24时');
    expect(deadlineZh(at('2027-01-01T00:00'), at('2026-12-20T09:00'))).toBe('12月31日24时');
  });

  test('every other limit is told to the minute', () => {
    expect(deadlineText(at('2026-11-27T16:40'))).toBe('2026-11-27 16:40');
    expect(deadlineZh(at('2026-11-27T16:40'), at('2026-11-27T16:00'))).toBe('11月27日16时40分');
    expect(deadlineZh(at('2026-11-27T09:00'), at('2026-11-27T08:00'))).toBe('11月27日9时');
  });

  test('the year is told where it is not that of now', () => {
    expect(deadlineZh(at('2027-01-05T12:30'), at('2026-12-28T12:30'))).toBe('2027年1月5日12时30分');
  });
});
