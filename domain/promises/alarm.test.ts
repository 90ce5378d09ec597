import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { hourMs, minuteMs } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { alarm, recordAlarm, verdict } from './alarm.ts';
import { statutoryCalendar as calendar } from './calendar.ts';
import { cancelClock, excuseClock, pauseClock, resumeClock, startClock, stopClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { settingFor } from './setting.ts';

const startMs = Date.UTC(2026, 9, 12, 2);
const setting = settingFor({ promiseId: 'R-PROM-10', region: 'urban', date: calendarDate('2026-10-12') }, []);
// 45 minutes: warned after 33 min 45 s.
const clock = startClock({ setting, calendar, atMs: startMs });
const warnMs = startMs + 33.75 * minuteMs;
const dueMs = startMs + 45 * minuteMs;

function ok(answer: Clock | Refused): Clock {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

describe('alarms (S6)', () => {
  test('the warning comes first, the breach when it is recorded', () => {
    expect(alarm(clock, startMs)).toEqual({ kind: 'warn', atMs: warnMs, isDue: false });
    expect(alarm(clock, warnMs)).toEqual({ kind: 'warn', atMs: warnMs, isDue: true });
    const warned = recordAlarm(clock, 'warn', warnMs);
    expect(alarm(warned, warnMs)).toEqual({ kind: 'breach', atMs: dueMs, isDue: false });
    expect(alarm(warned, dueMs)).toEqual({ kind: 'breach', atMs: dueMs, isDue: true });
  });

  test('each is raised exactly once, also by a worker that was down for hours', () => {
    const nowMs = dueMs + 5 * hourMs;
    const raised: string[] = [];
    let current = clock;
    for (let next = alarm(current, nowMs); next?.isDue === true; next = alarm(current, nowMs)) {
      raised.push(next.kind);
      current = recordAlarm(current, next.kind, nowMs);
    }
    expect(raised).toEqual(['warn', 'breach']);
    expect(alarm(current, nowMs)).toBeNull();
    expect(current).toMatchObject({ warnedMs: nowMs, breachedMs: nowMs });
  });

  test('none is raised while a pause is open; a warning given is not repeated after it', () => {
    const warned = recordAlarm(clock, 'warn', warnMs);
    const pausedMs = warnMs + minuteMs;
    const paused = ok(pauseClock(warned, { atMs: pausedMs, reason: '天气', approver: '值班长' }));
    expect(alarm(paused, dueMs + hourMs)).toBeNull();
    const resumed = ok(resumeClock(paused, { atMs: pausedMs + hourMs, reason: '天气', calendar }));
    expect(alarm(resumed, pausedMs + hourMs)).toEqual({ kind: 'breach', atMs: dueMs + hourMs, isDue: false });
  });

  test('a breach before the pause is still raised during it', () => {
    const paused = ok(pauseClock(clock, { atMs: dueMs, reason: '天气', approver: '值班长' }));
    expect(alarm(recordAlarm(paused, 'warn', dueMs), dueMs)).toMatchObject({ kind: 'breach', isDue: true });
  });

  test('an ended clock raises none', () => {
    expect(alarm(ok(stopClock(clock, { atMs: dueMs + 1, calendar })), dueMs + 1)).toBeNull();
    expect(alarm(ok(cancelClock(clock, { atMs: dueMs, calendar })), dueMs + hourMs)).toBeNull();
  });

  test('recording one that is not due, out of order or recorded already is a bug', () => {
    expect(() => recordAlarm(clock, 'warn', warnMs - 1)).toThrow('warn alarm');
    expect(() => recordAlarm(clock, 'breach', dueMs)).toThrow('breach alarm');
    expect(() => recordAlarm(recordAlarm(clock, 'warn', warnMs), 'warn', warnMs)).toThrow('warn alarm');
  });
});

describe('the verdict', () => {
  const late = ok(stopClock(clock, { atMs: dueMs + 1, calendar }));
  const pause = { atMs: startMs, reason: '天气', approver: '值班长' };

  test.each<[string, Clock, number]>([
    ['running', clock, dueMs],
    ['overdue', clock, dueMs + 1],
    ['paused', ok(pauseClock(clock, pause)), dueMs + hourMs],
    ['kept', ok(stopClock(clock, { atMs: dueMs, calendar })), dueMs + hourMs],
    ['late', late, dueMs + hourMs],
    ['excused', ok(excuseClock(late, pause)), dueMs + hourMs],
    ['cancelled', ok(cancelClock(clock, { atMs: dueMs, calendar })), dueMs + hourMs],
  ])('is %s', (expected, of, nowMs) => {
    expect(verdict(of, nowMs)).toBe(expected);
  });

  test('of an arrival told late, after the breach was recorded, is kept if it was in time', () => {
    const breached = recordAlarm(recordAlarm(clock, 'warn', dueMs), 'breach', dueMs);
    const told = ok(stopClock(breached, { atMs: dueMs - minuteMs, calendar }));
    expect(verdict(told, dueMs + hourMs)).toBe('kept');
    expect(told.breachedMs).toBe(dueMs);
  });
});
