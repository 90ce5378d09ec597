/**
 * When a promise falls due: a pure function of the start, the limit, the pauses and the calendar, which explains
 * itself step by step (CLK-1 … CLK-4). Days end at 24:00 of their last day, which is 00:00 of the next.
 * What is left out: which limit applies (`setting.ts`) and the life of a clock (`clock.ts`).
 */
import { assert, unreachable } from '#domain/kernel/assert.ts';
import { businessDate, endOfDayMs, startOfDayMs } from '#domain/kernel/instant.ts';
import { clipIntervals, mergeIntervals } from '#domain/kernel/intervals.ts';
import type { Interval } from '#domain/kernel/intervals.ts';
import type { Calendar } from './calendar.ts';
import { countDays, countDaysBack } from './day-count.ts';
import type { DayCount } from './day-count.ts';
import { assertLimit, elapsedUnitMs, isDayUnit, isOfficeUnit, officeUnitMs } from './limit.ts';
import type { ElapsedUnit, Limit, Span } from './limit.ts';
import { countOfficeTime } from './office-count.ts';
import { daySteps } from './steps.ts';
import type { Step, TimeStep } from './steps.ts';

export interface DueInput {
  /** The start of the promise; the event, the agreed time or date where the limit is `before`, `at`, `on-day`. */
  readonly fromMs: number;
  readonly limit: Limit;
  /** In any order, overlapping or not; an open one has `toMs` null. */
  readonly pauses: readonly Interval[];
  readonly calendar: Calendar;
}

export type DueWarning =
  /** The year's holidays are not announced: computed from weekdays and weekends. */
  | { readonly code: 'year-not-announced'; readonly year: number }
  /** Pauses don't move an agreed time or the notice before an event. */
  | { readonly code: 'pause-ignored' };

export interface Due {
  readonly fromMs: number;
  readonly limit: Limit;
  /** Null while an open pause that began before the due time keeps it unknown. */
  readonly dueMs: number | null;
  readonly calendarVersion: string;
  readonly warnings: readonly DueWarning[];
  readonly explanation: readonly Step[];
}

type Answer = Pick<Due, 'dueMs' | 'warnings' | 'explanation'>;

/** The due time of a promise with its explanation. AssertionFailure on a limit or pause that makes no sense. */
export function dueAt(input: DueInput): Due {
  assertLimit(input.limit);
  const { fromMs, limit, calendar } = input;
  return { fromMs, limit, calendarVersion: calendar.version, ...answer(input) };
}

/** Whether pauses move the due time: so for limits that run from a start, not for agreed times and notices. */
export function isPausable(limit: Limit): boolean {
  return limit.kind === 'after';
}

/** The pauses that matter: merged, in order, none before the start. */
export function pausesFrom(fromMs: number, pauses: readonly Interval[]): readonly Interval[] {
  return clipIntervals(mergeIntervals(pauses), fromMs);
}

/** `durationMs` of running time after `fromMs` (CLK-4); null when an open pause comes first. */
export function elapse(fromMs: number, durationMs: number, pauses: readonly Interval[]): number | null {
  let dueMs = fromMs + durationMs;
  for (const pause of pauses) {
    if (pause.fromMs >= dueMs) break;
    if (pause.toMs === null) return null;
    dueMs += pause.toMs - pause.fromMs;
  }
  return dueMs;
}

function answer(input: DueInput): Answer {
  const { limit } = input;
  switch (limit.kind) {
    case 'after':
      return afterSpan(input, limit);
    case 'before':
      return fixed(input, before(input, limit));
    case 'at':
      return fixed(input, { dueMs: input.fromMs, warnings: [], explanation: [] });
    case 'on-day':
      return fixed(input, { dueMs: endOfDayMs(businessDate(input.fromMs)), warnings: [], explanation: [] });
    default:
      return unreachable(limit);
  }
}

function afterSpan(input: DueInput, { amount, unit }: Span): Answer {
  if (isDayUnit(unit)) return afterDays(input, { amount, unit });
  return isOfficeUnit(unit)
    ? afterOfficeTime(input, amount * officeUnitMs[unit])
    : afterTime(input, { amount, unit });
}

