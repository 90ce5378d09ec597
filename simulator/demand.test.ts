import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { hourMs, startOfDayMs } from '#domain/kernel/instant.ts';
import { arrivalsOn, dailyPerThousand, dayFactor, storm, type Arrival } from './demand.ts';
import { openingOf } from './opening.ts';
import { randomFrom } from './random.ts';

const day = (date: string, more: { isStorm?: boolean; seed?: string } = {}): readonly Arrival[] =>
  arrivalsOn(date, {
    accounts: 100_000,
    intensity: 1,
    isStorm: more.isStorm ?? false,
    random: randomFrom(more.seed ?? date),
  });

const wednesday = '2026-11-18';
const faults = (arrivals: readonly Arrival[]) =>
  arrivals.filter(({ kind }) => kind === 'fault-report').length;

describe('the demand', () => {
  test('the same seed gives the same day, another seed another', () => {
    expect(day(wednesday)).toEqual(day(wednesday));
    expect(day(wednesday)).not.toEqual(day(wednesday, { seed: 'other' }));
  });

  test('a county of 100,000 accounts has about 130 requests on an ordinary working day', () => {
    const mean = Object.values(dailyPerThousand).reduce((sum, rate) => sum + rate, 0) * 100;
    const counts = Array.from({ length: 20 }, (_, at) => day(wednesday, { seed: String(at) }).length);
    expect(Math.abs(counts.reduce((a, b) => a + b, 0) / 20 - mean)).toBeLessThan(mean * 0.1);
  });

  test('the storm brings twelve times the faults, in the afternoon and evening', () => {
    const usual = Array.from({ length: 10 }, (_, at) => faults(day(wednesday, { seed: `u${String(at)}` })));
    const stormy = Array.from({ length: 10 }, (_, at) =>
      day(wednesday, { seed: `s${String(at)}`, isStorm: true }),
    );
    const times =
      stormy.reduce((sum, arrivals) => sum + faults(arrivals), 0) / usual.reduce((a, b) => a + b, 0);
    expect(times).toBeGreaterThan(storm.factor * 0.85);
    expect(times).toBeLessThan(storm.factor * 1.15);
    const from = startOfDayMs(calendarDate(wednesday)) + storm.fromHour * hourMs;
    const hit = stormy.flat().filter((arrival) => arrival.storm);
    expect(
      hit.every(({ atMs }) => atMs >= from && atMs < from + (storm.toHour - storm.fromHour) * hourMs),
    ).toBe(true);
  });

  test('holidays are quiet for connections and busy enough for faults; Mondays and the turn of the month are busier', () => {
    expect(dayFactor('residential-connection', calendarDate('2026-10-02'))).toBeLessThan(0.2);
    expect(dayFactor('fault-report', calendarDate('2026-10-02'))).toBeGreaterThan(0.9);
    expect(dayFactor('complaint', calendarDate('2026-11-16'))).toBeGreaterThan(1.2);
    expect(dayFactor('consultation', calendarDate('2026-12-02'))).toBeGreaterThan(
      dayFactor('consultation', calendarDate('2026-12-09')),
    );
    expect(dayFactor('consultation', calendarDate('2026-12-30'))).toBeGreaterThan(1.5);
  });

  test('who comes to the counter finds it open; the telephone rings at night too', () => {
    const arrivals = Array.from({ length: 10 }, (_, at) => day('2026-11-22', { seed: String(at) })).flat();
    const opening = openingOf('hall', startOfDayMs(calendarDate('2026-11-22')));
    const counter = arrivals.filter(({ channel }) => channel === 'counter');
    expect(counter.length).toBeGreaterThan(0);
    expect(counter.every(({ atMs }) => atMs >= (opening?.fromMs ?? 0) && atMs < (opening?.toMs ?? 0))).toBe(
      true,
    );
    const night = arrivals.filter(({ atMs }) => atMs < startOfDayMs(calendarDate('2026-11-22')) + 6 * hourMs);
    expect(night.some(({ channel }) => channel === 'phone')).toBe(true);
  });
});
