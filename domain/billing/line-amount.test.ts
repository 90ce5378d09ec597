import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yuan } from '#domain/kernel/decimal.ts';
import { fractionHalfUp } from '#domain/kernel/exact.ts';
import { amountFenOf, energyFen } from './line-amount.ts';

describe('energy at a price', () => {
  test.each([
    [10_760, '0.568', 611],
    [18_460_000, '0.58', 1_070_680],
    [1_000_000_000_000, '1.385001087', 138_500_108_700],
    [250_000_000, '0.02766875', 691_719],
    [-416_000, '0.6155', -25_605],
    [5, '1', 1],
    [4, '1', 0],
    [0, '0.5', 0],
  ])('%i Wh at %s yuan is %i fen', (energyWh, price, fen) => {
    expect(energyFen(energyWh, yuan(price))).toBe(fen);
  });

  test('is exact for the smallest and the largest customer, on plain numbers and beyond', () => {
    const wh = fc.oneof(
      fc.integer({ min: -100_000_000, max: 100_000_000 }),
      fc.integer({ min: 1, max: 90_000_000_001 }),
      fc.integer({ min: 1, max: 9_000_000_000_000 }),
    );
    const nano = fc.oneof(
      fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
      fc.integer({ min: 1, max: 60_000_000_000 }),
    );
    fc.assert(
      fc.property(wh, nano, (energyWh, priceNano) => {
        const exact = fractionHalfUp(BigInt(energyWh) * BigInt(priceNano), 10_000_000_000n);
        expect(energyFen(energyWh, priceNano)).toBe(exact);
      }),
      { numRuns: 5000 },
    );
  });

  test('is exact where the halves of the price meet', () => {
    for (const energyWh of [89_999_999_999, 90_000_000_000, 90_000_000_001]) {
      for (const priceNano of [99_999, 100_000, 100_001, 9_999_999_999, 9_999_900_000, 10_000_000_000]) {
        const exact = fractionHalfUp(BigInt(energyWh) * BigInt(priceNano), 10_000_000_000n);
        expect(energyFen(energyWh, priceNano)).toBe(exact);
      }
    }
  });
});

test.each([
  [{ quantity: 9_000_000, unit: 'VA-day', priceNano: yuan('25'), monthDays: 30 } as const, 750_000],
  [{ quantity: 1_000_000, unit: 'VA', priceNano: yuan('25'), monthDays: null } as const, 2_500_000],
  [{ quantity: 38_527_935, unit: 'fen', priceNano: yuan('-0.006'), monthDays: null } as const, -231_168],
])('%j is %i fen', (line, fen) => {
  expect(amountFenOf(line)).toBe(fen);
});
