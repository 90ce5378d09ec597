/**
 * Instants as epoch milliseconds, read and written as ISO text. The business zone is +08:00, fixed and
 * without summer time, so the zone of the server never matters.
 */
import { dateOfDayNumber, dayNumber, isCalendarDate } from './calendar-date.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Refused } from './refusal.ts';

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** The business zone, ahead of UTC. */
export const businessOffsetMs = 8 * hourMs;

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?(?:Z|([+-])(0\d|1[0-4]):([0-5]\d))$/;

/**
 * Reads an ISO instant with its offset (`2026-09-30T16:40:00+08:00`, seconds and up to 3 decimals optional,
 * `Z` allowed). Refuses a missing offset, a date that doesn't exist, 24:00 and leap seconds.
 */
export function parseInstant(text: string): number | Refused {
  const match = instantPattern.exec(text);
  const date = match?.[1];
  if (match === null || date === undefined || !isCalendarDate(date)) {
    return { refused: 'kernel.instant-malformed', data: { text: text.slice(0, 40) } };
  }
  const [, , hours, minutes, seconds = '0', fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] =
    match;
  const timeMs = Number(hours) * hourMs + Number(minutes) * minuteMs + Number(seconds) * secondMs;
  const offsetMs = Number(offsetHours) * hourMs + Number(offsetMinutes) * minuteMs;
  return (
    dayNumber(date) * dayMs + timeMs + Number(fraction.padEnd(3, '0')) - (sign === '-' ? -offsetMs : offsetMs)
  );
}

/** ISO text in the business zone, `2026-10-14T00:00:00+08:00`; milliseconds only when there are any. */
export function instantText(ms: number): string {
  const iso = new Date(ms + businessOffsetMs).toISOString();
  return `${ms % secondMs === 0 ? iso.slice(0, 19) : iso.slice(0, 23)}+08:00`;
}

/** `2026-10-14 00:00` in the business zone, for sentences; seconds are cut. */
export function minuteText(ms: number): string {
  return new Date(ms + businessOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}

/** The date on the calendar in the business zone at that instant; 00:00 is the first instant of its date. */
export function businessDate(ms: number): CalendarDate {
  return dateOfDayNumber(Math.floor((ms + businessOffsetMs) / dayMs));
}

/** The date whose end is not before the instant: as `businessDate`, but 00:00 belongs to the day it ends. */
export function dateEndingAt(ms: number): CalendarDate {
  return businessDate(ms - 1);
}

/** 00:00 of the date in the business zone. */
export function startOfDayMs(date: CalendarDate): number {
  return dayNumber(date) * dayMs - businessOffsetMs;
}

/** 24:00 of the date in the business zone, the same instant as 00:00 of the next. */
export function endOfDayMs(date: CalendarDate): number {
  return startOfDayMs(date) + dayMs;
}

/**
 * A time limit in papers and on pages: `2026-11-27 16:40`; a limit that ends with a day is told as 24:00 of that day,
 * never as 00:00 of the next, which people read as a day more.
 */
export function deadlineText(ms: number): string {
  return startOfDayMs(businessDate(ms)) === ms ? `${dateEndingAt(ms)} 24:00` : minuteText(ms);
}

/** The same in a Chinese sentence: `11月27日24时`, `11月27日16时40分`; with the year where it is not that of now. */
export function deadlineZh(ms: number, nowMs: number): string {
  const [date = '', time = ''] = deadlineText(ms).split(' ');
  const [year = '', month, day] = date.split('-');
  const [hours, minutes] = time.split(':').map(Number);
  const dayText = `${String(Number(month))}月${String(Number(day))}日`;
  const timeText = `${String(hours)}时${minutes === 0 ? '' : `${String(minutes)}分`}`;
  return `${businessDate(nowMs).startsWith(year) ? '' : `${year}年`}${dayText}${timeText}`;
}
