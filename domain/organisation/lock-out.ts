import { assert } from '#domain/kernel/assert.ts';

/** Where a login stands: failures in a row, and until when it is locked. */
export interface LockState {
  readonly failures: number;
  /** Epoch milliseconds; null when it was never locked. */
  readonly lockedUntilMs: number | null;
}

export const unlocked: LockState = { failures: 0, lockedUntilMs: null };

const minuteMs = 60_000;
/** A mistyped password is everybody's; from the fifth failure in a row each costs time. */
const freeFailures = 4;
/** Never for good: otherwise anybody could shut a colleague out by typing nonsense. */
const lockMinutes = [1, 5, 15, 30] as const;

/** Whether sign-in must be refused without looking at the password. */
export function isLocked(state: LockState, nowMs: number): boolean {
  return state.lockedUntilMs !== null && nowMs < state.lockedUntilMs;
}

/** Whole seconds until the next try may be made; 0 when not locked. */
export function lockedSeconds(state: LockState, nowMs: number): number {
  return isLocked(state, nowMs) ? Math.ceil(((state.lockedUntilMs ?? nowMs) - nowMs) / 1000) : 0;
}

/** After a wrong password or code: locked for 1, 5, 15, then always 30 minutes from the fifth failure on. */
export function afterFailure(state: LockState, nowMs: number): LockState {
  assert(!isLocked(state, nowMs), 'no password is tried while the login is locked');
  const failures = state.failures + 1;
  const step = Math.min(failures - freeFailures, lockMinutes.length) - 1;
  const minutes = lockMinutes[step];
  return { failures, lockedUntilMs: minutes === undefined ? null : nowMs + minutes * minuteMs };
}

/** After a sign-in: what was counted is forgotten. */
export function afterSuccess(): LockState {
  return unlocked;
}
