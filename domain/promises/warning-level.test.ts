import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { hourMs, minuteMs } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { alarm, recordAlarm } from './alarm.ts';
import { statutoryCalendar as calendar } from './calendar.ts';
import { pauseClock, recomputeUnder, resumeClock, startClock, stopClock, type Clock } from './clock.ts';
import { checkSetting, settingFor, type PromiseSetting } from './setting.ts';
import { checkLevels, rungs, type UncheckedLevel, type WarningLevel } from './warning-level.ts';

const startMs = Date.UTC(2026, 9, 12, 2);
const dueMs = startMs + 100 * minuteMs;

const level = (part: Partial<WarningLevel>): WarningLevel => ({
  ...{ by: 'percent', amount: 90, to: 'team-lead', answerMinutes: 10 },
  ...part,
});

/** An arrival promised in 100 minutes, warned after 50, with levels. */
function clockWith(levels: readonly WarningLevel[]): Clock {
  const row: PromiseSetting = {
    ...{ promiseId: 'R-PROM-10', region: 'any', validFrom: calendarDate('2026-01-01') },
    ...{ limit: '100min', warnPercent: 50, measure: 'each', levels },
  };
  const date = calendarDate('2026-10-12');
  const setting = settingFor({ promiseId: 'R-PROM-10', region: 'urban', date }, [row]);
  return startClock({ setting, calendar, atMs: startMs });
}

function ok(answer: Clock | Refused): Clock {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

/** Every alarm a clock owes at an instant, as a sweep raises them. */
function sweepAt(clock: Clock, nowMs: number): { clock: Clock; raised: string[] } {
  const raised: string[] = [];
  let current = clock;
  for (let next = alarm(current, nowMs); next?.isDue === true; next = alarm(current, nowMs)) {
    raised.push(next.kind === 'level' ? `level ${String(next.level)}` : next.kind);
    current = recordAlarm(current, next.kind, nowMs);
  }
  return { clock: current, raised };
}

describe('warnings in several levels (S6)', () => {
  const levels = [level({ amount: 75 }), level({ by: 'minutes-before', amount: 10 }), level({ amount: 100 })];

  test('come in the order of time: the usual one, then each level, then the breach', () => {
    const clock = clockWith(levels);
    expect(clock.levels?.map(({ atMs }) => (atMs ?? 0) - startMs)).toEqual(
      [75, 90, 100].map((minutes) => minutes * minuteMs),
    );
    let at = clock;
    const seen: [number, string[]][] = [];
    for (const minutes of [49, 50, 76, 90, 100]) {
      const { clock: next, raised } = sweepAt(at, startMs + minutes * minuteMs);
      at = next;
      seen.push([minutes, raised]);
    }
    expect(seen).toEqual([
      [49, []],
      [50, ['warn']],
      [76, ['level 0']],
      [90, ['level 1']],
      [100, ['level 2', 'breach']],
    ]);
    expect(sweepAt(at, dueMs + hourMs).raised).toEqual([]);
  });

  test('are each raised exactly once whenever the sweeps come, and all before the breach', () => {
    const anyLevel = fc.record({
      by: fc.constantFrom('percent' as const, 'minutes-before' as const),
      amount: fc.integer({ min: 1, max: 100 }),
      to: fc.constantFrom(...rungs),
      answerMinutes: fc.constant(null),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyLevel, {
          maxLength: 6,
          selector: ({ by, amount }) => `${by} ${amount.toString()}`,
        }),
        fc.array(fc.integer({ min: 0, max: 130 })),
        (some, minutes) => {
          let clock = clockWith(some);
          const raised: string[] = [];
          for (const minute of [...minutes.sort((a, b) => a - b), 131]) {
            const answer = sweepAt(clock, startMs + minute * minuteMs);
            clock = answer.clock;
            raised.push(...answer.raised);
          }
          expect(raised.at(-1)).toBe('breach');
          expect(raised.toSorted()).toEqual(
            ['breach', 'warn', ...some.map((_, at) => `level ${at.toString()}`)].sort(),
          );
        },
      ),
    );
  });

  test('wait while a pause is open and move with it; one raised is not raised again', () => {
    const { clock } = sweepAt(clockWith(levels), startMs + 80 * minuteMs);
    const pausedMs = startMs + 80 * minuteMs;
    const paused = ok(pauseClock(clock, { atMs: pausedMs, reason: '天气', approver: '值班长' }));
    expect(alarm(paused, dueMs + hourMs)).toBeNull();
    const resumed = ok(resumeClock(paused, { atMs: pausedMs + hourMs, reason: '天气', calendar }));
    expect(alarm(resumed, pausedMs)).toMatchObject({
      kind: 'level',
      level: 1,
      atMs: dueMs - 10 * minuteMs + hourMs,
    });
  });

  test('are silent once the promise is fulfilled', () => {
    const stopped = ok(stopClock(clockWith(levels), { atMs: startMs + 60 * minuteMs, calendar }));
    expect(alarm(stopped, dueMs)).toBeNull();
  });

  test('under another setting keep what was raised for the same level and forget what lies ahead again', () => {
    const { clock } = sweepAt(clockWith(levels), startMs + 91 * minuteMs);
    const setting = {
      ...clock.setting,
      levels: [level({ by: 'minutes-before', amount: 10 }), level({ amount: 75 })],
    };
    const at = { atMs: startMs + 92 * minuteMs, calendar, basis: 'creation' as const };
    const same = ok(recomputeUnder(clock, { ...at, setting }));
    expect(same.levels?.map(({ raisedMs }) => raisedMs !== null)).toEqual([true, true]);
    const longer = ok(recomputeUnder(clock, { ...at, setting: { ...setting, limit: '300min' } }));
    expect(longer.levels?.map(({ raisedMs }) => raisedMs)).toEqual([null, null]);
    const { levels: _, ...without } = clock.setting;
    expect(ok(recomputeUnder(clock, { ...at, setting: without })).levels).toBeUndefined();
  });

  test('of a notice shorter than its minutes come at once, not before the start', () => {
    const [early] = clockWith([level({ by: 'minutes-before', amount: 500 })]).levels ?? [];
    expect(early?.atMs).toBe(startMs);
  });
});

