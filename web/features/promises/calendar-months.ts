/** A year of days as twelve sheets, and the keyboard's way over them. */
import { assert } from '#domain/kernel/assert.ts';
import {
  addDays,
  calendarDate,
  isCalendarDate,
  weekday,
  type CalendarDate,
} from '#domain/kernel/calendar-date.ts';
import type { DaySetting } from '#domain/promises/calendar-change.ts';
import type { YearDay } from './words.ts';

/** Monday to Sunday; null where another month begins or ends. */
export type Week = readonly (YearDay | null)[];

export interface Month {
  /** 1 … 12. */
  readonly month: number;
  readonly weeks: readonly Week[];
  readonly workingDays: number;
}

/** The days of a year, in order, as its months. */
export function monthsOf(days: readonly YearDay[]): readonly Month[] {
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  return months.map((month) => {
    const own = days.filter(({ date }) => Number(date.slice(5, 7)) === month);
    return { month, weeks: weeksOf(own), workingDays: own.filter(({ working }) => working).length };
  });
}

function weeksOf(days: readonly YearDay[]): readonly Week[] {
  const first = days[0];
  if (first === undefined) return [];
  const before = weekday(calendarDate(first.date)) - 1;
  const cells: readonly (YearDay | null)[] = [...Array.from({ length: before }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) =>
    cells.slice(at * 7, at * 7 + 7),
  );
  return weeks.map((week) => [...week, ...Array.from({ length: 7 - week.length }, () => null)]);
}

/** Where a key leads from a day: arrows by day and week, Page keys by month, Home and End to the month's edges; null for others and beyond the year. */
export function dayAfterKey(date: CalendarDate, key: string): CalendarDate | null {
  const to = Object.hasOwn(moves, key) ? (moves[key]?.(date) ?? null) : null;
  return to?.slice(0, 4) === date.slice(0, 4) ? to : null;
}

const moves: Readonly<Record<string, (date: CalendarDate) => CalendarDate>> = {
  ArrowLeft: (date) => addDays(date, -1),
  ArrowRight: (date) => addDays(date, 1),
  ArrowUp: (date) => addDays(date, -7),
  ArrowDown: (date) => addDays(date, 7),
  Home: (date) => calendarDate(`${date.slice(0, 8)}01`),
  End: lastOfMonth,
  PageUp: (date) => sameDay(date, addDays(calendarDate(`${date.slice(0, 8)}01`), -1)),
  PageDown: (date) => sameDay(date, addDays(lastOfMonth(date), 1)),
};

function lastOfMonth(date: CalendarDate): CalendarDate {
  const last = ['31', '30', '29', '28'].map((day) => `${date.slice(0, 8)}${day}`).find(isCalendarDate);
  assert(last !== undefined, 'a month has a last day');
  return last;
}

/** The same day of the month that `within` lies in, or its last. */
function sameDay(date: CalendarDate, within: CalendarDate): CalendarDate {
  const wanted = `${within.slice(0, 8)}${date.slice(8)}`;
  return isCalendarDate(wanted) ? wanted : lastOfMonth(within);
}

/** A change for every day of a span; taking back concerns those alone that the unit has set. */
export function daysToSet(
  days: readonly YearDay[],
  span: { readonly from: string; readonly to: string },
  change: { readonly setting: DaySetting; readonly name: string },
): readonly { date: string; setting: DaySetting; name: string }[] {
  return days
    .filter(({ date }) => date >= span.from && date <= span.to)
    .filter(({ own }) => own || change.setting !== 'statutory')
    .map(({ date }) => ({ date, ...change }));
}
