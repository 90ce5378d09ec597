// PF-1 … PF-10; the printed table of 1983 is read from the shared data folder, skipped when that is not next to the checkout.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules1996, rulesWith } from '#domain/tariffs/billing-rule-sets.ts';
import {
  powerFactorFen,
  powerFactorHundredths,
  powerFactorRateBasisPoints,
  powerFactorStandardOf,
} from './power-factor.ts';
import type { PowerFactorCustomer } from './power-factor.ts';

const file = new URL('../../../shared/reference/tariffs.md', import.meta.url);
if (!existsSync(file))
  console.warn('skipped: the shared data folder (reference) is not next to the checkout');

/** Rows '| 0.93 | 0.3793 - 0.4108 | -0.45 | -0.95 | -1.30 |' of the reference. */
const rows = existsSync(file)
  ? [
      ...readFileSync(file, 'utf8').matchAll(
        /^\| ([01]\.\d\d) \| ([\d.]+) - ([\d.]+) \| (\S+) \| (\S+) \| (\S+) \|$/gm,
      ),
    ].map((row) => row.slice(1).map(Number))
  : [];

describe.skipIf(rows.length === 0)('the printed table', () => {
  test('has 71 rows', () => {
    expect(rows).toHaveLength(71);
  });

  test.each(rows)('cos %f (R/A %f to %f) is %f, %f, %f percent', (cos, ...[from = 0, to = 0, ...rates]) => {
    const hundredths = Math.round(cos * 100);
    const computed = ([90, 85, 80] as const).map((standard) =>
      powerFactorRateBasisPoints(standard, hundredths),
    );
    expect(computed).toEqual(rates.map((rate) => Math.round(rate * 100)));
    // The band's middle: its edges are truncated and two of the printed ones are misprints.
    expect(powerFactorHundredths(100_000_000, Math.round(((from + to) / 2) * 100_000_000))).toBe(hundredths);
  });
});

describe('the rate', () => {
  test.each([
    [90, 70, 1000],
    [90, 69, 1100],
    [90, 65, 1500],
    [90, 64, 1700],
    [90, 0, 14_500],
    [85, 65, 1000],
    [85, 60, 1500],
    [85, 59, 1700],
    [80, 60, 1000],
    [80, 55, 1500],
    [80, 54, 1700],
    [90, 95, -75],
    [90, 100, -75],
    [85, 90, -50],
    [85, 91, -65],
    [85, 94, -110],
    [85, 95, -110],
    [80, 91, -115],
    [80, 92, -130],
    [80, 100, -130],
  ] as const)('of the standard %i at %i is %i hundredths of a percent', (standard, cos, rate) => {
    expect(powerFactorRateBasisPoints(standard, cos)).toBe(rate);
  });

  test('a better factor never costs more', () => {
    for (const standard of [80, 85, 90] as const) {
      for (let cos = 1; cos <= 100; cos += 1) {
        const [worse, better] = [cos - 1, cos].map((each) => powerFactorRateBasisPoints(standard, each));
        expect(better).toBeLessThanOrEqual(worse ?? 0);
      }
    }
  });

  test('0.85 rates are not those of a 0.90 customer (trap 1)', () => {
    expect([90, 85].map((standard) => powerFactorRateBasisPoints(standard === 90 ? 90 : 85, 80))).toEqual([
      500, 250,
    ]);
  });

  test('is taken of the base to the fen (PF-10)', () => {
    expect(powerFactorFen(38_527_935, -60)).toBe(-231_168);
    expect(powerFactorFen(100, 50)).toBe(1);
    expect(powerFactorFen(-100, 50)).toBe(-1);
  });
});

describe('the factor', () => {
  test.each([
    [40_000, 30_000, 80],
    [50_000, 59_000, 65],
    [1, 0, 100],
    [0, 1, 0],
  ])('of %i kWh and %i kvarh is %i', (active, reactive, hundredths) => {
    expect(powerFactorHundredths(active * 1000, reactive * 1000)).toBe(hundredths);
  });

  test('of nothing at all does not exist', () => {
    expect(powerFactorHundredths(0, 0)).toBeNull();
  });

  test('one varh more or less decides at the edge of a hundredth (0.945)', () => {
    const edge = Math.floor(1_000_000_000 * Math.sqrt(1 / 0.945 ** 2 - 1));
    expect([
      powerFactorHundredths(1_000_000_000, edge),
      powerFactorHundredths(1_000_000_000, edge + 1),
    ]).toEqual([95, 94]);
  });

  test('is the largest hundredth c with cos ≥ c − ½, in exact integers (PF-5)', () => {
    const reaches = (a: bigint, r: bigint, c: bigint) =>
      40_000n * a * a >= (2n * c - 1n) ** 2n * (a * a + r * r);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (a, r) => {
          const found = BigInt(powerFactorHundredths(a, r) ?? -1);
          expect(found === 0n || reaches(BigInt(a), BigInt(r), found)).toBe(true);
          expect(reaches(BigInt(a), BigInt(r), found + 1n)).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('energies that are no counts are bugs', () => {
    expect(() => powerFactorHundredths(-1, 0)).toThrow();
    expect(() => powerFactorHundredths(1, 0.5)).toThrow();
    expect(() => powerFactorRateBasisPoints(90, 101)).toThrow();
  });
});

describe('the standard of a customer (PF-1 … PF-4)', () => {
  const base: PowerFactorCustomer = { use: 'industry', capacityKva: 200, isHighVoltage: true };

  test.each<[string, Partial<PowerFactorCustomer>, number | null]>([
    ['high-voltage industry above 160 kVA', { capacityKva: 161 }, 90],
    ['high-voltage industry of 160 kVA', { capacityKva: 160 }, 85],
    ['the same with a tap changer', { capacityKva: 160, hasTapChanger: true }, 90],
    ['industry at low voltage', { isHighVoltage: false }, 85],
    ['industry of 100 kVA', { capacityKva: 100 }, 85],
    ['industry of 99 kVA', { capacityKva: 99 }, null],
    ['a shop', { use: 'non-industry' }, 85],
    ['pumping below 3200 kVA', { use: 'pumping', capacityKva: 3199 }, 85],
    ['pumping from 3200 kVA', { use: 'pumping', capacityKva: 3200 }, 90],
    ['a farm', { use: 'farm' }, 80],
    ['a wholesale buyer', { use: 'wholesale' }, 80],
    ['a household', { use: 'residential' }, null],
  ])('%s', (_, change, standard) => {
    expect(powerFactorStandardOf({ ...base, ...change }, rules1996.powerFactor)).toBe(standard);
  });

  test('of farms and the least capacity are parameters', () => {
    const { powerFactor } = rulesWith(rules1996, { powerFactor: { farmStandard: 85, capacityMinKva: 50 } });
    expect(powerFactorStandardOf({ ...base, use: 'farm', capacityKva: 60 }, powerFactor)).toBe(85);
  });
});
