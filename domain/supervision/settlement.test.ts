import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import { calendarFrom } from '#domain/promises/calendar.ts';
import { recordAlarm } from '#domain/promises/alarm.ts';
import {
  cancelClock,
  excuseClock,
  pauseClock,
  runOnClock,
  startClock,
  stopClock,
  type Clock,
} from '#domain/promises/clock.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { addMonths, isMonth, monthOfInstant, monthRange, settlementOf, type Month } from './settlement.ts';

const calendar = calendarFrom({ version: 'test', overrides: [], announcedYears: [] });
const at = (text: string): number => Date.parse(`${text}+08:00`);
const done = (answer: Clock | Refused): Clock => {
  if (isRefused(answer)) throw new Error(answer.refused);
  return answer;
};

const setting = {
  promiseId: 'R-PROM-10',
  region: 'urban',
  limit: '45min',
  warnPercent: 75,
  measure: 'each',
  version: 'test',
} as const;
const started = (): Clock => startClock({ setting, calendar, atMs: at('2026-10-31T23:30:00') });
const stop = (clock: Clock, text: string): Clock => done(stopClock(clock, { atMs: at(text), calendar }));
const breach = (clock: Clock, text: string): Clock => {
  const warned = recordAlarm(clock, 'warn', at(text));
  return recordAlarm(warned, 'breach', at(text));
};

describe('a promise is counted once, when it settles', () => {
  test('kept: at the stop, with the time it took', () => {
    expect(settlementOf(stop(started(), '2026-11-01T00:10:00'))).toEqual({
      result: 'kept',
      settledMs: at('2026-11-01T00:10:00'),
      durationSeconds: 2_400,
    });
  });

  test('not at all while it runs in time', () => {
    expect(settlementOf(started())).toBeNull();
  });

  test('broken: when the breach is recorded, and in that month also when it is fulfilled in the next', () => {
    const broken = breach(started(), '2026-11-01T00:15:01');
    const settledMs = at('2026-11-01T00:15:01');
    expect(settlementOf(broken)).toEqual({ result: 'broken', settledMs, durationSeconds: null });
    expect(settlementOf(stop(broken, '2026-12-02T08:00:00'))).toMatchObject({ result: 'broken', settledMs });
  });

  test('broken without anybody having noticed: at the stop', () => {
    expect(settlementOf(stop(started(), '2026-11-01T01:00:00'))).toMatchObject({
      result: 'broken',
      settledMs: at('2026-11-01T01:00:00'),
      durationSeconds: 5_400,
    });
  });

  test('excused: as what it counts changes, not when', () => {
    const late = stop(started(), '2026-11-01T01:00:00');
    const excuse = { reason: '道路塌方', approver: '主任', atMs: at('2026-12-05T08:00:00') };
    expect(settlementOf(done(excuseClock(late, excuse)))).toMatchObject({
      result: 'excused',
      settledMs: at('2026-11-01T01:00:00'),
    });
  });

  test('withdrawn in time it counts nowhere; withdrawn late it stays broken', () => {
    const end = { atMs: at('2026-11-01T02:00:00'), calendar };
    expect(
      settlementOf(done(cancelClock(started(), { ...end, atMs: at('2026-10-31T23:40:00') }))),
    ).toBeNull();
    const late = breach(started(), '2026-11-01T00:15:01');
    expect(settlementOf(done(cancelClock(late, end)))).toMatchObject({
      result: 'broken',
      durationSeconds: null,
    });
  });

  test('an end that did not hold settles nothing', () => {
    const stopped = stop(started(), '2026-10-31T23:40:00');
    expect(settlementOf(done(runOnClock(stopped, { calendar })))).toBeNull();
  });

  test('time of a pause is no time it took', () => {
    const paused = done(
      pauseClock(started(), { atMs: at('2026-10-31T23:35:00'), reason: 'storm', approver: '班长' }),
    );
    expect(settlementOf(stop(paused, '2026-11-01T05:00:00'))).toMatchObject({
      result: 'kept',
      durationSeconds: 300,
    });
  });
});

describe('a month', () => {
  test('is that of the business time zone', () => {
    expect(monthOfInstant(at('2026-10-31T23:59:59'))).toBe('2026-10');
    expect(monthOfInstant(at('2026-11-01T00:00:00'))).toBe('2026-11');
  });

  test('ends where the next begins, also at the end of a year', () => {
    const december = '2026-12' as Month;
    expect(addMonths(december, 1)).toBe('2027-01');
    expect(addMonths('2026-01' as Month, -1)).toBe('2025-12');
    expect(monthRange(december)).toEqual({
      fromMs: at('2026-12-01T00:00:00'),
      toMs: at('2027-01-01T00:00:00'),
    });
  });

  test('is recognised', () => {
    expect(['2026-10', '2026-13', '2026-1', 'x', '1899-01'].map(isMonth)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