describe('the levels of a setting', () => {
  test.each<[string, Partial<UncheckedLevel>]>([
    ['promises.level-amount', { amount: 0 }],
    ['promises.level-amount', { amount: 101 }],
    ['promises.level-amount', { amount: 1.5 }],
    ['promises.level-amount', { by: 'minutes-before', amount: 10_081 }],
    ['promises.level-amount', { by: 'moons' }],
    ['promises.level-to', { to: 'mayor' }],
    ['promises.level-answer', { answerMinutes: 0 }],
  ])('are refused as %s', (refused, part) => {
    const unchecked: UncheckedLevel = { ...level({}), ...part };
    expect(checkLevels([unchecked])).toMatchObject({ refused, field: 'levels.0' });
  });

  test('are refused where two come at the same point or there are too many', () => {
    expect(checkLevels([level({}), level({ to: 'unit-head' })])).toMatchObject({
      refused: 'promises.level-twice',
    });
    const many = Array.from({ length: 7 }, (_, at) => level({ amount: at + 1 }));
    expect(checkLevels(many)).toMatchObject({ refused: 'promises.levels-too-many' });
  });

  test('become part of the row; a row without any says nothing of them', () => {
    const row = { promiseId: 'R-PROM-10', region: 'any', validFrom: '2026-01-01', limit: '60min' };
    const rest = { warnPercent: 50, measure: 'each' };
    expect(checkSetting({ ...row, ...rest, levels: [level({})] }, [])).toMatchObject({ levels: [level({})] });
    expect(checkSetting({ ...row, ...rest, levels: [] }, [])).not.toHaveProperty('levels');
    expect(checkSetting({ ...row, ...rest, levels: [level({ amount: 0 })] }, [])).toMatchObject({
      refused: 'promises.level-amount',
    });
  });
});
