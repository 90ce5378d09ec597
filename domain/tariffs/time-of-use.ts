/** Time of use as calendar data with minute edges (TOU-1): which period a minute of a date falls into. */
import { assert, present } from '#domain/kernel/assert.ts';
import { weekday } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Period } from './period.ts';

/** Minutes of a day. */
export const minutesPerDay = 1440;

/** From the first minute up to, not including, `toMinute`; 1440 is the end of the day. */
export interface PeriodSpan {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly period: Period;
}

/** Which dates a rule is for; every condition given must hold, none given means every date. */
export interface DateCondition {
  readonly months?: readonly number[];
  /** ISO weekdays, 1 Monday … 7 Sunday. */
  readonly weekdays?: readonly number[];
  /** Single dates 'YYYY-MM-DD'. */
  readonly dates?: readonly string[];
  /** Statutory days off, by the calendar the caller brings. */
  readonly isHoliday?: boolean;
}

export interface DayRule {
  readonly when: DateCondition;
  /** The day in order, from minute 0 to 1440 without gap. */
  readonly spans: readonly PeriodSpan[];
}

export interface TimeOfUseCalendar {
  readonly code: string;
  readonly title: string;
  /** The first rule whose condition holds decides; the last one has no condition. */
  readonly days: readonly DayRule[];
}

/** Whether a date is a statutory day off; the caller brings the calendar (CLK-3). */
export type IsHoliday = (date: CalendarDate) => boolean;

/** The rule of a date; AssertionFailure when the calendar has none (a proved calendar always has). */
export function dayRuleOf(calendar: TimeOfUseCalendar, date: CalendarDate, isHoliday: IsHoliday): DayRule {
  return present(
    calendar.days.find(({ when }) => holds(when, date, isHoliday)),
    `a rule of ${calendar.code} for ${date}`,
  );
}

function holds(when: DateCondition, date: CalendarDate, isHoliday: IsHoliday): boolean {
  if (when.months?.includes(Number(date.slice(5, 7))) === false) return false;
  if (when.weekdays?.includes(weekday(date)) === false) return false;
  if (when.dates?.includes(date) === false) return false;
  return when.isHoliday === undefined || when.isHoliday === isHoliday(date);
}

/** The period of a minute 0 … 1439 of a date. */
export function periodAt(
  calendar: TimeOfUseCalendar,
  moment: { readonly date: CalendarDate; readonly minute: number },
  isHoliday: IsHoliday,
): Period {
  const { date, minute } = moment;
  assert(Number.isInteger(minute) && minute >= 0 && minute < minutesPerDay, 'a minute of the day');
  const { spans } = dayRuleOf(calendar, date, isHoliday);
  return present(
    spans.find((span) => minute < span.toMinute),
    `the period of minute ${String(minute)}`,
  ).period;
}

/**
 * Energy by period from a day's curve of equal intervals (96 of 15 minutes, 24 of an hour …). An interval in which the
 * period changes is shared by minutes, half away from zero, so that the parts add up to the day.
 */
export function energyByPeriod(
  curveWh: readonly number[],
  calendar: TimeOfUseCalendar,
  on: { readonly date: CalendarDate; readonly isHoliday: IsHoliday },
): Partial<Record<Period, number>> {
  const stepMinutes = minutesPerDay / curveWh.length;
  assert(Number.isInteger(stepMinutes), 'the intervals of a curve divide the day');
  const { spans } = dayRuleOf(calendar, on.date, on.isHoliday);
  const sums: Partial<Record<Period, number>> = {};
  for (const [index, wh] of curveWh.entries()) {
    share(wh, { fromMinute: index * stepMinutes, toMinute: (index + 1) * stepMinutes }, { spans, sums });
  }
  return sums;
}

interface Sharing {
  readonly spans: readonly PeriodSpan[];
  readonly sums: Partial<Record<Period, number>>;
}

function share(
  wh: number,
  interval: { fromMinute: number; toMinute: number },
  { spans, sums }: Sharing,
): void {
  const length = interval.toMinute - interval.fromMinute;
  let given = 0;
  for (const span of spans) {
    const covered = Math.min(span.toMinute, interval.toMinute) - interval.fromMinute;
    if (covered <= 0 || span.fromMinute >= interval.toMinute) continue;
    const upTo = Math.round((wh * covered) / length);
    sums[span.period] = (sums[span.period] ?? 0) + upTo - given;
    given = upTo;
  }
}
