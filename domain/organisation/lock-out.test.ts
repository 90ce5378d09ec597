import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterFailure, afterSuccess, isLocked, lockedSeconds, unlocked } from './lock-out.ts';
import type { LockState } from './lock-out.ts';

const startMs = Date.UTC(2026, 8, 30, 1);

/** State after `count` failures, each at the first moment it was possible. */
function afterFailures(count: number): LockState {
  let state = unlocked;
  for (let at = 0; at < count; at += 1) state = afterFailure(state, state.lockedUntilMs ?? startMs);
  return state;
}

describe('lock-out after wrong passwords', () => {
  test('four wrong tries cost nothing', () => {
    expect(afterFailures(4)).toEqual({ failures: 4, lockedUntilMs: null });
  });

  test.each([
    [5, 1],
    [6, 5],
    [7, 15],
    [8, 30],
    [9, 30],
    [50, 30],
  ])('after %i failures in a row the login is locked for %i minutes', (failures, minutes) => {
    const before = afterFailures(failures - 1);
    const nowMs = before.lockedUntilMs ?? startMs;
    expect(afterFailure(before, nowMs).lockedUntilMs).toBe(nowMs + minutes * 60_000);
  });

  test('the lock ends at its instant, not before', () => {
    const state = afterFailures(5);
    const endMs = state.lockedUntilMs ?? 0;
    expect(isLocked(state, endMs - 1)).toBe(true);
    expect(lockedSeconds(state, endMs - 1)).toBe(1);
    expect(isLocked(state, endMs)).toBe(false);
    expect(lockedSeconds(state, endMs)).toBe(0);
  });

  test('trying while locked is a mistake of the program: the password must not be looked at', () => {
    const state = afterFailures(5);
    expect(() => afterFailure(state, (state.lockedUntilMs ?? 0) - 1)).toThrow('locked');
  });

  test('a sign-in forgets the failures', () => {
    expect(afterSuccess()).toEqual({ failures: 0, lockedUntilMs: null });
  });

  test('a guesser gets at most 56 tries in a day, and nobody waits longer than 30 minutes', () => {
    let state = unlocked;
    let tries = 0;
    for (let nowMs = startMs; nowMs < startMs + 86_400_000; nowMs = state.lockedUntilMs ?? nowMs) {
      state = afterFailure(state, nowMs);
      tries += 1;
    }
    expect(tries).toBeLessThanOrEqual(56);
    expect(tries).toBeGreaterThan(40);
  });

  test('more failures never lock for a shorter time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), (failures) => {
        const wait = (count: number) =>
          lockedSeconds(afterFailure({ failures: count, lockedUntilMs: null }, 0), 0);
        expect(wait(failures + 1)).toBeGreaterThanOrEqual(wait(failures));
      }),
    );
  });
});
