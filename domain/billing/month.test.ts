import { expect, test } from 'vitest';
import { calendarDate, daysBetween } from '#domain/kernel/calendar-date.ts';
import { isMonth, monthOf } from './month.ts';

test('every month of two hundred years has the days the calendar gives it', () => {
  for (let year = 1900; year <= 2198; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const text = `${String(year)}-${String(month).padStart(2, '0')}`;
      const { from, to, days } = monthOf(text);
      expect(from).toBe(`${text}-01`);
      expect(days).toBe(daysBetween(calendarDate(from), calendarDate(to)));
    }
  }
});

test.each(['2024-13', '2024-00', '2024-1', '2024-06-01', 'June', ''])('"%s" is no month', (text) => {
  expect(isMonth(text)).toBe(false);
  expect(() => monthOf(text)).toThrow('no month');
});
