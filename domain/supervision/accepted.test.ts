import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '../kernel/calendar-date.ts';
import { hourMs, parseInstant } from '../kernel/instant.ts';
import { byDay, byWeekHour } from './accepted.ts';

function hourAt(text: string, accepted: number) {
  const at = parseInstant(text);
  if (typeof at !== 'number') throw new Error(`${text} is an instant`);
  return { hourMs: at, accepted };
}

const hours = fc.array(
  fc.record({
    hourMs: fc.integer({ min: 490_000, max: 500_000 }).map((hour) => hour * hourMs),
    accepted: fc.integer({ min: 1, max: 50 }),
  }),
);

const total = (rows: readonly { readonly accepted: number }[]): number =>
  rows.reduce((sum, { accepted }) => sum + accepted, 0);

describe('accepted requests by weekday and hour', () => {
  test('the same hour of the same weekday in two weeks is one figure', () => {
    const two = [hourAt('2026-11-18T10:00:00+08:00', 2), hourAt('2026-11-25T10:00:00+08:00', 3)];
    expect(byWeekHour(two)).toEqual([{ weekday: 3, hour: 10, accepted: 5 }]);
  });

  test('the hour after midnight is of the new day in the business zone, and Sunday stands last', () => {
    const two = [hourAt('2026-11-22T00:00:00+08:00', 1), hourAt('2026-11-22T16:00:00Z', 4)];
    expect(byWeekHour(two)).toEqual([
      { weekday: 1, hour: 0, accepted: 4 },
      { weekday: 7, hour: 0, accepted: 1 },
    ]);
  });

  test('no request is lost or counted twice', () => {
    fc.assert(fc.property(hours, (some) => total(byWeekHour(some)) === total(some)));
  });
});

describe('how the days went', () => {
  test('a day stands once, with what was accepted, ended and broken on it', () => {
    const ended = [{ day: calendarDate('2026-11-19'), closed: 2, broken: 1 }];
    const accepted = [
      hourAt('2026-11-19T09:00:00+08:00', 1),
      hourAt('2026-11-19T23:00:00+08:00', 2),
      hourAt('2026-11-18T08:00:00+08:00', 4),
    ];
    expect(byDay(accepted, ended)).toEqual([
      { day: '2026-11-18', accepted: 4, closed: 0, broken: 0 },
      { day: '2026-11-19', accepted: 3, closed: 2, broken: 1 },
    ]);
  });

  test('no request is lost or counted twice', () => {
    fc.assert(fc.property(hours, (some) => total(byDay(some, [])) === total(some)));
  });
});
