/**
 * When the holder of a clock is warned: at a share of what is counted, so that neither a holiday nor a pause uses up
 * the time to react. 75 % of 5 working days is 18:00 of the fourth counted day.
 */
import { assert, present } from '#domain/kernel/assert.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import { dayMs, startOfDayMs } from '#domain/kernel/instant.ts';
import type { Due } from './due.ts';
import { isDayUnit } from './limit.ts';

export interface WarnInput {
  /** When the clock began; for agreed times and notices the span runs from here to the due time. */
  readonly startedMs: number;
  /** 1 … 99. */
  readonly percent: number;
}

/** The moment of the warning, never after the due time; null while the due time is unknown. */
export function warnAt(due: Due, { startedMs, percent }: WarnInput): number | null {
  assert(percent >= 1 && percent <= 99, 'a warning share lies within 1 and 99 percent');
  if (due.dueMs === null) return null;
  if (due.limit.kind !== 'after') return sharedSpan(startedMs, due.dueMs, percent);
  return isDayUnit(due.limit.unit)
    ? shareOfDays(due, (due.limit.amount * percent) / 100)
    : shareOfTime(due, percent);
}

function sharedSpan(startedMs: number, dueMs: number, percent: number): number {
  return startedMs >= dueMs ? dueMs : startedMs + Math.floor(((dueMs - startedMs) * percent) / 100);
}

/** The end of so many counted days, the last one in part. */
function shareOfDays(due: Due, days: number): number {
  let left = days;
  for (const step of due.explanation) {
    if (step.kind !== 'days' || !step.counted) continue;
    if (left <= step.days) {
      const whole = Math.ceil(left) - 1;
      return startOfDayMs(addDays(step.from, whole)) + Math.floor((left - whole) * dayMs);
    }
    left -= step.days;
  }
  return present(due.dueMs, 'due time');
}

function shareOfTime(due: Due, percent: number): number {
  const running = due.explanation.filter((step) => step.kind === 'time' && step.counted);
  const stretches = running.flatMap((step) => (step.kind === 'time' ? [step] : []));
  const totalMs = stretches.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  let leftMs = Math.floor((totalMs * percent) / 100);
  for (const { fromMs, toMs } of stretches) {
    if (leftMs <= toMs - fromMs) return fromMs + leftMs;
    leftMs -= toMs - fromMs;
  }
  return present(due.dueMs, 'due time');
}
