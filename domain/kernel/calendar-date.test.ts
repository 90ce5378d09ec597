import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  calendarDate,
  compareDates,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  isWeekend,
  parseCalendarDate,
  weekday,
  yearOf,
} from './calendar-date.ts';

const anyDate = fc.integer({ min: -25_000, max: 84_000 }).map(dateOfDayNumber);

describe('a calendar date', () => {
  test.each(['2026-09-30', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s is read', (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  test.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-3',
    '20260403',
    '2026-04-03 ',
    '1899-12-31',
    '2200-01-01',
    '2026-04-03T00:00',
    '二〇二六年',
    '',
  ])('%j is refused', (text) => {
    expect(parseCalendarDate(text)).toMatchObject({ refused: 'kernel.date-malformed' });
  });

  test('an over-long text is refused without being repeated in full', () => {
    expect(parseCalendarDate('9'.repeat(5_000))).toEqual({
      refused: 'kernel.date-malformed',
      data: { text: '9'.repeat(40) },
    });
  });

  test('a date known to be good is a bug when it is none', () => {
    expect(() => calendarDate('2026-02-30')).toThrow('2026-02-30 is no calendar date');
  });

  test('days are added across months, leap days and years', () => {
    expect(addDays(calendarDate('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(calendarDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(calendarDate('2026-03-01'), -1)).toBe('2026-02-28');
    expect(daysBetween(calendarDate('2026-01-01'), calendarDate('2027-01-01'))).toBe(365);
  });

  test('weekdays are the ISO ones, and the weekend is Saturday and Sunday', () => {
    expect(weekday(calendarDate('2026-09-30'))).toBe(3);
    expect(weekday(calendarDate('2026-10-11'))).toBe(7);
    expect(isWeekend(calendarDate('2026-10-10'))).toBe(true);
    expect(isWeekend(calendarDate('2026-10-09'))).toBe(false);
    expect(yearOf(calendarDate('2026-10-09'))).toBe(2026);
  });

  test('a date and its day number are the same thing', () => {
    expect(dayNumber(calendarDate('1970-01-01'))).toBe(0);
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -400, max: 400 }), (date, days) => {
        expect(dateOfDayNumber(dayNumber(date))).toBe(date);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(Math.sign(compareDates(addDays(date, days), date))).toBe(Math.sign(days));
      }),
    );
  });
});
