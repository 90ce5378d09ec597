/**
 * The alarms of a clock: the warning and its further levels as they come, then the breach, each raised once and in this
 * order, also by workers that were down for hours (S6). The verdict on a clock, as reports count it.
 */
import { assert } from '#domain/kernel/assert.ts';
import { isEnded, isOverdue } from './clock.ts';
import type { Clock } from './clock.ts';

export type AlarmKind = 'warn' | 'level' | 'breach';

export interface Alarm {
  readonly kind: AlarmKind;
  readonly atMs: number;
  /** Whether its time has come. */
  readonly isDue: boolean;
  /** Which of the setting's levels, from 0; of a `level` alone. */
  readonly level?: number;
}

/** `kept`, `late` and `excused` for stopped clocks; the others are still open or fell away. */
export type Verdict = 'running' | 'paused' | 'overdue' | 'kept' | 'late' | 'excused' | 'cancelled';

/** The next alarm not recorded yet; null when none is left, or while a pause keeps the due time unknown. */
export function alarm(clock: Clock, nowMs: number): Alarm | null {
  if (isEnded(clock) || clock.dueMs === null || clock.breachedMs !== null) return null;
  const [first] = warningsAhead(clock).sort((a, b) => a.atMs - b.atMs);
  const next = first ?? { kind: 'breach' as const, atMs: clock.dueMs };
  return { ...next, isDue: nowMs >= next.atMs };
}

/** The warnings not recorded yet, the usual one first; sorting keeps this order among equals. */
function warningsAhead({ warnedMs, warnMs, levels = [] }: Clock): Omit<Alarm, 'isDue'>[] {
  const usual = warnedMs === null && warnMs !== null ? [{ kind: 'warn' as const, atMs: warnMs }] : [];
  const further = levels.flatMap(({ atMs, raisedMs }, level) =>
    raisedMs === null && atMs !== null ? [{ kind: 'level' as const, atMs, level }] : [],
  );
  return [...usual, ...further];
}

/** The clock with its next alarm recorded at `nowMs`; AssertionFailure unless that alarm is due. */
export function recordAlarm(clock: Clock, kind: AlarmKind, nowMs: number): Clock {
  const next = alarm(clock, nowMs);
  assert(next?.kind === kind && next.isDue, `the ${kind} alarm is the next and due`);
  if (next.kind === 'warn') return { ...clock, warnedMs: nowMs };
  if (next.kind === 'breach') return { ...clock, breachedMs: nowMs };
  const levels = (clock.levels ?? []).map((mark, at) =>
    at === next.level ? { ...mark, raisedMs: nowMs } : mark,
  );
  return { ...clock, levels };
}

/** How the clock stands at `nowMs`. */
export function verdict(clock: Clock, nowMs: number): Verdict {
  if (clock.state === 'cancelled') return 'cancelled';
  if (clock.excuse !== null) return 'excused';
  if (clock.state === 'stopped') return (clock.overrunSeconds ?? 0) > 0 ? 'late' : 'kept';
  if (isOverdue(clock, nowMs)) return 'overdue';
  return clock.state;
}
