/** Months as 'YYYY-MM', half-open in dates: the charge of capacity and demand runs by them. */
import { calendarDate, daysBetween, isCalendarDate } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';

export interface Month {
  readonly from: CalendarDate;
  /** First day of the next month. */
  readonly to: CalendarDate;
  readonly days: number;
}

export function isMonth(text: string): boolean {
  return isCalendarDate(`${text}-01`);
}

/** The days of a month; AssertionFailure when the text is none. */
export function monthOf(text: string): Month {
  const from = calendarDate(`${text}-01`);
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const next =
    month === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(month + 1).padStart(2, '0')}`;
  const to = calendarDate(`${next}-01`);
  return { from, to, days: daysBetween(from, to) };
}
