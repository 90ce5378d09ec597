// PRO-1, PRO-3: where a billing period is cut, and where its energy goes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, addDays } from '#domain/kernel/calendar-date.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { planParts } from './plan-parts.ts';
import type { PartsPlan } from './plan-parts.ts';
import { adHocBook, single } from './testing/ad-hoc-book.ts';

const day = calendarDate;
const from = day('2025-06-01');
const to = day('2025-07-01');
const change = day('2025-06-11');
const plain = adHocBook([{ energy: single(1) }, { code: 'other', energy: single(2) }]);
const books: readonly PriceBook[] = [
  { ...plain, id: 'old', validTo: change },
  { ...plain, id: 'new', validFrom: change },
];
const shelf = shelfOf([...books, ...publishedBooks]);
const stretch = { from, to, series: 'case', tariff: 'it' };
const plan: PartsPlan = { from, to, energyWh: { flat: 9_000_000 }, stretches: [stretch], stepWh: 1000 };

const planned = (change_: Partial<PartsPlan>) => {
  const parts = planParts({ ...plan, ...change_ }, shelf);
  if ('refused' in parts) throw new Error(JSON.stringify(parts));
  return parts.map((part) => [part.from, part.to, part.book, part.tariff, part.energyWh]);
};

test('a change of price cuts the period, the energy goes by days (PRO-1)', () => {
  expect(planned({})).toEqual([
    ['2025-06-01', '2025-06-11', 'old', 'it', { flat: 3_000_000 }],
    ['2025-06-11', '2025-07-01', 'new', 'it', { flat: 6_000_000 }],
  ]);
});

test('a frozen reading on the day wins over days', () => {
  const frozen = [{ on: change, usedWh: { flat: 4_321_000 } }];
  expect(planned({ frozen }).map((part) => part[4])).toEqual([{ flat: 4_321_000 }, { flat: 4_679_000 }]);
});

test('a change of class cuts it, too, and readings on one cut leave the others to days', () => {
  const moved = day('2025-06-21');
  const stretches = [
    { ...stretch, to: moved },
    { ...stretch, from: moved, tariff: 'other' },
  ];
  const frozen = [{ on: change, usedWh: { flat: 1_000_000 } }];
  expect(planned({ stretches, frozen })).toEqual([
    ['2025-06-01', '2025-06-11', 'old', 'it', { flat: 1_000_000 }],
    ['2025-06-11', '2025-06-21', 'new', 'it', { flat: 4_000_000 }],
    ['2025-06-21', '2025-07-01', 'new', 'other', { flat: 4_000_000 }],
  ]);
});

test('each period of the day is split by itself', () => {
  const energyWh = { peak: 30_000, valley: 3000 };
  expect(planned({ energyWh }).map((part) => part[4])).toEqual([
    { peak: 10_000, valley: 1000 },
    { peak: 20_000, valley: 2000 },
  ]);
});

test('annual tiers are cut on 1 January, other prices are not', () => {
  const winter = { from: day('2026-12-22'), to: day('2027-01-11') };
  const household = { ...winter, series: 'beijing-residential' };
  const cut = (tariff: string) =>
    planned({ ...winter, stretches: [{ ...household, tariff }], energyWh: { flat: 20_000 } }).map(
      (part) => part[4],
    );
  expect(cut('tiered')).toEqual([{ flat: 10_000 }, { flat: 10_000 }]);
  expect(cut('compound')).toEqual([{ flat: 20_000 }]);
});

test('the choice of time of use stays with the part', () => {
  const parts = planParts({ ...plan, stretches: [{ ...stretch, isTimeOfUse: true }] }, shelf);
  expect(parts).toMatchObject([{ isTimeOfUse: true }, { isTimeOfUse: true }]);
});

describe('refused', () => {
  test('are days without a tariff', () => {
    expect(planParts({ ...plan, stretches: [{ ...stretch, to: day('2025-06-30') }] }, shelf)).toEqual({
      refused: 'billing.part-outside',
      field: 'stretches',
      data: { from: '2025-06-30', to: '2025-07-01' },
    });
  });

  test('are days without a book, and a tariff no book has', () => {
    const gap = shelfOf([{ ...plain, validFrom: day('2025-06-02') }]);
    expect(planParts(plan, gap)).toMatchObject({ refused: 'billing.tariff-unknown' });
    expect(planParts({ ...plan, stretches: [{ ...stretch, tariff: 'x' }] }, shelf)).toMatchObject({
      refused: 'billing.tariff-unknown',
      data: { tariff: 'x' },
    });
  });
});

test('the energy of the parts is that of the period, wherever it is cut', () => {
  const wh = fc.nat({ max: 1_000_000_000 });
  fc.assert(
    fc.property(wh, wh, fc.array(fc.integer({ min: 1, max: 29 }), { maxLength: 4 }), (flat, peak, cuts) => {
      const dates = [...new Set(cuts)].toSorted((a, b) => a - b).map((each) => addDays(from, each));
      const edges = [from, ...dates, to];
      const stretches = edges
        .slice(1)
        .map((end, index) => ({ ...stretch, from: edges[index] ?? from, to: end }));
      const parts = planParts({ ...plan, stretches, energyWh: { flat, peak } }, shelf);
      if ('refused' in parts) throw new Error('refused');
      expect(parts.reduce((sum, { energyWh }) => sum + (energyWh.flat ?? 0), 0)).toBe(flat);
      expect(parts.reduce((sum, { energyWh }) => sum + (energyWh.peak ?? 0), 0)).toBe(peak);
      expect(parts.every((part, index) => part.from === (parts[index - 1]?.to ?? from))).toBe(true);
    }),
  );
});
