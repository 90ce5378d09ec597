// RES-1 … RES-3 with the published tiers of Beijing (2880 / 4800) and Wuhan (2160 / 4800), and their edges.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yuan } from '#domain/kernel/decimal.ts';
import { tieredCharge } from './tiered-charge.ts';

const beijing = {
  limitsWh: [2_880_000, 4_800_000],
  priceNano: [yuan('0.4883'), yuan('0.5383'), yuan('0.7883')],
};

const charge = (energyWh: number, usedBeforeWh = 0) =>
  tieredCharge({ ...beijing, energyWh, usedBeforeWh }).map(({ tier, energyWh: wh, amountFen }) => [
    tier,
    wh,
    amountFen,
  ]);

test('a year of 5000 kWh in Beijing is 2597.50 yuan, as published', () => {
  expect(charge(5_000_000)).toEqual([
    [1, 2_880_000, 140_630],
    [2, 1_920_000, 103_354],
    [3, 200_000, 15_766],
  ]);
});

describe('the boundary belongs to the lower tier (RES-2)', () => {
  test.each([
    [2_879_999, [[1, 2_879_999, 140_630]]],
    [2_880_000, [[1, 2_880_000, 140_630]]],
    [
      2_880_001,
      [
        [1, 2_880_000, 140_630],
        [2, 1, 0],
      ],
    ],
  ])('%i Wh from zero', (energyWh, parts) => {
    expect(charge(energyWh)).toEqual(parts);
  });

  test('who stands on the boundary pays the next tier for the next Wh', () => {
    expect(charge(1000, 2_880_000)).toEqual([[2, 1000, 54]]);
    expect(charge(1000, 2_879_000)).toEqual([[1, 1000, 49]]);
    expect(charge(1000, 4_799_500)).toEqual([
      [2, 500, 27],
      [3, 500, 39],
    ]);
  });
});

test('no energy is one empty part of the tier the counter stands in', () => {
  expect(charge(0)).toEqual([[1, 0, 0]]);
  expect(charge(0, 4_800_000)).toEqual([[3, 0, 0]]);
});

test('a tier nobody reached is not shown', () => {
  expect(charge(10, 5_000_000)).toEqual([[3, 10, 1]]);
});

describe('properties', () => {
  const wh = fc.integer({ min: 0, max: 8_000_000 });
  const total = (energyWh: number, usedBeforeWh: number) =>
    tieredCharge({ ...beijing, energyWh, usedBeforeWh }).reduce((sum, { amountFen }) => sum + amountFen, 0);

  test('the parts add up to the energy, in ascending tiers', () => {
    fc.assert(
      fc.property(wh, wh, (energyWh, usedBeforeWh) => {
        const parts = tieredCharge({ ...beijing, energyWh, usedBeforeWh });
        expect(parts.reduce((sum, part) => sum + part.energyWh, 0)).toBe(energyWh);
        expect(parts.every(({ tier }, index) => tier > (parts[index - 1]?.tier ?? 0))).toBe(true);
      }),
    );
  });

  test('more energy never costs less, nor does the same energy later in the year', () => {
    fc.assert(
      fc.property(wh, wh, fc.integer({ min: 1000, max: 100_000 }), (energyWh, used, more) => {
        expect(total(energyWh + more, used)).toBeGreaterThanOrEqual(total(energyWh, used));
        expect(total(energyWh, used + more)).toBeGreaterThanOrEqual(total(energyWh, used) - 1);
      }),
    );
  });

  test('one reading or two make the same energy in every tier, and at most a fen a line apart', () => {
    fc.assert(
      fc.property(wh, wh, (first, second) => {
        const inOne = tieredCharge({ ...beijing, energyWh: first + second, usedBeforeWh: 0 });
        const inTwo = [
          ...tieredCharge({ ...beijing, energyWh: first, usedBeforeWh: 0 }),
          ...tieredCharge({ ...beijing, energyWh: second, usedBeforeWh: first }),
        ];
        for (const tier of [1, 2, 3]) {
          const of = (parts: typeof inOne) => parts.filter((part) => part.tier === tier);
          const sum = (parts: typeof inOne) => of(parts).reduce((energy, part) => energy + part.energyWh, 0);
          const fen = (parts: typeof inOne) => of(parts).reduce((money, part) => money + part.amountFen, 0);
          expect(sum(inTwo)).toBe(sum(inOne));
          expect(Math.abs(fen(inTwo) - fen(inOne))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

test.each([
  ['a table that does not start at zero', { limitsWh: [0, 100] }],
  ['limits that do not ascend', { limitsWh: [100, 100] }],
  ['a tier without a price', { limitsWh: [100] }],
  ['energy below zero', { energyWh: -1 }],
  ['half a Wh', { energyWh: 0.5 }],
  ['a counter below zero', { usedBeforeWh: -1 }],
])('%s is a bug here: it was refused before', (_, wrong) => {
  expect(() => tieredCharge({ ...beijing, energyWh: 1, usedBeforeWh: 0, ...wrong })).toThrow();
});