function afterOfficeTime({ fromMs, calendar, ...input }: DueInput, durationMs: number): Answer {
  const pauses = pausesFrom(fromMs, input.pauses);
  const counted = countOfficeTime({ fromMs, durationMs, pauses, calendar });
  const open = openBefore(pauses, counted.dueMs);
  return {
    dueMs: counted.dueMs,
    warnings: yearWarnings(counted),
    explanation: [...counted.steps, ...openSteps(open)],
  };
}

function afterDays(input: DueInput, limit: { amount: number; unit: 'd' | 'wd' }): Answer {
  const pauses = pausesFrom(input.fromMs, input.pauses);
  const counted = countDays({ ...limit, fromMs: input.fromMs, pauses, calendar: input.calendar });
  const dueMs = counted.lastDate === null ? null : endOfDayMs(counted.lastDate);
  return {
    dueMs,
    warnings: yearWarnings(counted),
    explanation: [...daySteps(counted.marks), ...openSteps(openBefore(pauses, dueMs))],
  };
}

function afterTime(input: DueInput, { amount, unit }: { amount: number; unit: ElapsedUnit }): Answer {
  const pauses = pausesFrom(input.fromMs, input.pauses);
  const dueMs = elapse(input.fromMs, amount * elapsedUnitMs[unit], pauses);
  const open = openBefore(pauses, dueMs);
  const endMs = dueMs ?? open?.fromMs ?? input.fromMs;
  return {
    dueMs,
    warnings: [],
    explanation: [...timeSteps(input.fromMs, endMs, pauses), ...openSteps(open)],
  };
}

// The notice protects the customer: whole days before the day of the event, and never shortened by CLK-2.
function before({ fromMs, calendar }: DueInput, { amount, unit }: Span): Answer {
  assert(!isOfficeUnit(unit), 'a notice is not counted in working time');
  if (!isDayUnit(unit)) {
    const dueMs = fromMs - amount * elapsedUnitMs[unit];
    const notice: TimeStep = { kind: 'time', fromMs: dueMs, toMs: fromMs, counted: true, reason: 'notice' };
    return { dueMs, warnings: [], explanation: [notice] };
  }
  const counted = countDaysBack({ fromMs, amount, unit, calendar });
  return {
    dueMs: counted.lastDate === null ? null : startOfDayMs(counted.lastDate),
    warnings: yearWarnings(counted),
    explanation: daySteps(counted.marks),
  };
}

function fixed(input: DueInput, found: Answer): Answer {
  if (input.pauses.length === 0) return found;
  return { ...found, warnings: [...found.warnings, { code: 'pause-ignored' }] };
}

function yearWarnings(counted: Pick<DayCount, 'unannounced'>): readonly DueWarning[] {
  return counted.unannounced.map((year) => ({ code: 'year-not-announced', year }));
}

/** The open pause, when it began before the due time and so keeps it unknown. */
function openBefore(pauses: readonly Interval[], dueMs: number | null): Interval | null {
  const last = pauses.at(-1);
  if (last?.toMs !== null) return null;
  return dueMs === null || last.fromMs < dueMs ? last : null;
}

function openSteps(open: Interval | null): readonly Step[] {
  return open === null ? [] : [{ kind: 'open-pause', fromMs: open.fromMs }];
}

function timeSteps(fromMs: number, endMs: number, pauses: readonly Interval[]): readonly TimeStep[] {
  const steps: TimeStep[] = [];
  const push = (toMs: number, counted: boolean): void => {
    const last = steps.at(-1)?.toMs ?? fromMs;
    if (toMs > last) {
      steps.push({ kind: 'time', fromMs: last, toMs, counted, reason: counted ? 'running' : 'paused' });
    }
  };
  for (const pause of pauses) {
    if (pause.fromMs >= endMs || pause.toMs === null) break;
    push(pause.fromMs, true);
    push(pause.toMs, false);
  }
  push(endMs, true);
  return steps;
}
