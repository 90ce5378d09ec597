// TWO-1 … TWO-12 and DAY-1 … DAY-4: capacity by days, demand in three readings, suspensions.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { yuan } from '#domain/kernel/decimal.ts';
import { rules1996, rules2024, rulesWith } from '#domain/tariffs/billing-rule-sets.ts';
import type { BillingRules } from '#domain/tariffs/billing-rules.ts';
import { chargedStretches, isRelieved, suspensionMonthsLeft } from './capacity-changes.ts';
import { capacityQuantities } from './capacity-charge.ts';
import { billedW, contractDemand, contractWithFloor, demandPriceNano } from './demand-charge.ts';
import { monthOf } from './month.ts';
import { adHocShelf, from, single, to } from './testing/ad-hoc-book.ts';
import { billOf } from './testing/billed.ts';
import type { BasicInput, CapacityUnit } from './bill.ts';

const day = calendarDate;
const shelfWith = (rules: BillingRules) =>
  adHocShelf(
    [{ energy: single(0), basic: { capacityNanoPerKva: yuan('25'), demandNanoPerKw: yuan('40') } }],
    rules,
  );
const fenOf = (basic: BasicInput, rules = rules2024) =>
  billOf({ from, to, parts: [], basic: [basic] }, shelfWith(rules)).totalFen;
const capacity = (month: string, units: readonly CapacityUnit[]): BasicInput => ({
  kind: 'capacity',
  month,
  book: 'case',
  tariff: 'it',
  units,
});

