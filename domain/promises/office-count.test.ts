/** Working time (S1, S2): single cases, laws on random ones, and a minute-by-minute model beside it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDate, dayMs, hourMs, minuteMs, parseInstant, startOfDayMs } from '#domain/kernel/instant.ts';
import type { Interval } from '#domain/kernel/intervals.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { calendarFrom } from './calendar.ts';
import { clockDueCommand } from './cli-case.ts';
import { dueAt } from './due.ts';
import { explainEn, explainZh } from './explain.ts';
import { limitOf } from './limit.ts';
import { warnAt } from './warn.ts';

const calendar = calendarFrom({
  version: 'test',
  officeHours: [
    {
      validFrom: calendarDate('2026-05-01'),
      periods: [
        { fromMinute: 480, toMinute: 720 },
        { fromMinute: 900, toMinute: 1_080 },
      ],
    },
    {
      validFrom: calendarDate('2026-10-01'),
      periods: [
        { fromMinute: 510, toMinute: 720 },
        { fromMinute: 840, toMinute: 1_050 },
      ],
    },
  ],
});

function at(text: string): number {
  const ms = parseInstant(`${text}+08:00`);
  if (isRefused(ms)) throw new Error(text);
  return ms;
}

function due(from: string, limit: string, pauses: readonly Interval[] = []) {
  return dueAt({ fromMs: at(from), limit: limitOf(limit), pauses, calendar });
}

describe('working time', () => {
  test.each([
    ['within one period', '2026-11-18T09:00', '90wmin', '2026-11-18T10:30'],
    ['over the midday break', '2026-11-18T11:30', '1wh', '2026-11-18T14:30'],
    ['over the night', '2026-11-18T17:00', '60wmin', '2026-11-19T09:00'],
    ['from before the office opens', '2026-11-18T03:00', '1wh', '2026-11-18T09:30'],
    ['from the break on', '2026-11-18T13:00', '1wh', '2026-11-18T15:00'],
    ['to the very end of a period', '2026-11-18T16:30', '1wh', '2026-11-18T17:30'],
    ['over a weekend', '2026-11-20T17:00', '1wh', '2026-11-23T09:00'],
    ['over the holidays, in other hours after them', '2026-09-30T17:00', '2wh', '2026-10-08T09:30'],
    ['on a Saturday worked instead', '2026-10-09T17:00', '1wh', '2026-10-10T09:00'],
  ])('%s', (...[, from, limit, until]) => {
    expect(due(from, limit).dueMs).toBe(at(until));
  });

  test('a pause in the night moves nothing, one in the office moves by what it takes of it', () => {
    const night = { fromMs: at('2026-11-18T18:00'), toMs: at('2026-11-19T08:00') };
    const midday = { fromMs: at('2026-11-18T11:00'), toMs: at('2026-11-18T14:30') };
    expect(due('2026-11-18T17:00', '1wh', [night]).dueMs).toBe(at('2026-11-19T09:00'));
    expect(due('2026-11-18T10:00', '2wh', [midday]).dueMs).toBe(at('2026-11-18T15:30'));
  });

  test('an open pause leaves the due time unknown, unless the limit had run out before', () => {
    const open = { fromMs: at('2026-11-18T11:00'), toMs: null };
    expect(due('2026-11-18T10:00', '2wh', [open]).dueMs).toBeNull();
    expect(due('2026-11-18T10:00', '1wh', [open]).dueMs).toBe(at('2026-11-18T11:00'));
    expect(due('2026-11-20T17:00', '1wh', [{ fromMs: at('2026-11-21T09:00'), toMs: null }]).dueMs).toBeNull();
  });

  test('tells itself in words and by steps; days off passed over are named', () => {
    const told = due('2026-09-30T16:40', '4wh');
    expect(explainZh(told)).toBe(
      '自 2026-09-30 16:40 起在工作时间内计时 4 工作小时，夜间、午休和休息日不计；10-01 至 10-07 国庆节不计；至 2026-10-08 11:10 止',
    );
    expect(explainEn(told)).toContain('4 working hours in office hours from 2026-09-30 16:40');
    const counted = told.explanation.flatMap((step) => (step.kind === 'time' && step.counted ? [step] : []));
    expect(counted.map(({ reason }) => reason)).toEqual(['office', 'office']);
  });

  test('is warned at a share of the office time, not of the night', () => {
    const found = due('2026-11-18T17:00', '60wmin');
    expect(warnAt(found, { startedMs: found.fromMs, percent: 75 })).toBe(at('2026-11-19T08:45'));
  });

  test('cannot be a notice before an event', () => {
    expect(clockDueCommand({ from: '2026-11-18T09:00+08:00', limit: '4wh-before' })).toMatchObject({
      error: { code: 'promises.limit-office-before', field: 'limit' },
    });
  });

  test('a case may bring its own hours; wrong ones are refused by name', () => {
    const one = { from: '2026-11-18T09:00+08:00', limit: '2wh' };
    expect(clockDueCommand({ ...one, office: '09:00-10:00' })).toMatchObject({
      due: '2026-11-19T10:00:00+08:00',
    });
    expect(clockDueCommand({ ...one, office: '9-10' })).toMatchObject({
      error: { code: 'promises.period-malformed', field: 'office' },
    });
    expect(clockDueCommand({ ...one, office: 8 })).toMatchObject({
      error: { code: 'promises.field-type', field: 'office' },
    });
  });
});

const firstMs = startOfDayMs(calendarDate('2026-01-01'));
const instant = fc.integer({ min: 0, max: 300 * 24 * 60 }).map((minutes) => firstMs + minutes * minuteMs);
const amount = fc.integer({ min: 1, max: 1_500 });
const pauses = fc.array(fc.tuple(fc.integer({ min: -600, max: 9_000 }), fc.integer({ min: 0, max: 3_000 })), {
  maxLength: 4,
});

function pausesAt(fromMs: number, minutes: readonly (readonly [number, number])[]): Interval[] {
  return minutes.map(([after, length]) => ({
    fromMs: fromMs + after * minuteMs,
    toMs: fromMs + (after + length) * minuteMs,
  }));
}

/** The plainest count there is: minute by minute. */
function model(fromMs: number, minutes: number, standing: readonly Interval[]): number {
  let left = minutes;
  let ms = fromMs;
  for (;;) {
    const date = businessDate(ms);
    const minute = (ms - startOfDayMs(date)) / minuteMs;
    const isOpen = calendar
      .officeHours(date)
      .some((each) => minute >= each.fromMinute && minute < each.toMinute);
    const isPaused = standing.some((pause) => ms >= pause.fromMs && ms < (pause.toMs ?? Infinity));
    ms += minuteMs;
    if (isOpen && !isPaused) left -= 1;
    if (left === 0) return ms;
  }
}

