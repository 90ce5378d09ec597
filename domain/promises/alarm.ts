/**
 * The alarms of a clock: a warning, then the breach, each raised once and in this order, also by workers that were
 * down for hours (S6). The verdict on a clock, as reports count it.
 */
import { assert } from '#domain/kernel/assert.ts';
import { isEnded, isOverdue } from './clock.ts';
import type { Clock } from './clock.ts';

export type AlarmKind = 'warn' | 'breach';

export interface Alarm {
  readonly kind: AlarmKind;
  readonly atMs: number;
  /** Whether its time has come. */
  readonly isDue: boolean;
}

/** `kept`, `late` and `excused` for stopped clocks; the others are still open or fell away. */
export type Verdict = 'running' | 'paused' | 'overdue' | 'kept' | 'late' | 'excused' | 'cancelled';

/** The next alarm not recorded yet; null when none is left, or while a pause keeps the due time unknown. */
export function alarm(clock: Clock, nowMs: number): Alarm | null {
  if (isEnded(clock) || clock.dueMs === null || clock.breachedMs !== null) return null;
  if (clock.warnedMs === null && clock.warnMs !== null) {
    return { kind: 'warn', atMs: clock.warnMs, isDue: nowMs >= clock.warnMs };
  }
  return { kind: 'breach', atMs: clock.dueMs, isDue: nowMs >= clock.dueMs };
}

/** The clock with its next alarm recorded at `nowMs`; AssertionFailure unless that alarm is due. */
export function recordAlarm(clock: Clock, kind: AlarmKind, nowMs: number): Clock {
  const next = alarm(clock, nowMs);
  assert(next?.kind === kind && next.isDue, `the ${kind} alarm is the next and due`);
  return kind === 'warn' ? { ...clock, warnedMs: nowMs } : { ...clock, breachedMs: nowMs };
}

/** How the clock stands at `nowMs`. */
export function verdict(clock: Clock, nowMs: number): Verdict {
  if (clock.state === 'cancelled') return 'cancelled';
  if (clock.excuse !== null) return 'excused';
  if (clock.state === 'stopped') return (clock.overrunSeconds ?? 0) > 0 ? 'late' : 'kept';
  if (isOverdue(clock, nowMs)) return 'overdue';
  return clock.state;
}
