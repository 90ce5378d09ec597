import { isRefused, type Refused } from '#domain/kernel/refusal.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { assert, present, unreachable } from '#domain/kernel/assert.ts';
import { alarm } from '#domain/promises/alarm.ts';
import {
  cancelClock,
  excuseClock,
  isEnded,
  pauseClock,
  resumeClock,
  runOnClock,
  startClock,
  stopClock,
  type Clock,
} from '#domain/promises/clock.ts';
import type { Region } from '#domain/promises/promise.ts';
import { settingFor } from '#domain/promises/setting.ts';
import type { ClockEffect } from '#domain/processes/state.ts';
import type { PromiseBook } from '../promises/index.ts';

/** A clock of an order under its name in the definition. */
export interface NamedClock {
  readonly name: string;
  readonly clock: Clock;
}

export type ClockKey = `${string}#${number}`;

export interface ClockContext {
  readonly book: PromiseBook;
  readonly region: Region;
  readonly nowMs: number;
  /** Who acts: stands as approver where the definition itself allows the pause. */
  readonly actor: string;
}

/** The name of one run of a clock. */
export function clockKey(name: string, run: number): ClockKey {
  return `${name}#${run}`;
}

function started(effect: Extract<ClockEffect, { op: 'start' }>, context: ClockContext): Clock {
  const { book, region, nowMs } = context;
  const date = businessDate(nowMs);
  const setting = settingFor({ promiseId: effect.promise, region, date }, book.settings);
  const anchorMs = effect.dueAtMs ?? effect.atMs;
  return startClock({ setting, calendar: book.calendar, atMs: nowMs, anchorMs, run: effect.run });
}

/** All open reasons end together: the engine resumes a clock when nothing holds it any more. */
function resumed(clock: Clock, atMs: number, context: ClockContext): Clock | Refused {
  let next: Clock = clock;
  for (const pause of clock.pauses) {
    if (pause.toMs !== null) continue;
    const answer = resumeClock(next, { atMs, reason: pause.reason, calendar: context.book.calendar });
    if (isRefused(answer)) return answer;
    next = answer;
  }
  return next;
}

function changed(
  clock: Clock,
  effect: Exclude<ClockEffect, { op: 'start' }>,
  context: ClockContext,
): Clock | Refused {
  const { calendar } = context.book;
  switch (effect.op) {
    case 'stop':
      return stopClock(clock, { atMs: effect.atMs, calendar });
    case 'pause':
      return pauseClock(clock, {
        atMs: effect.atMs,
        reason: effect.reason,
        approver: effect.approvedBy ?? context.actor,
      });
    case 'resume':
      return resumed(clock, effect.atMs, context);
    case 'cancel':
      return cancelClock(clock, { atMs: effect.atMs, calendar });
    case 'reopen':
      return runOnClock(clock, { calendar });
    case 'excuse':
      return excuseClock(clock, { reason: effect.reason, approver: effect.approvedBy, atMs: effect.atMs });
    default:
      return unreachable(effect);
  }
}

/** Plays the engine's effects on the stored clocks; answers those that changed, by their key. */
export function playClocks(
  stored: ReadonlyMap<ClockKey, Clock>,
  effects: readonly ClockEffect[],
  context: ClockContext,
): Map<ClockKey, NamedClock> | Refused {
  const touched = new Map<ClockKey, NamedClock>();
  for (const effect of effects) {
    const key = clockKey(effect.clock, effect.run);
    const before = touched.get(key)?.clock ?? stored.get(key);
    if (effect.op === 'start') {
      assert(before === undefined, `the clock ${key} starts once`);
      touched.set(key, { name: effect.clock, clock: started(effect, context) });
      continue;
    }
    const answer = changed(present(before, `clock ${key}`), effect, context);
    if (isRefused(answer)) return answer;
    touched.set(key, { name: effect.clock, clock: answer });
  }
  return touched;
}

/** When the sweep must look at a clock again; null when nothing is left to say. */
export function alarmAt(clock: Clock, nowMs: number): Date | null {
  const next = alarm(clock, nowMs);
  if (next === null) return null;
  // The due instant itself is still in time: the breach is one millisecond later.
  return new Date(next.kind === 'breach' ? next.atMs + 1 : next.atMs);
}

/** The nearest due time of the clocks that still count; null when none is known. */
export function nextDue(clocks: Iterable<Clock>): Date | null {
  const due = [...clocks].flatMap((clock) => (isEnded(clock) || clock.dueMs === null ? [] : [clock.dueMs]));
  return due.length === 0 ? null : new Date(Math.min(...due));
}
