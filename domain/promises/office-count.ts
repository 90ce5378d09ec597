/**
 * Counting working minutes and hours (S1): the clock runs in the office hours of working days and stands still at
 * night, in the break, on days off and while it is paused. The time of the event itself counts when it lies in them.
 */
import { assert } from '#domain/kernel/assert.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate, minuteMs, startOfDayMs } from '#domain/kernel/instant.ts';
import type { Interval } from '#domain/kernel/intervals.ts';
import { unannouncedYears } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { daySteps } from './steps.ts';
import type { DayMark, Step, TimeStep } from './steps.ts';

export interface OfficeCountInput {
  readonly fromMs: number;
  readonly durationMs: number;
  /** Merged and clipped to the start, at most the last one open. */
  readonly pauses: readonly Interval[];
  readonly calendar: Calendar;
}

export interface OfficeCount {
  /** Null when an open pause comes first. */
  readonly dueMs: number | null;
  readonly steps: readonly Step[];
  /** Years looked at whose holidays are not announced. */
  readonly unannounced: readonly number[];
}

/** Three centuries, and the longest limit at one minute a day. */
const daysMax = 240_000;

/** A stretch of office time, or of a pause within it. */
type Stretch = Pick<TimeStep, 'fromMs' | 'toMs' | 'counted'>;

/** Office time from `fromMs` on until `durationMs` have run. */
export function countOfficeTime(input: OfficeCountInput): OfficeCount {
  const { fromMs, calendar } = input;
  const steps: Step[] = [];
  const daysOff: DayMark[] = [];
  const looked: CalendarDate[] = [];
  const tellDaysOff = (): void => {
    steps.push(...daySteps(daysOff.splice(0)));
  };
  const told = (): Omit<OfficeCount, 'dueMs'> => ({ steps, unannounced: unannounced(calendar, looked) });
  let leftMs = input.durationMs;
  let date = businessDate(fromMs);
  for (let days = 0; ; days += 1, date = addDays(date, 1)) {
    assert(days < daysMax, 'a count of working time ends');
    looked.push(date);
    if (!calendar.isWorkingDay(date)) {
      if (isPausedForever(input.pauses, startOfDayMs(date))) return { dueMs: null, ...told() };
      daysOff.push(dayOff(calendar, date));
      continue;
    }
    for (const stretch of stretchesOf(input, date)) {
      if (stretch === 'standing') {
        tellDaysOff();
        return { dueMs: null, ...told() };
      }
      tellDaysOff();
      const runMs = stretch.counted ? Math.min(leftMs, stretch.toMs - stretch.fromMs) : 0;
      const toMs = stretch.counted ? stretch.fromMs + runMs : stretch.toMs;
      steps.push({
        kind: 'time',
        fromMs: stretch.fromMs,
        toMs,
        counted: stretch.counted,
        reason: stretch.counted ? 'office' : 'paused',
      });
      leftMs -= runMs;
      if (leftMs === 0) return { dueMs: toMs, ...told() };
    }
  }
}

function isPausedForever(pauses: readonly Interval[], atMs: number): boolean {
  const last = pauses.at(-1);
  return last?.toMs === null && last.fromMs <= atMs;
}

/** The office time of one working day from the start on, cut by the pauses; `standing` where an open pause begins. */
function stretchesOf(
  { fromMs, pauses, calendar }: OfficeCountInput,
  date: CalendarDate,
): readonly (Stretch | 'standing')[] {
  const midnightMs = startOfDayMs(date);
  return calendar.officeHours(date).flatMap(({ fromMinute, toMinute }) => {
    const beginMs = Math.max(fromMs, midnightMs + fromMinute * minuteMs);
    const endMs = midnightMs + toMinute * minuteMs;
    return beginMs >= endMs ? [] : cut({ beginMs, endMs }, pauses);
  });
}

function cut(
  { beginMs, endMs }: { readonly beginMs: number; readonly endMs: number },
  pauses: readonly Interval[],
): readonly (Stretch | 'standing')[] {
  const parts: (Stretch | 'standing')[] = [];
  let atMs = beginMs;
  for (const pause of pauses) {
    if (pause.fromMs >= endMs) break;
    if (pause.toMs !== null && pause.toMs <= atMs) continue;
    if (pause.fromMs > atMs) parts.push({ fromMs: atMs, toMs: pause.fromMs, counted: true });
    if (pause.toMs === null) return [...parts, 'standing'];
    const pausedMs = Math.max(atMs, pause.fromMs);
    atMs = Math.min(pause.toMs, endMs);
    parts.push({ fromMs: pausedMs, toMs: atMs, counted: false });
  }
  return atMs < endMs ? [...parts, { fromMs: atMs, toMs: endMs, counted: true }] : parts;
}

function dayOff(calendar: Calendar, date: CalendarDate): DayMark {
  const { kind, zh, en } = calendar.day(date);
  return { date, counted: false, reason: kind === 'weekend' ? 'weekend' : 'holiday', zh, en };
}

function unannounced(calendar: Calendar, looked: readonly CalendarDate[]): readonly number[] {
  const years = new Set(looked.flatMap((date) => unannouncedYears(calendar, date)));
  return [...years].toSorted((a, b) => a - b);
}
