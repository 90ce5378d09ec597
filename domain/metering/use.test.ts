// MUL-1: what was used between two readings, over the end of a register, through a transformer, over a replaced meter.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import {
  countsOf,
  countsOfAll,
  register,
  registerSets,
  registerTitle,
  shownOf,
  spanOf,
  type Register,
} from './register.ts';
import { joinUses, movedOf, periodGapWh, totalWh, useBetween } from './use.ts';

const energy = register('active-import', 'total', { digits: 5, decimals: 2 });
const kWh = (value: number): number => value * 100;

describe('a value as it stands on the meter', () => {
  test.each([
    ['01234.56', 123456],
    ['1234.5', 123450],
    ['0', 0],
    ['99999.99', 9_999_999],
  ])('%s is read to its last digit', (shown, counts) => {
    expect(countsOf(shown, energy)).toBe(counts);
    expect(countsOf(shownOf(counts, energy), energy)).toBe(counts);
  });

  test.each([
    ['100000', 'metering.value-above-register'],
    ['12.345', 'metering.value-malformed'],
    ['-1', 'metering.value-malformed'],
    ['12a', 'metering.value-malformed'],
    ['', 'metering.value-malformed'],
  ])('%s is refused', (shown, code) => {
    expect(countsOf(shown, energy)).toMatchObject({ refused: code });
  });

  test('every objection is told at its register', () => {
    const two = registerSets['time-of-use'].registers.slice(0, 2);
    expect(countsOfAll(['x', '9999999'], two)).toMatchObject([
      { refused: 'metering.value-malformed', field: 'values.0' },
      { refused: 'metering.value-above-register', field: 'values.1' },
    ]);
    expect(countsOfAll(['1'], two)).toMatchObject([{ refused: 'metering.values-missing' }]);
    expect(countsOfAll(['1', '2'], two)).toEqual([100, 200]);
  });

  test('registers carry their OBIS code', () => {
    const codes = registerSets.commercial.registers.map(({ obis }) => obis);
    expect(codes).toEqual([
      ...['1-0:1.8.0', '1-0:1.8.1', '1-0:1.8.2', '1-0:1.8.3', '1-0:1.8.4', '1-0:1.8.5'],
      ...['1-0:3.8.0', '1-0:4.8.0', '1-0:1.6.0'],
    ]);
    expect(registerTitle(energy)).toBe('正向有功(总)');
  });
});

describe('the use between two readings', () => {
  const use = (from: number, to: number, multiplier = 1) =>
    useBetween({ registers: [energy], from: [from], to: [to], multiplier });

  test('is their difference in Wh; without periods it counts as flat', () => {
    expect(use(kWh(100), kWh(250.5)).energyWh).toEqual([0, 0, 150_500, 0, 0]);
  });

  test('goes over the end of the register: 99 950 to 20 is 70 kWh', () => {
    expect(totalWh(use(kWh(99_950), kWh(20)))).toBe(70_000);
  });

  test('is multiplied by the ratio of the transformers: 12.34 kWh times 80', () => {
    expect(totalWh(use(0, 1234, 80))).toBe(987_200);
  });

  test('keeps periods, reactive energy and demand apart', () => {
    const { registers } = registerSets.commercial;
    const from = registers.map(() => 0);
    const to = [1500, 100, 200, 300, 400, 500, 600, 70, 12_345];
    expect(useBetween({ registers, from, to, multiplier: 10 })).toEqual({
      energyWh: [10_000, 20_000, 30_000, 40_000, 50_000],
      forwardVarh: 60_000,
      reverseVarh: 7_000,
      demandW: 12_345,
    });
    expect(periodGapWh({ registers, from, to, multiplier: 10 })).toBe(0);
    const off = [1600, ...to.slice(1)];
    expect(periodGapWh({ registers, from, to: off, multiplier: 10 })).toBe(-10_000);
  });

  test('of a replaced meter is its last part and the first part of its successor', () => {
    const old = use(kWh(8_000), kWh(8_120));
    const fresh = use(kWh(3), kWh(43), 1);
    expect(totalWh(joinUses([old, fresh]))).toBe(160_000);
  });

  test('of a demand register is its highest value, whatever it showed before', () => {
    const demand = register('demand', 'total', { digits: 2, decimals: 4 });
    const of = (w: number) =>
      useBetween({ registers: [energy, demand], from: [0, 999_999], to: [0, w], multiplier: 1 });
    expect(of(123_456).demandW).toBe(12_346);
    expect(joinUses([of(10_000), of(30_000), of(20_000)]).demandW).toBe(3000);
    expect(joinUses([use(0, 1)]).demandW).toBeNull();
  });
});

const anyRegister: fc.Arbitrary<Register> = fc
  .record({ digits: fc.integer({ min: 3, max: 8 }), decimals: fc.integer({ min: 0, max: 3 }) })
  .map((size) => register('active-import', 'total', size));

describe('whatever the meter', () => {
  test('splitting the interval anywhere changes nothing', () => {
    fc.assert(
      fc.property(
        anyRegister,
        fc.tuple(fc.nat(), fc.nat(), fc.nat()),
        fc.integer({ min: 1, max: 5000 }),
        (...[of, ways, multiplier]) => {
          const span = spanOf(of);
          const [start, first, second] = ways;
          // Together less than once around, as between two readings of one period.
          const [a, b] = [first % Math.floor(span / 2), second % Math.floor(span / 2)];
          const from = start % span;
          const middle = (from + a) % span;
          const to = (middle + b) % span;
          const use = (x: number, y: number) =>
            useBetween({ registers: [of], from: [x], to: [y], multiplier });
          expect(joinUses([use(from, middle), use(middle, to)])).toEqual(use(from, to));
        },
      ),
    );
  });

  test('a register that started again moved by the rest and the new value', () => {
    fc.assert(
      fc.property(anyRegister, fc.nat(), fc.nat(), (of, x, y) => {
        const span = spanOf(of);
        const [from, to] = [x % span, y % span];
        const moved = movedOf(from, to, of);
        expect(moved).toBeGreaterThanOrEqual(0);
        expect(moved).toBeLessThan(span);
        expect((from + moved) % span).toBe(to);
      }),
    );
  });

  test('a value is never refused in the form the meter shows it', () => {
    fc.assert(
      fc.property(anyRegister, fc.nat(), (of, value) => {
        const counts = value % spanOf(of);
        const read = countsOf(shownOf(counts, of), of);
        expect(isRefused(read)).toBe(false);
        expect(read).toBe(counts);
      }),
    );
  });
});
