import { expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { yuan } from '#domain/kernel/decimal.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import type { BillInput } from './bill.ts';
import { billOf } from './testing/billed.ts';
import { dryRunShelf, underTariff } from './what-if.ts';

const shelf = shelfOf(publishedBooks);
const zhejiang = 'zhejiang-residential-2023-08';
const october = { from: calendarDate('2026-10-01'), to: calendarDate('2026-11-01') };
const household: BillInput = {
  ...october,
  parts: [{ ...october, book: zhejiang, tariff: 'tiered', energyWh: { peak: 100_000, valley: 200_000 } }],
  tiers: { usedBeforeWh: 0 },
};

test('a household sees what time of use or the compound price would cost', () => {
  const total = (tariff: string, isTimeOfUse: boolean) =>
    billOf(underTariff(household, { book: zhejiang, tariff, isTimeOfUse }, shelf), shelf).totalFen;
  expect([total('tiered', false), total('tiered', true), total('compound', false)]).toEqual([
    16_140, 11_440, 16_740,
  ]);
});

test('a works loses its capacity charge under a single-rate tariff and keeps it under another two-part one', () => {
  const september = { from: calendarDate('2024-09-01'), to: calendarDate('2024-10-01') };
  const fujian = { book: 'fujian-commercial-2024-09', tariff: 'two-part-10kv' };
  const works: BillInput = {
    ...september,
    parts: [{ ...september, ...fujian, energyWh: { flat: 1000 } }],
    basic: [{ kind: 'capacity', month: '2024-09', ...fujian, units: [{ capacityVa: 1_000_000 }] }],
  };
  const kinds = (tariff: string) =>
    billOf(underTariff(works, { ...fujian, tariff }, shelf), shelf).lines.map(({ kind }) => kind);
  expect(kinds('single-10kv')).not.toContain('capacity');
  expect(kinds('two-part-35kv')).toContain('capacity');
});

test('a dry run bills the use of today by the book of tomorrow', () => {
  const today = publishedBooks.find(({ id }) => id === zhejiang);
  if (today === undefined) throw new Error('book');
  const compound = { kind: 'single', priceNano: yuan('0.6') } as const;
  const next = {
    ...today,
    id: 'next',
    validFrom: calendarDate('2027-01-01'),
    tariffs: today.tariffs.map((tariff) => ({ ...tariff, energy: compound })),
  };
  expect(billOf(household, dryRunShelf(shelf, zhejiang, next)).totalFen).toBe(18_000);
});
