import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { instantText, minuteMs, parseInstant, secondMs } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { calendarFrom, statutoryCalendar as calendar } from './calendar.ts';
import {
  cancelClock,
  clockDue,
  excuseClock,
  pauseClock,
  recomputeUnder,
  reopenClock,
  resumeClock,
  spentMs,
  startClock,
  stopClock,
} from './clock.ts';
import type { Clock } from './clock.ts';
import { settingFor } from './setting.ts';
import type { EffectiveSetting } from './setting.ts';

function at(text: string): number {
  const ms = parseInstant(`${text}+08:00`);
  if (isRefused(ms)) throw new Error(`${text} is no instant`);
  return ms;
}

function ok(clock: Clock | Refused): Clock {
  if (isRefused(clock)) throw new Error(`refused: ${clock.refused}`);
  return clock;
}

const setting = (promiseId: string): EffectiveSetting =>
  settingFor({ promiseId, region: 'urban', date: calendarDate('2026-10-12') }, []);
const start = (promiseId: string, from: string): Clock =>
  startClock({ setting: setting(promiseId), calendar, atMs: at(from) });
const pause = (clock: Clock, from: string, reason = '客户不在家'): Clock =>
  ok(pauseClock(clock, { atMs: at(from), reason, approver: '值班长' }));
const resume = (clock: Clock, to: string, reason = '客户不在家'): Clock =>
  ok(resumeClock(clock, { atMs: at(to), reason, calendar }));
const stop = (clock: Clock, to: string): Clock => ok(stopClock(clock, { atMs: at(to), calendar }));
const dueText = (clock: Clock): string | null =>
  clock.dueMs === null ? null : instantText(clock.dueMs).slice(0, 16);

