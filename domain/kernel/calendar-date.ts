/**
 * Calendar dates without a time of day, as ISO text 'YYYY-MM-DD'. All arithmetic runs on day numbers
 * (days since 1970-01-01) in UTC, so the zone of the server can't shift a date.
 */
import { assert } from './assert.ts';
import type { Refused } from './refusal.ts';

/** An existing date 'YYYY-MM-DD', year 1900 … 2199 at the border; comparable with `<` as text. */
export type CalendarDate = string & { readonly __calendarDate: true };

/** ISO weekday: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The years a date from outside may have; the trade knows no dates beyond. */
export const yearMin = 1900;
export const yearMax = 2199;

const dayMs = 86_400_000;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const weekdays: readonly Weekday[] = [7, 1, 2, 3, 4, 5, 6];

/** Reads 'YYYY-MM-DD'; refuses other forms, dates that don't exist (2026-02-30) and years out of range. */
export function parseCalendarDate(text: string): CalendarDate | Refused {
  return isCalendarDate(text)
    ? text
    : { refused: 'kernel.date-malformed', data: { text: text.slice(0, 40) } };
}

/** Whether `text` is an existing date 'YYYY-MM-DD' of the years 1900 … 2199. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = datePattern.exec(text);
  if (match === null) return false;
  const year = Number(match[1]);
  if (year < yearMin || year > yearMax) return false;
  return new Date(Date.UTC(year, Number(match[2]) - 1, Number(match[3]))).toISOString().startsWith(text);
}

/** A date known to be good (constants, stored columns); AssertionFailure when it isn't. */
export function calendarDate(text: string): CalendarDate {
  assert(isCalendarDate(text), `${text} is no calendar date`);
  return text;
}

/** Days since 1970-01-01, negative before. */
export function dayNumber(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** The date of a day number; the inverse of `dayNumber`. */
export function dateOfDayNumber(day: number): CalendarDate {
  assert(Number.isSafeInteger(day), `day number ${String(day)} is no integer`);
  return new Date(day * dayMs).toISOString().slice(0, 10) as CalendarDate;
}

/** The date `days` later, or earlier when negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday of the date: 1 Monday … 7 Sunday. */
export function weekday(date: CalendarDate): Weekday {
  const found = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  assert(found !== undefined, `${date} has a weekday`);
  return found;
}

/** Saturday or Sunday, whatever the holiday calendar says. */
export function isWeekend(date: CalendarDate): boolean {
  return weekday(date) >= 6;
}

/** Order for sorting: negative when `a` is earlier. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The year of the date. */
export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}
