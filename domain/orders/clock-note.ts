/**
 * How a clock stood after a command, kept in the command's event: with it the promise figures can be counted again
 * from the chain alone (P1), and the event in which a case settled says so itself (R-PROM-20).
 */
import { isEnded, spentMs, type Clock } from '#domain/promises/clock.ts';

export interface ClockNote {
  readonly clock: string;
  readonly run: number;
  readonly promise: string;
  readonly state: 'running' | 'stopped' | 'cancelled';
  /** When its breach was found, by this command or before; null: in time so far. */
  readonly breachedMs: number | null;
  readonly endedMs: number | null;
  readonly durationSeconds: number | null;
  readonly excused: boolean;
}

/** Whole seconds from the anchor to the stop without pauses, begun ones counted; null unless the promise was fulfilled. */
export function durationSecondsOf(clock: Clock): number | null {
  if (clock.state !== 'stopped' || clock.endedMs === null) return null;
  return Math.ceil(spentMs(clock, clock.endedMs) / 1_000);
}

function noteOf(name: string, clock: Clock): ClockNote {
  const { run, promiseId, breachedMs, endedMs, excuse } = clock;
  return {
    ...{ clock: name, run, promise: promiseId, breachedMs, endedMs },
    state: clock.state === 'paused' ? 'running' : clock.state,
    durationSeconds: durationSecondsOf(clock),
    excused: excuse !== null,
  };
}

/** A clock before and after a command. */
export interface ClockChange {
  readonly name: string;
  readonly before: Clock | undefined;
  readonly after: Clock;
}

/** Notes of the clocks that ended, ran on again or were excused; starts, pauses and resumptions settle nothing. */
export function clockNotes(changes: Iterable<ClockChange>): readonly ClockNote[] {
  return [...changes].flatMap(({ name, before, after }) => {
    const wasEnded = before !== undefined && isEnded(before);
    const wasExcused = before !== undefined && before.excuse !== null;
    const tells = isEnded(after) || wasEnded || (after.excuse !== null && !wasExcused);
    return tells ? [noteOf(name, after)] : [];
  });
}