describe('on random cases working time', () => {
  test('is what counting minute by minute finds', () => {
    fc.assert(
      fc.property(instant, amount, pauses, (fromMs, minutes, drawn) => {
        const standing = pausesAt(fromMs, drawn);
        const found = dueAt({
          fromMs,
          limit: { kind: 'after', amount: minutes, unit: 'wmin' },
          pauses: standing,
          calendar,
        });
        expect(found.dueMs).toBe(model(fromMs, minutes, standing));
      }),
      { numRuns: 30 },
    );
  });

  test('never ends earlier for a later start, a longer limit or a further pause, and adds up in its steps', () => {
    fc.assert(
      fc.property(instant, amount, pauses, (fromMs, minutes, drawn) => {
        const standing = pausesAt(fromMs, drawn);
        const dueMs = (startMs: number, length: number, pausing: readonly Interval[]): number =>
          dueAt({
            fromMs: startMs,
            limit: { kind: 'after', amount: length, unit: 'wmin' },
            pauses: pausing,
            calendar,
          }).dueMs ?? 0;
        const plain = dueMs(fromMs, minutes, []);
        expect(dueMs(fromMs + hourMs, minutes, [])).toBeGreaterThanOrEqual(plain);
        expect(dueMs(fromMs, minutes + 1, [])).toBeGreaterThan(plain);
        expect(dueMs(fromMs, minutes, standing)).toBeGreaterThanOrEqual(plain);
        const { explanation } = dueAt({
          fromMs,
          limit: { kind: 'after', amount: minutes, unit: 'wmin' },
          pauses: standing,
          calendar,
        });
        const counted = explanation.reduce(
          (sum, step) => (step.kind === 'time' && step.counted ? sum + step.toMs - step.fromMs : sum),
          0,
        );
        expect(counted).toBe(minutes * minuteMs);
        expect(calendar.isWorkingDay(businessDate(plain - 1))).toBe(true);
        expect(plain - fromMs).toBeLessThan(200 * dayMs);
      }),
      { numRuns: 200 },
    );
  });
});
