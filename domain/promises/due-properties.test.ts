/** Laws of the due time, on random starts, limits and pauses of 2015–2026, and a plain model beside it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import {
  businessDate,
  dateEndingAt,
  dayMs,
  endOfDayMs,
  hourMs,
  minuteMs,
  startOfDayMs,
} from '#domain/kernel/instant.ts';
import type { Interval } from '#domain/kernel/intervals.ts';
import { statutoryCalendar as calendar } from './calendar.ts';
import { dueAt } from './due.ts';
import { elapsedUnitMs, limitOf } from './limit.ts';
import type { Limit, Span } from './limit.ts';
import { warnAt } from './warn.ts';

const firstMs = Date.UTC(2015, 0, 1);
const lastMs = Date.UTC(2026, 10, 1);

/** Minutes, with many instants at 00:00 exactly, where the rules turn. */
const instant = fc.oneof(
  fc.integer({ min: firstMs / minuteMs, max: lastMs / minuteMs }).map((minutes) => minutes * minuteMs),
  fc.integer({ min: firstMs / dayMs, max: lastMs / dayMs }).map((days) => days * dayMs - 8 * hourMs),
);
const dayLimit = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom('d' as const, 'wd' as const))
  .map(([amount, unit]): Span => ({ kind: 'after', amount, unit }));
const timeLimit = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('s' as const, 'min' as const, 'h' as const))
  .map(([amount, unit]): Span => ({ kind: 'after', amount, unit }));
const anyLimit = fc.oneof(dayLimit, timeLimit);

/** Pauses around a start: hours or whole days before and after it. */
const offsets = fc.array(
  fc.tuple(
    fc.oneof(
      fc.integer({ min: -100, max: 1_000 }),
      fc.integer({ min: -4, max: 40 }).map((days) => days * 24),
    ),
    fc.oneof(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 8 }).map((days) => days * 24),
    ),
  ),
  { maxLength: 5 },
);
const pausesAt = (fromMs: number, hours: readonly (readonly [number, number])[]): Interval[] =>
  hours.map(([after, length]) => {
    const pauseMs = startOfDayMs(businessDate(fromMs)) + after * hourMs;
    return { fromMs: pauseMs, toMs: pauseMs + length * hourMs };
  });

function dueMs(fromMs: number, limit: Limit, pauses: readonly Interval[]): number {
  const found = dueAt({ fromMs, limit, pauses, calendar }).dueMs;
  if (found === null) throw new Error('closed pauses leave no due time unknown');
  return found;
}

/**
 * The rules as they read, day by day, without merging, clipping or steps. A day counts when the clock is running up to
 * its 24:00, told in instants here, in dates there.
 */
function modelDays(fromMs: number, { amount, unit }: Span, pauses: readonly Interval[]): number {
  const isOut = (date: CalendarDate): boolean =>
    pauses.some((pause) => pause.fromMs < endOfDayMs(date) && endOfDayMs(date) <= (pause.toMs ?? 0));
  let date = businessDate(fromMs);
  for (let left = amount; left > 0;) {
    date = addDays(date, 1);
    if (!isOut(date) && (unit === 'd' || calendar.isWorkingDay(date))) left -= 1;
  }
  while (isOut(date) || !calendar.isWorkingDay(date)) date = addDays(date, 1);
  return endOfDayMs(date);
}

/** Running time second by second would be slow; minute by minute is exact, since all instants are whole minutes. */
function modelMinutes(fromMs: number, minutes: number, pauses: readonly Interval[]): number {
  let ms = fromMs;
  for (let left = minutes; left > 0; ms += minuteMs) {
    if (!pauses.some((pause) => pause.fromMs <= ms && ms < (pause.toMs ?? 0))) left -= 1;
  }
  return ms;
}

