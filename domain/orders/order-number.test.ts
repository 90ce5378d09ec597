import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, dateOfDayNumber } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import {
  counterOfInstant,
  displayOrderNumber,
  orderCounterMax,
  orderNumber,
  parseOrderNumber,
} from './order-number.ts';

const parts = fc.record({
  day: fc.integer({ min: 10_957, max: 47_481 }).map(dateOfDayNumber),
  unitCode: fc.stringMatching(/^[0-9]{4}$/),
  counter: fc.integer({ min: 0, max: orderCounterMax }),
});

function refusalOf(text: string): string | null {
  const answer = parseOrderNumber(text);
  return isRefused(answer) ? answer.refused : null;
}

describe('the number of a work order', () => {
  const number = orderNumber({ day: calendarDate('2026-09-30'), unitCode: '3301', counter: 1234 });

  test('carries the day, the unit and the counter', () => {
    expect(number).toMatch(/^26093033010001234\d$/);
    expect(parseOrderNumber(number)).toEqual({ day: '2026-09-30', unitCode: '3301', counter: 1234 });
  });

  test('is shown in groups, and read as shown or in full width', () => {
    const shown = displayOrderNumber(number);
    expect(shown).toMatch(/^260930 3301 0001234 \d$/);
    expect(refusalOf(shown)).toBeNull();
    expect(refusalOf(number.replaceAll('0', '０'))).toBeNull();
  });

  test('of a wrong length, or of a day that does not exist, is refused', () => {
    expect(refusalOf(number.slice(1))).toBe('order.number-malformed');
    expect(refusalOf('')).toBe('order.number-malformed');
    expect(refusalOf('260230330100012340')).toBe('order.number-malformed');
  });

  test('survives being written and read', () => {
    fc.assert(
      fc.property(parts, (given) => {
        expect(parseOrderNumber(orderNumber(given))).toEqual(given);
      }),
    );
  });

  test('every single wrong digit is found', () => {
    fc.assert(
      fc.property(parts, fc.nat(17), fc.integer({ min: 1, max: 9 }), (given, at, shift) => {
        const right = orderNumber(given);
        const wrong = String((Number(right[at]) + shift) % 10);
        expect(refusalOf(right.slice(0, at) + wrong + right.slice(at + 1))).not.toBeNull();
      }),
    );
  });

  test('every exchange of two neighbours is found', () => {
    fc.assert(
      fc.property(parts, fc.nat(16), (given, at) => {
        const right = orderNumber(given);
        const [a = '', b = ''] = right.slice(at, at + 2);
        fc.pre(a !== b);
        expect(refusalOf(right.slice(0, at) + b + a + right.slice(at + 2))).not.toBeNull();
      }),
    );
  });

  test('a counter of eight digits is a mistake of the program', () => {
    const day = calendarDate('2026-09-30');
    expect(() => orderNumber({ day, unitCode: '3301', counter: orderCounterMax + 1 })).toThrow('7 digits');
    expect(() => orderNumber({ day, unitCode: '331', counter: 1 })).toThrow('4 digits');
  });
});

describe('the counter of an instant', () => {
  test('begins at midnight of the business day, +08:00', () => {
    expect(counterOfInstant(Date.parse('2026-09-30T00:00:00+08:00'))).toBe(0);
    expect(counterOfInstant(Date.parse('2026-09-30T00:00:00.019+08:00'))).toBe(1);
    expect(counterOfInstant(Date.parse('2026-09-30T23:59:59.999+08:00'))).toBe(8_639_999);
  });

  test('never lowers within a day and always fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399_998 }), (ms) => {
        const startMs = Date.parse('2026-09-30T00:00:00+08:00');
        expect(counterOfInstant(startMs + ms + 1)).toBeGreaterThanOrEqual(counterOfInstant(startMs + ms));
        expect(counterOfInstant(startMs + ms)).toBeLessThanOrEqual(orderCounterMax);
      }),
    );
  });
});