describe('capacity by days (DAY-1)', () => {
  test('a whole month has no days', () => {
    expect(capacityQuantities('2025-06', [{ capacityVa: 1000 }], rules2024.days)).toEqual([
      { name: null, quantity: 1000, unit: 'VA', monthDays: null },
    ]);
  });

  test('is divided by the days of the month since 2024, by thirty before', () => {
    const units = [{ capacityVa: 1_000_000, from: day('2025-02-15') }];
    expect(capacityQuantities('2025-02', units, rules2024.days)).toMatchObject([
      { quantity: 14_000_000, monthDays: 28 },
    ]);
    expect(capacityQuantities('2025-02', units, rules1996.days)).toMatchObject([
      { quantity: 14_000_000, monthDays: 30 },
    ]);
    expect(fenOf(capacity('2025-02', units))).toBe(1_250_000);
  });

  test('a thirtieth a day never makes more than a month: 30 of 31 days', () => {
    const units = [{ capacityVa: 1_000_000, from: day('2025-01-02') }];
    expect(fenOf(capacity('2025-01', units), rules1996)).toBe(2_500_000);
  });

  test('the first and the last day of a month count as one day each', () => {
    const [first, last] = [{ to: day('2025-06-02') }, { from: day('2025-06-30') }].map((days) =>
      capacityQuantities('2025-06', [{ capacityVa: 30, ...days }], rules2024.days),
    );
    expect([first?.[0]?.quantity, last?.[0]?.quantity]).toEqual([30, 30]);
  });

  test('a unit outside of the month does not count', () => {
    expect(
      capacityQuantities('2025-06', [{ capacityVa: 1, from: day('2025-07-01') }], rules2024.days),
    ).toEqual([]);
    expect(capacityQuantities('2025-06', [{ capacityVa: 1, to: day('2025-06-01') }], rules2024.days)).toEqual(
      [],
    );
  });

  test('a change in the month and the same capacity unchanged cost the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 3000 }), (date, kva) => {
        const on = day(`2025-06-${String(date).padStart(2, '0')}`);
        const capacityVa = kva * 1000;
        const split = fenOf(
          capacity('2025-06', [
            { capacityVa, to: on },
            { capacityVa, from: on },
          ]),
        );
        expect(Math.abs(split - fenOf(capacity('2025-06', [{ capacityVa }])))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('interlocked transformers (DAY-3)', () => {
  const pair = [
    { capacityVa: 500, interlock: 'a' },
    { capacityVa: 630, interlock: 'a' },
  ];

  test('count as the largest that could run', () => {
    expect(capacityQuantities('2025-06', pair, rules2024.days).map(({ quantity }) => quantity)).toEqual([
      630,
    ]);
  });

  test('count as the other while the largest is sealed', () => {
    const units = [pair[0] ?? { capacityVa: 0 }, { ...pair[1], capacityVa: 630, to: day('2025-06-11') }];
    expect(capacityQuantities('2025-06', units, rules2024.days).map(({ quantity }) => quantity)).toEqual([
      6300, 10_000,
    ]);
  });
});

describe('suspension (CHG-3, DAY-4)', () => {
  const stop = { sealedOn: day('2025-03-14'), unsealedOn: day('2025-05-23') };
  const life = { capacityVa: 1000, suspensions: [stop] };

  test('the seal day is free and the unseal day charged', () => {
    expect(chargedStretches(life, rules2024.days, day('2025-06-01'))).toEqual([
      { capacityVa: 1000, to: '2025-03-14' },
      { capacityVa: 1000, from: '2025-05-23' },
    ]);
  });

  test('or the other way, where the rules say so', () => {
    const { days } = rulesWith(rules2024, { days: { changeDay: 'old' } });
    expect(chargedStretches(life, days, day('2025-06-01'))).toEqual([
      { capacityVa: 1000, to: '2025-03-15' },
      { capacityVa: 1000, from: '2025-05-24' },
    ]);
  });

  test.each([
    ['2025-03-28', false],
    ['2025-03-29', true],
  ])('from 14 March to %s gives relief: %s (trap 9)', (unsealedOn, relieved) => {
    expect(isRelieved({ ...stop, unsealedOn: day(unsealedOn) }, rules2024.days, day('2025-06-01'))).toBe(
      relieved,
    );
  });

  test('that lasts counts up to today, and ends the charge', () => {
    const open = { ...life, suspensions: [{ ...stop, unsealedOn: null }] };
    expect(chargedStretches(open, rules2024.days, day('2025-03-20'))).toEqual([{ capacityVa: 1000 }]);
    expect(chargedStretches(open, rules2024.days, day('2025-06-01'))).toEqual([
      { capacityVa: 1000, to: '2025-03-14' },
    ]);
  });

  test('a connected and closed unit counts from its first to its last day', () => {
    const whole = { capacityVa: 5, connectedOn: day('2025-01-10'), lastDay: day('2025-10-19'), name: 't1' };
    expect(chargedStretches(whole, rules2024.days, day('2026-01-01'))).toEqual([
      { capacityVa: 5, name: 't1', from: '2025-01-10', to: '2025-10-20' },
    ]);
  });

  test.each([
    [0, 7, 6],
    [5, 2, 1],
    [6, 1, 0],
    [8, 1, 0],
  ])('after %i months, %i more are %i', (used, wanted, left) => {
    expect(suspensionMonthsLeft(used, wanted, rules2024.days)).toBe(left);
  });
});

describe('the 105 percent rule in three readings (TWO-4)', () => {
  test.each([
    ['A', 1574, 1500],
    ['A', 1575, 1500],
    ['A', 1576, 1502],
    ['B', 1575, 1500],
    ['B', 1576, 1577],
    ['C', 1424, 1425],
    ['C', 1425, 1425],
    ['C', 1426, 1426],
    ['C', 1575, 1575],
    ['C', 1576, 1652],
  ] as const)('mode %s: contract 1500 kW, actual %i kW, billed %i kW', (mode, actual, billed) => {
    expect(billedW(contractDemand(1_500_000, actual * 1000, mode))).toBe(billed * 1000);
  });

  test('more demand never costs less, in any reading', () => {
    const watts = fc.integer({ min: 0, max: 50_000_000 });
    fc.assert(
      fc.property(watts, watts, fc.nat(), (contract, actual, more) => {
        for (const mode of ['A', 'B', 'C'] as const) {
          const [less, billed] = [actual, actual + more].map((each) =>
            billedW(contractDemand(contract, each, mode)),
          );
          expect(billed).toBeGreaterThanOrEqual(less ?? 0);
        }
      }),
    );
  });
});

describe('demand in the bill', () => {
  const demand = (more: object): BasicInput => ({
    kind: 'contract-demand',
    month: '2025-06',
    book: 'case',
    tariff: 'it',
    lines: [{ contractW: 1_000_000, actualW: 900_000 }],
    ...more,
  });

  test('a contract below 40 percent of the capacity is lifted (TWO-5)', () => {
    expect(contractWithFloor(1_259_999, 3_150_000, rules2024.demand)).toBe(1_260_000);
    expect(contractWithFloor(1_260_001, 3_150_000, rules2024.demand)).toBe(1_260_001);
    expect(fenOf(demand({ capacityVa: 3_150_000 }))).toBe(5_040_000);
  });

  test('each incoming line is billed by itself (TWO-6)', () => {
    const lines = [
      { name: 'one', contractW: 900_000, actualW: 880_000 },
      { name: 'two', contractW: 600_000, actualW: 690_000 },
    ];
    expect(fenOf(demand({ lines }))).toBe(6_480_000);
  });

  test.each([
    [259_999, 4000],
    [260_000, 3600],
    [260_001, 3600],
  ])('%i Wh a kVA in the month: %i fen a kW (TWO-10)', (whPerKva, fen) => {
    const use = { capacityVa: 1_000_000, monthEnergyWh: whPerKva * 1000 };
    expect(demandPriceNano(yuan('40'), use, rules2024.demand)).toBe(fen * 10_000_000);
  });

  test('there is no cheaper price without capacity, or where the rules have none', () => {
    expect(demandPriceNano(40, { capacityVa: 0, monthEnergyWh: 1 }, rules2024.demand)).toBe(40);
    expect(demandPriceNano(40, { capacityVa: 1, monthEnergyWh: 1000 }, rules1996.demand)).toBe(40);
  });

  test('the actual demand is billed as it is (TWO-3)', () => {
    expect(fenOf(demand({ kind: 'actual-demand' }))).toBe(3_600_000);
  });

  test('a part of the month is billed by days', () => {
    expect(fenOf(demand({ days: 15 }))).toBe(2_000_000);
    expect(fenOf(demand({ days: 30 }))).toBe(4_000_000);
  });
});

test.each([
  ['2024-02', 29, '2024-03-01'],
  ['2025-02', 28, '2025-03-01'],
  ['2025-12', 31, '2026-01-01'],
])('%s has %i days and ends before %s', (month, days, next) => {
  expect(monthOf(month)).toMatchObject({ days, to: next });
});
