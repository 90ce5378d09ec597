/** Months as 'YYYY-MM', half-open in dates: the charge of capacity and demand runs by them. */
import { assert } from '#domain/kernel/assert.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';

export interface Month {
  readonly from: CalendarDate;
  /** First day of the next month. */
  readonly to: CalendarDate;
  readonly days: number;
}

/** Whether the text is a month of the years 1900 … 2199. */
export function isMonth(text: string): boolean {
  return /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(text);
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The days of a month; AssertionFailure when the text is none. Reckoned without Date: every two-part bill asks. */
export function monthOf(text: string): Month {
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5));
  const length = lengths[month - 1];
  assert(text.length === 7 && length !== undefined && year > 0, `${text} is no month`);
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const next =
    month === 12 ? `${String(year + 1)}-01` : `${text.slice(0, 5)}${String(month + 1).padStart(2, '0')}`;
  return {
    from: `${text}-01` as CalendarDate,
    to: `${next}-01` as CalendarDate,
    days: isLeap ? 29 : length,
  };
}
