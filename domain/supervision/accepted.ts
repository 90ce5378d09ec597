/** When requests come and how the days went (R-SYS-04): hours of acceptance laid over the week and over the days. */
import { compareDates, weekday, type CalendarDate, type Weekday } from '../kernel/calendar-date.ts';
import { businessDate, hourMs, startOfDayMs } from '../kernel/instant.ts';

/** How many requests were accepted in the hour that begins at `hourMs`. */
export interface AcceptedHour {
  readonly hourMs: number;
  readonly accepted: number;
}

export interface WeekHour {
  readonly weekday: Weekday;
  /** 0 … 23 in the business zone. */
  readonly hour: number;
  readonly accepted: number;
}

export interface EndedDay {
  readonly day: CalendarDate;
  readonly closed: number;
  readonly broken: number;
}

export interface DayFigures extends EndedDay {
  readonly accepted: number;
}

const hoursOfDay = 24;

/** Accepted requests by weekday and hour in the business zone, Monday's first hour first; hours without any are left out. */
export function byWeekHour(hours: readonly AcceptedHour[]): WeekHour[] {
  const sums = new Map<number, WeekHour>();
  for (const { hourMs: startMs, accepted } of hours) {
    const date = businessDate(startMs);
    const at = { weekday: weekday(date), hour: Math.floor((startMs - startOfDayMs(date)) / hourMs) };
    const key = at.weekday * hoursOfDay + at.hour;
    sums.set(key, { ...at, accepted: (sums.get(key)?.accepted ?? 0) + accepted });
  }
  return [...sums].sort(([a], [b]) => a - b).map(([, sum]) => sum);
}

/** Each day on which something was accepted, ended or broken, the first day first. */
export function byDay(hours: readonly AcceptedHour[], ended: readonly EndedDay[]): DayFigures[] {
  const days = new Map<CalendarDate, DayFigures>(ended.map((one) => [one.day, { ...one, accepted: 0 }]));
  for (const { hourMs: startMs, accepted } of hours) {
    const day = businessDate(startMs);
    const before = days.get(day) ?? { day, accepted: 0, closed: 0, broken: 0 };
    days.set(day, { ...before, accepted: before.accepted + accepted });
  }
  return [...days.values()].sort((a, b) => compareDates(a.day, b.day));
}
