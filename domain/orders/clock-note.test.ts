import { describe, expect, test } from 'vitest';
import { isRefused, type Refused } from '#domain/kernel/refusal.ts';
import { calendarFrom } from '#domain/promises/calendar.ts';
import {
  cancelClock,
  pauseClock,
  runOnClock,
  startClock,
  stopClock,
  type Clock,
} from '#domain/promises/clock.ts';
import { clockNotes } from './clock-note.ts';

const calendar = calendarFrom({ version: 'test', overrides: [], announcedYears: [] });
const at = (time: string): number => Date.parse(`2026-11-18T${time}:00+08:00`);
const done = (answer: Clock | Refused): Clock => {
  if (isRefused(answer)) throw new Error(answer.refused);
  return answer;
};
const clock = startClock({
  setting: {
    promiseId: 'R-PROM-10',
    region: 'urban',
    limit: '45min',
    warnPercent: 75,
    measure: 'each',
    version: 'test',
  },
  calendar,
  atMs: at('10:00'),
});
const stopped = done(stopClock(clock, { atMs: at('11:00'), calendar }));

describe('what the event of a command keeps of the clocks', () => {
  test('a stop says when, how long it took and whether the promise was broken', () => {
    expect(clockNotes([{ name: 'arrive', before: clock, after: stopped }])).toEqual([
      {
        ...{ clock: 'arrive', run: 1, promise: 'R-PROM-10', state: 'stopped', excused: false },
        ...{ breachedMs: at('11:00'), endedMs: at('11:00'), durationSeconds: 3_600 },
      },
    ]);
  });

  test('a clock that ran on again is told, so that the stop before does not count', () => {
    const again = done(runOnClock(stopped, { calendar }));
    expect(clockNotes([{ name: 'arrive', before: stopped, after: again }])).toMatchObject([
      { state: 'running', breachedMs: null, endedMs: null, durationSeconds: null },
    ]);
  });

  test('a cancelled clock took no time', () => {
    const gone = done(cancelClock(clock, { atMs: at('10:05'), calendar }));
    expect(clockNotes([{ name: 'arrive', before: clock, after: gone }])).toMatchObject([
      { state: 'cancelled', durationSeconds: null },
    ]);
  });

  test('a start and a pause are no news', () => {
    const paused = done(pauseClock(clock, { atMs: at('10:10'), reason: 'storm', approver: '班长' }));
    expect(
      clockNotes([
        { name: 'arrive', before: undefined, after: clock },
        { name: 'arrive', before: clock, after: paused },
      ]),
    ).toEqual([]);
  });
});
