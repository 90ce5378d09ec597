import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import type { BillInput, BillPart } from './bill.ts';
import { computeBill } from './compute-bill.ts';
import { causes, explainDifference } from './explain-difference.ts';

const shelf = shelfOf(publishedBooks);
const zhejiang = { book: 'zhejiang-residential-2023-08', tariff: 'tiered' };
const fujian = { book: 'fujian-commercial-2024-09', tariff: 'two-part-10kv' };
const october = { from: calendarDate('2026-10-01'), to: calendarDate('2026-11-01') };
const november = { from: calendarDate('2026-11-01'), to: calendarDate('2026-12-01') };
const september = { from: calendarDate('2024-09-01'), to: calendarDate('2024-10-01') };

function household(month: typeof october, kwh: number, usedBeforeKwh = 0): BillInput {
  return {
    ...month,
    parts: [{ ...month, ...zhejiang, energyWh: { flat: kwh * 1000 } }],
    tiers: { usedBeforeWh: usedBeforeKwh * 1000 },
  };
}

function factory(
  energyWh: BillPart['energyWh'],
  more: Partial<BillInput> = {},
  capacityKva = 1000,
): BillInput {
  return {
    ...september,
    parts: [{ ...september, ...fujian, energyWh }],
    basic: [{ kind: 'capacity', month: '2024-09', ...fujian, units: [{ capacityVa: capacityKva * 1000 }] }],
    powerFactor: { standard: 90, forwardVarh: 50_000_000 },
    ...more,
  };
}

const onlyOf = (before: BillInput, after: BillInput) =>
  Object.fromEntries(
    Object.entries(explainDifference(before, after, shelf).byCauseFen).filter(([, fen]) => fen !== 0),
  );

describe('a household', () => {
  test('a bill that is the same has no cause', () => {
    expect(onlyOf(household(october, 310), household(october, 310))).toEqual({});
  });

  test('one day fewer at the same daily use is days and nothing else', () => {
    expect(onlyOf(household(october, 310), household(november, 300))).toEqual({ days: -538 });
  });

  test('more use on the same days is use', () => {
    expect(onlyOf(household(october, 300), household(october, 310))).toEqual({ use: 538 });
  });

  test('the same use in the second tier is the tier', () => {
    expect(onlyOf(household(october, 300), household(october, 300, 2760))).toEqual({ tier: 1500 });
  });

  test('another share of the valley is the time of use', () => {
    const split = (peakKwh: number, valleyKwh: number): BillInput => ({
      ...household(october, 0),
      parts: [
        {
          ...october,
          ...zhejiang,
          isTimeOfUse: true,
          energyWh: { peak: peakKwh * 1000, valley: valleyKwh * 1000 },
        },
      ],
    });
    expect(onlyOf(split(200, 100), split(100, 200))).toEqual({ 'time-of-use': -2800 });
  });

  test('another price of the same use is the price', () => {
    const other = { ...household(october, 300) };
    const compound = { ...other, parts: other.parts.map((part) => ({ ...part, tariff: 'compound' })) };
    expect(onlyOf(other, compound)).toEqual({ price: 600 });
  });

  test('what was paid back is a correction', () => {
    const back = { reason: 'meter-error', amountFen: -1234, rule: 'MET-1', document: '退补单' };
    expect(onlyOf(household(october, 300), { ...household(october, 300), corrections: [back] })).toEqual({
      corrections: -1234,
    });
  });
});

describe('a factory', () => {
  test('more capacity is demand, with its share of the power-factor penalty of 0.5 percent', () => {
    const before = factory({ flat: 100_000_000 });
    expect(onlyOf(before, factory({ flat: 100_000_000 }, {}, 1200))).toEqual({
      demand: 502_500,
    });
  });

  test('a worse power factor is the power factor', () => {
    const before = factory({ flat: 100_000_000 });
    const after = factory({ flat: 100_000_000 }, { powerFactor: { standard: 90, forwardVarh: 80_000_000 } });
    expect(Object.keys(onlyOf(before, after))).toEqual(['power-factor']);
  });

  test('twice the energy leaves the power factor alone: the reactive energy is taken along', () => {
    const after = factory({ flat: 200_000_000 }, { powerFactor: { standard: 90, forwardVarh: 100_000_000 } });
    expect(Object.keys(onlyOf(factory({ flat: 100_000_000 }), after))).toEqual(['use']);
  });
});

test('the causes add up to the difference of any two bills', () => {
  const wh = fc.integer({ min: 0, max: 2_000_000_000 });
  const energy = fc.record({ sharp: wh, peak: wh, flat: wh, valley: wh });
  const bill = fc.record({
    energyWh: energy,
    capacityKva: fc.integer({ min: 100, max: 50_000 }),
    varh: wh,
    correction: fc.integer({ min: -100_000, max: 100_000 }),
    isHousehold: fc.boolean(),
    used: fc.integer({ min: 0, max: 6000 }),
  });
  fc.assert(
    fc.property(bill, bill, (one, two) => {
      const [before, after] = [one, two].map((each): BillInput => {
        const corrections = [{ reason: 'x', amountFen: each.correction, rule: '', document: '' }];
        return each.isHousehold
          ? { ...household(october, Math.floor(each.energyWh.flat / 1000), each.used), corrections }
          : factory(
              each.energyWh,
              { corrections, powerFactor: { standard: 90, forwardVarh: each.varh } },
              each.capacityKva,
            );
      });
      if (before === undefined || after === undefined) return;
      const bills = [before, after].map((input) => computeBill(input, shelf));
      const [first, second] = bills.map((each) => (isRefused(each) ? 0 : each.totalFen));
      const { byCauseFen } = explainDifference(before, after, shelf);
      const sum = causes.reduce((total, cause) => total + byCauseFen[cause], 0);
      expect(sum).toBe((second ?? 0) - (first ?? 0));
    }),
    { numRuns: 300 },
  );
});
