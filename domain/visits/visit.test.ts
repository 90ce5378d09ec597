import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import { isCallingHour, isMessageHour, nextCallingMs } from './hours.ts';
import { afterAttempt, visitNumber, type AttemptRules } from './visit.ts';

const at = (time: string): number => Date.parse(`2026-11-18T${time}:00+08:00`);
const rules: AttemptRules = { inVain: 0, attemptsMax: 3, retryMinutes: 120, nowMs: at('10:00') };
const callBack = (time: string) => afterAttempt({ result: 'call-back', callAgainMs: at(time) }, rules);

describe('calling hours', () => {
  test.each([
    ['07:59', false],
    ['08:00', true],
    ['11:59', true],
    ['12:00', false],
    ['13:59', false],
    ['14:00', true],
    ['20:59', true],
    ['21:00', false],
  ])('%s: %s', (time, may) => {
    expect(isCallingHour(at(time))).toBe(may);
  });

  test.each([
    ['07:59', false],
    ['08:00', true],
    ['19:59', true],
    ['20:00', false],
  ])('messages at %s: %s', (time, may) => {
    expect(isMessageHour(at(time))).toBe(may);
  });

  test('the next one is a calling hour, not before, and the instant itself where it is one', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('00:00'), max: at('00:00') + 30 * 86_400_000 }), (nowMs) => {
        const next = nextCallingMs(nowMs);
        expect(isCallingHour(next)).toBe(true);
        expect(next).toBeGreaterThanOrEqual(nowMs);
        if (isCallingHour(nowMs)) expect(next).toBe(nowMs);
      }),
    );
  });
});

describe('a call without an answer', () => {
  test('waits two hours, and not into the noon rest', () => {
    const after = afterAttempt({ result: 'no-answer', callAgainMs: null }, rules);
    expect(after).toEqual({ state: 'waiting', reason: null, callAgainMs: at('14:00'), inVain: 1 });
  });

  test('the third in vain is the last', () => {
    const after = afterAttempt({ result: 'busy', callAgainMs: null }, { ...rules, inVain: 2 });
    expect(after).toMatchObject({ state: 'unreached', reason: 'no-answer', inVain: 3 });
  });

  test('whatever is recorded, a visit ends after as many calls in vain as the setting says, never before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (attemptsMax) => {
        for (let inVain = 0; inVain < attemptsMax; inVain += 1) {
          const after = afterAttempt(
            { result: 'no-answer', callAgainMs: null },
            { ...rules, attemptsMax, inVain },
          );
          if (isRefused(after)) throw new Error('a call in vain is never refused');
          expect(after.state).toBe(inVain + 1 < attemptsMax ? 'waiting' : 'unreached');
        }
      }),
    );
  });

  test('a promise to call back keeps the count and is held to decent hours within two weeks', () => {
    expect(callBack('15:00')).toMatchObject({ state: 'waiting', callAgainMs: at('15:00'), inVain: 0 });
    expect(callBack('12:30')).toMatchObject({ refused: 'visit.call-again-hours', field: 'callAgainAt' });
    expect(callBack('09:00')).toMatchObject({ refused: 'visit.call-again-past' });
    const far = at('15:00') + 15 * 86_400_000;
    expect(afterAttempt({ result: 'call-back', callAgainMs: far }, rules)).toMatchObject({
      refused: 'visit.call-again-past',
    });
    expect(afterAttempt({ result: 'call-back', callAgainMs: null }, rules)).toMatchObject({
      refused: 'visit.call-again-missing',
    });
  });
});

test('each closing of an order has a visit with a number of its own', () => {
  expect(visitNumber('261118330400000019', 1)).toBe('HF261118330400000019-1');
  expect(visitNumber('261118330400000019', 2)).toBe('HF261118330400000019-2');
});