describe('a clock', () => {
  test('tells right after it was computed what whoever counts anew from its stored body finds', () => {
    const made = pause(start('R-PROM-06', '2026-09-30T16:40'), '2026-10-08T09:00');
    for (const clock of [start('R-PROM-06', '2026-09-30T16:40'), made, resume(made, '2026-10-09T09:00')]) {
      const stored = JSON.parse(JSON.stringify(clock)) as Clock;
      expect(clockDue(clock, calendar)).toEqual(clockDue(stored, calendar));
    }
  });

  test('is counted by the calendar it is asked about, not by the one it was computed with', () => {
    const clock = start('R-PROM-06', '2026-09-30T16:40');
    const off = { date: calendarDate('2026-10-12'), working: false, name: '停工' };
    const other = calendarFrom({ version: 'own', overrides: [off] });
    expect(clockDue(clock, other)).toMatchObject({ calendarVersion: 'own', dueMs: at('2026-10-15T00:00') });
    expect(clockDue(clock, calendar).dueMs).toBe(at('2026-10-14T00:00'));
  });

  test('starts again as a further run of the same promise', () => {
    const input = { setting: setting('R-PROM-06'), calendar, atMs: at('2026-09-30T16:40') };
    expect(startClock({ ...input, run: 2 })).toEqual({ ...startClock(input), run: 2 });
  });

  test('starts with its due time, its warning and the versions it was computed with (S4)', () => {
    expect(start('R-PROM-06', '2026-09-30T16:40')).toMatchObject({
      promiseId: 'R-PROM-06',
      run: 1,
      state: 'running',
      dueMs: at('2026-10-14T00:00'),
      // 75 % of 5 working days: 8, 9 and 10 October and 18 hours of the 12th.
      warnMs: at('2026-10-12T18:00'),
      calendarVersion: calendar.version,
      setting: { version: 'R-PROM-06/urban@catalogue-1' },
    });
  });

  test('is plain JSON', () => {
    const clock = stop(pause(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:10'), '2026-10-12T10:20');
    expect(JSON.parse(JSON.stringify(clock))).toEqual(clock);
  });

  test('several of one order run on their own, each in its unit (S1)', () => {
    const clocks = ['DESK-01', 'DESK-02', 'R-PROM-10', 'R-PROM-16', 'DESK-12'].map((id) =>
      start(id, '2026-10-12T10:00'),
    );
    expect(clocks.map(dueText)).toEqual([
      '2026-10-12T10:02',
      '2026-10-12T10:03',
      '2026-10-12T10:45',
      '2026-10-13T10:00',
      '2026-10-14T00:00',
    ]);
  });

  test('of an agreed time counts from there', () => {
    const input = { calendar, atMs: at('2026-10-12T10:00'), anchorMs: at('2026-10-15T14:00') };
    expect(dueText(startClock({ ...input, setting: setting('R-PROM-11') }))).toBe('2026-10-15T15:00');
    expect(dueText(startClock({ ...input, setting: setting('R-REQ-07') }))).toBe('2026-10-15T14:00');
    expect(dueText(startClock({ ...input, setting: setting('R-PROM-14') }))).toBe('2026-10-08T00:00');
  });
});

describe('pausing (S3)', () => {
  test('leaves the due time unknown, resuming makes it later by the pause', () => {
    const paused = pause(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:10');
    expect(paused).toMatchObject({ state: 'paused', dueMs: null, warnMs: null });
    expect(resume(paused, '2026-10-12T10:30')).toMatchObject({
      state: 'running',
      dueMs: at('2026-10-12T11:05'),
      pauses: [
        {
          reason: '客户不在家',
          approver: '值班长',
          fromMs: at('2026-10-12T10:10'),
          toMs: at('2026-10-12T10:30'),
        },
      ],
    });
  });

  test('begun in time is never over late: on the last day, too, the due time moves on with the clock', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('R-PROM-06', 'R-PROM-10'),
        fc.integer({ min: 0, max: 30 * 24 * 60 }),
        fc.integer({ min: 0, max: 20 * 24 * 60 }),
        (promiseId, after, length) => {
          const clock = start(promiseId, '2026-09-28T16:40');
          const atMs = clock.startedMs + after * minuteMs;
          if (clock.dueMs === null || atMs >= clock.dueMs) return;
          const paused = ok(pauseClock(clock, { atMs, reason: '客户不在家', approver: '值班长' }));
          const endMs = atMs + length * minuteMs;
          const again = ok(resumeClock(paused, { atMs: endMs, reason: '客户不在家', calendar }));
          expect(again.dueMs).toBeGreaterThan(endMs);
          expect(again.dueMs).toBeGreaterThanOrEqual(clock.dueMs);
        },
      ),
    );
  });

  test('for two reasons at once counts once, and runs only when both are over', () => {
    let clock = pause(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:10', '道路中断');
    clock = pause(clock, '2026-10-12T10:20', '警方处置');
    clock = resume(clock, '2026-10-12T10:40', '道路中断');
    expect(clock).toMatchObject({ state: 'paused', dueMs: null });
    clock = resume(clock, '2026-10-12T10:50', '警方处置');
    expect(clock.state).toBe('running');
    expect(dueText(clock)).toBe('2026-10-12T11:25');
  });

  test('after the due time excuses nothing', () => {
    const late = pause(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:45');
    expect(late).toMatchObject({ state: 'paused', dueMs: at('2026-10-12T10:45') });
    expect(resume(late, '2026-10-12T12:00').dueMs).toBe(at('2026-10-12T10:45'));
  });

  test('is kept when the order goes straight from paused to done', () => {
    const done = stop(pause(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:10'), '2026-10-12T18:00');
    expect(done).toMatchObject({ state: 'stopped', overrunSeconds: 0, dueMs: at('2026-10-12T18:35') });
    expect(done.pauses[0]?.toMs).toBe(at('2026-10-12T18:00'));
  });

  test.each([
    ['without a reason', { reason: ' ', approver: '值班长' }, 'promises.pause-reason-missing'],
    ['without an approver', { reason: '天气', approver: '' }, 'promises.pause-approver-missing'],
    [
      'before the start',
      { reason: '天气', approver: '值班长', atMs: at('2026-10-12T09:59') },
      'promises.clock-before-start',
    ],
  ])('%s is refused', (_, part, refused) => {
    const clock = start('R-PROM-10', '2026-10-12T10:00');
    expect(pauseClock(clock, { atMs: at('2026-10-12T10:10'), ...part })).toMatchObject({ refused });
  });

  test('twice for one reason is refused, again after resuming is not', () => {
    const once = pause(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:10');
    const again = { atMs: at('2026-10-12T10:20'), reason: '客户不在家', approver: '值班长' };
    expect(pauseClock(once, again)).toMatchObject({ refused: 'promises.pause-already-open' });
    expect(ok(pauseClock(resume(once, '2026-10-12T10:20'), again)).pauses).toHaveLength(2);
  });

  test('an agreed time or a notice is refused', () => {
    const input = { atMs: at('2026-10-12T10:10'), reason: '天气', approver: '值班长' };
    for (const id of ['R-REQ-07', 'R-PROM-14', 'R-PROM-08']) {
      expect(pauseClock(start(id, '2026-10-12T10:00'), input)).toEqual({
        refused: 'promises.clock-not-pausable',
      });
    }
  });

  test('resuming what is not paused, or before it was, is refused', () => {
    const clock = start('R-PROM-10', '2026-10-12T10:00');
    const input = { atMs: at('2026-10-12T10:05'), reason: '客户不在家', calendar };
    expect(resumeClock(clock, input)).toMatchObject({ refused: 'promises.pause-not-open' });
    expect(resumeClock(pause(clock, '2026-10-12T10:10'), input)).toMatchObject({
      refused: 'promises.pause-reversed',
    });
  });
});

describe('stopping', () => {
  test('at the due instant is in time, a moment later is late by a begun second (S8)', () => {
    const clock = start('R-PROM-10', '2026-10-12T10:00');
    const dueMs = at('2026-10-12T10:45');
    expect(ok(stopClock(clock, { atMs: dueMs, calendar }))).toMatchObject({
      overrunSeconds: 0,
      breachedMs: null,
    });
    expect(ok(stopClock(clock, { atMs: dueMs + 1, calendar }))).toMatchObject({
      overrunSeconds: 1,
      breachedMs: dueMs + 1,
    });
    expect(ok(stopClock(clock, { atMs: dueMs + 90 * secondMs, calendar })).overrunSeconds).toBe(90);
  });

  test('is final: nothing changes an ended clock', () => {
    const input = { atMs: at('2026-10-12T12:00'), reason: '天气', approver: '值班长', calendar };
    const stopped = stop(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:30');
    const cancelled = ok(cancelClock(start('R-PROM-10', '2026-10-12T10:00'), input));
    for (const ended of [stopped, cancelled]) {
      const answers = [
        pauseClock(ended, input),
        resumeClock(ended, input),
        stopClock(ended, input),
        cancelClock(ended, input),
        recomputeUnder(ended, { ...input, setting: setting('R-PROM-10'), basis: 'creation' }),
      ];
      expect(answers).toEqual(answers.map(() => ({ refused: 'promises.clock-ended' })));
    }
  });

  test('before the start is refused', () => {
    const input = { atMs: at('2026-10-12T09:00'), calendar };
    const clock = start('R-PROM-10', '2026-10-12T10:00');
    expect(stopClock(clock, input)).toMatchObject({ refused: 'promises.clock-before-start' });
    expect(cancelClock(clock, input)).toMatchObject({ refused: 'promises.clock-before-start' });
  });

  test('told late by an offline crew, before a pause the office began, leaves that pause empty', () => {
    const done = stop(pause(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:40'), '2026-10-12T10:30');
    expect(done).toMatchObject({ overrunSeconds: 0, dueMs: at('2026-10-12T10:45') });
    expect(done.pauses[0]?.toMs).toBe(at('2026-10-12T10:40'));
  });

  test('the time spent leaves the pauses out: the mean is made of it (CLK-6)', () => {
    const paused = pause(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:10');
    expect(spentMs(paused, at('2026-10-12T11:00'))).toBe(10 * minuteMs);
    const done = stop(resume(paused, '2026-10-12T10:30'), '2026-10-12T11:00');
    expect(spentMs(done, at('2027-01-01T00:00'))).toBe(40 * minuteMs);
  });

  test('cancelling closes the pauses and gives no overrun', () => {
    const paused = pause(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:10');
    expect(ok(cancelClock(paused, { atMs: at('2026-10-12T12:00'), calendar }))).toMatchObject({
      state: 'cancelled',
      overrunSeconds: null,
      breachedMs: null,
      pauses: [{ toMs: at('2026-10-12T12:00') }],
    });
  });
});

describe('an excuse (S8)', () => {
  const excuse = { reason: '道路塌方', approver: '服务主管', atMs: at('2026-10-13T09:00') };

  test('is kept beside the overrun of a late clock', () => {
    const late = stop(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T11:00');
    const excused = ok(excuseClock(late, excuse));
    expect(excused).toEqual({ ...late, excuse });
    expect(excuseClock(excused, excuse)).toEqual({ refused: 'promises.excuse-already' });
  });

  test('is possible while the overdue clock still runs', () => {
    expect(ok(excuseClock(start('R-PROM-10', '2026-10-12T10:00'), excuse)).excuse).toEqual(excuse);
  });

  test('is refused where nothing is late, without a reason, and for a cancelled clock', () => {
    const kept = stop(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:30');
    const cancelled = ok(
      cancelClock(start('R-PROM-10', '2026-10-12T10:00'), { atMs: excuse.atMs, calendar }),
    );
    expect(excuseClock(kept, excuse)).toEqual({ refused: 'promises.excuse-not-late' });
    expect(excuseClock(kept, { ...excuse, reason: '' })).toMatchObject({
      refused: 'promises.excuse-reason-missing',
    });
    expect(excuseClock(cancelled, excuse)).toEqual({ refused: 'promises.clock-ended' });
  });
});

describe('a return visit (S7)', () => {
  test('begins a new run with its own time, and keeps the first result', () => {
    const first = stop(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T11:00');
    const input = { setting: setting('R-PROM-10'), calendar, atMs: at('2026-10-14T08:00') };
    const second = ok(reopenClock(first, input));
    expect(second).toMatchObject({
      run: 2,
      state: 'running',
      dueMs: at('2026-10-14T08:45'),
      overrunSeconds: null,
    });
    expect(first.overrunSeconds).toBe(900);
    expect(reopenClock(second, input)).toEqual({ refused: 'promises.clock-running' });
  });
});

describe('a change of the setting in flight (S5)', () => {
  const stricter: EffectiveSetting = {
    ...setting('R-PROM-10'),
    limit: '30min',
    version: 'R-PROM-10/any@2026-10-12',
  };
  const running = resume(
    pause(start('R-PROM-10', '2026-10-12T10:00'), '2026-10-12T10:10'),
    '2026-10-12T10:20',
  );

  test('does not touch a running clock: it keeps the version it began under', () => {
    expect(dueText(resume(pause(running, '2026-10-12T10:30'), '2026-10-12T10:31'))).toBe('2026-10-12T10:56');
  });

  test('is taken over on request, from the creation minus pauses or from now', () => {
    const input = { setting: stricter, calendar, atMs: at('2026-10-12T10:25') };
    const since = ok(recomputeUnder(running, { ...input, basis: 'creation' }));
    const now = ok(recomputeUnder(running, { ...input, basis: 'now' }));
    expect([dueText(since), since.setting.version]).toEqual(['2026-10-12T10:40', stricter.version]);
    expect(dueText(now)).toBe('2026-10-12T10:55');
    expect(now.pauses).toEqual(running.pauses);
  });

  test('to a longer limit forgets a breach whose time now lies ahead, and only then', () => {
    const breached: Clock = {
      ...running,
      warnedMs: at('2026-10-12T10:46'),
      breachedMs: at('2026-10-12T10:56'),
    };
    const longer = { setting: { ...stricter, limit: '3h' }, calendar, atMs: at('2026-10-12T11:00') };
    expect(ok(recomputeUnder(breached, { ...longer, basis: 'creation' }))).toMatchObject({
      warnedMs: null,
      breachedMs: null,
    });
    expect(ok(recomputeUnder(breached, { ...longer, setting: stricter, basis: 'creation' }))).toMatchObject({
      warnedMs: breached.warnedMs,
      breachedMs: breached.breachedMs,
    });
  });

  test('of the calendar, once a year is announced, moves the due time and names the new calendar', () => {
    const clock = startClock({ setting: setting('R-PROM-06'), calendar, atMs: at('2098-12-29T10:00') });
    const announced = calendarFrom({
      version: 'unit/2099',
      overrides: [{ date: calendarDate('2099-01-01'), working: false, name: '元旦' }],
      announcedYears: [2098, 2099],
    });
    const input = { setting: clock.setting, atMs: clock.startedMs, basis: 'creation' } as const;
    const moved = ok(recomputeUnder(clock, { ...input, calendar: announced }));
    expect([dueText(clock), dueText(moved)]).toEqual(['2099-01-06T00:00', '2099-01-07T00:00']);
    expect(moved.calendarVersion).toBe('unit/2099');
    expect(clockDue(moved, announced).warnings).toEqual([]);
  });
});

test('whatever happens to a clock, its stored due time is the one computed from its pauses', () => {
  const action = fc.record({
    kind: fc.constantFrom('pause', 'resume', 'stop', 'excuse' as const),
    minutes: fc.integer({ min: 0, max: 3_000 }),
    reason: fc.constantFrom('天气', '道路', '客户'),
  });
  fc.assert(
    fc.property(
      fc.constantFrom('R-PROM-10', 'R-PROM-06', 'R-PROM-02'),
      fc.array(action, { maxLength: 12 }),
      (promiseId, actions) => {
        let clock = start(promiseId, '2026-09-28T10:00');
        let atMs = clock.startedMs;
        for (const { kind, minutes, reason } of actions) {
          atMs += minutes * minuteMs;
          const input = { atMs, reason, approver: '值班长', calendar };
          const moves = { pause: pauseClock, resume: resumeClock, stop: stopClock, excuse: excuseClock };
          const next = moves[kind](clock, input);
          if (!isRefused(next)) clock = next;
          expect(clock.dueMs).toBe(clockDue(clock, calendar).dueMs);
          expect(clock.state === 'paused').toBe(clock.pauses.some(({ toMs }) => toMs === null));
        }
      },
    ),
  );
});