describe('the due time', () => {
  test('in days agrees with the rules read day by day', () => {
    fc.assert(
      fc.property(instant, dayLimit, offsets, (fromMs, limit, hours) => {
        const pauses = pausesAt(fromMs, hours);
        expect(dueMs(fromMs, limit, pauses)).toBe(modelDays(fromMs, limit, pauses));
      }),
      { numRuns: 400 },
    );
  });

  test('in minutes agrees with counting each minute', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 2_000 }), offsets, (fromMs, amount, hours) => {
        const pauses = pausesAt(fromMs, hours);
        expect(dueMs(fromMs, { kind: 'after', amount, unit: 'min' }, pauses)).toBe(
          modelMinutes(fromMs, amount, pauses),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('is never earlier for a later start', () => {
    fc.assert(
      fc.property(
        fc.tuple(instant, fc.nat(40 * 24 * 60)),
        anyLimit,
        offsets,
        ([fromMs, laterMinutes], limit, hours) => {
          const pauses = pausesAt(fromMs, hours);
          const later = dueMs(fromMs + laterMinutes * minuteMs, limit, pauses);
          expect(later).toBeGreaterThanOrEqual(dueMs(fromMs, limit, pauses));
        },
      ),
    );
  });

  test('is never earlier for a longer limit', () => {
    fc.assert(
      fc.property(instant, anyLimit, offsets, (fromMs, limit, hours) => {
        const pauses = pausesAt(fromMs, hours);
        const longer = dueMs(fromMs, { ...limit, amount: limit.amount + 1 }, pauses);
        expect(longer).toBeGreaterThanOrEqual(dueMs(fromMs, limit, pauses));
      }),
    );
  });

  test('is never shortened by a pause, and more pause is never earlier', () => {
    fc.assert(
      fc.property(instant, anyLimit, fc.tuple(offsets, offsets), (fromMs, limit, [some, more]) => {
        const few = pausesAt(fromMs, some);
        const many = [...pausesAt(fromMs, more), ...few];
        const without = dueMs(fromMs, limit, []);
        expect(dueMs(fromMs, limit, few)).toBeGreaterThanOrEqual(without);
        expect(dueMs(fromMs, limit, many)).toBeGreaterThanOrEqual(dueMs(fromMs, limit, few));
      }),
    );
  });

  test('is the same whether a pause is told whole, split, twice or in another order', () => {
    fc.assert(
      fc.property(
        fc.tuple(instant, anyLimit),
        offsets,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([fromMs, limit], hours, at) => {
          const pauses = pausesAt(fromMs, hours);
          const split = pauses.flatMap((pause) => {
            const cutMs = pause.fromMs + Math.floor(((pause.toMs ?? 0) - pause.fromMs) * at);
            return [
              { fromMs: cutMs, toMs: pause.toMs },
              { fromMs: pause.fromMs, toMs: cutMs },
            ];
          });
          const whole = dueAt({ fromMs, limit, pauses, calendar });
          const again = [...split, ...pauses].toReversed();
          expect(dueAt({ fromMs, limit, pauses: split, calendar })).toEqual(whole);
          expect(dueAt({ fromMs, limit, pauses: again, calendar })).toEqual(whole);
        },
      ),
    );
  });

  test('in days ends with a working day, so never on a day off, and at its 24:00', () => {
    fc.assert(
      fc.property(instant, dayLimit, offsets, (fromMs, limit, hours) => {
        const endMs = dueMs(fromMs, limit, pausesAt(fromMs, hours));
        expect(calendar.isWorkingDay(dateEndingAt(endMs))).toBe(true);
        expect(endMs).toBe(startOfDayMs(businessDate(endMs)));
      }),
    );
  });

  test('in running time lies the limit and the pauses in between after the start', () => {
    fc.assert(
      fc.property(instant, timeLimit, (fromMs, limit) => {
        const unit = limit.unit;
        if (unit !== 's' && unit !== 'min' && unit !== 'h') throw new Error('a time limit');
        expect(dueMs(fromMs, limit, [])).toBe(fromMs + limit.amount * elapsedUnitMs[unit]);
      }),
    );
  });

  test('explains itself: the counted steps add up to the limit, each day or stretch follows the last', () => {
    fc.assert(
      fc.property(instant, dayLimit, offsets, (fromMs, limit, hours) => {
        const { explanation } = dueAt({ fromMs, limit, pauses: pausesAt(fromMs, hours), calendar });
        const days = explanation.flatMap((step) => (step.kind === 'days' ? [step] : []));
        expect(days.filter((step) => step.counted).reduce((sum, step) => sum + step.days, 0)).toBe(
          limit.amount,
        );
        for (const [index, step] of days.slice(1).entries()) {
          expect(addDays(days[index]?.to ?? step.from, 1)).toBe(step.from);
        }
      }),
    );
  });

  test('of a notice leaves at least the promised days before the event', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 30 }), (eventMs, amount) => {
        const noticeMs = dueMs(eventMs, { kind: 'before', amount, unit: 'd' }, []);
        expect(eventMs - noticeMs).toBeGreaterThanOrEqual(amount * dayMs);
        expect(eventMs - noticeMs).toBeLessThan((amount + 1) * dayMs);
      }),
    );
  });
});

test('the warning comes after the start, never after the due time, and later for a larger share', () => {
  fc.assert(
    fc.property(
      fc.tuple(instant, offsets),
      fc.oneof(anyLimit, fc.constantFrom(limitOf('7d-before'), limitOf('at'), limitOf('on-day'))),
      fc.integer({ min: 1, max: 98 }),
      ([fromMs, hours], limit, percent) => {
        const due = dueAt({ fromMs, limit, pauses: pausesAt(fromMs, hours), calendar });
        const startedMs = limit.kind === 'after' ? fromMs : fromMs - 30 * dayMs;
        const warnMs = warnAt(due, { startedMs, percent }) ?? 0;
        expect(warnMs).toBeGreaterThanOrEqual(startedMs);
        expect(warnMs).toBeLessThanOrEqual(due.dueMs ?? 0);
        expect(warnAt(due, { startedMs, percent: percent + 1 })).toBeGreaterThanOrEqual(warnMs);
      },
    ),
  );
});
