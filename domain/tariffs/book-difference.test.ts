import { expect, test } from 'vitest';
import { yuan } from '#domain/kernel/decimal.ts';
import { bookChanges } from './book-difference.ts';
import { fujianCommercial } from './books/fujian.ts';
import type { PriceBook, Tariff } from './price-book.ts';

function dearer(tariff: Tariff): Tariff {
  const { energy } = tariff;
  if (energy.kind !== 'composite') return tariff;
  const components = energy.components.map((each) =>
    each.code === 'loss' ? { ...each, priceNano: yuan('0.0170') } : each,
  );
  return { ...tariff, energy: { ...energy, components } };
}

const only = (tariffs: readonly Tariff[]): PriceBook => ({ ...fujianCommercial, tariffs });

test('equal books have no change', () => {
  expect(bookChanges(fujianCommercial, structuredClone(fujianCommercial))).toEqual([]);
});

test('a price is told with where it stands and what it was', () => {
  const tariffs = fujianCommercial.tariffs.slice(0, 1);
  expect(bookChanges(only(tariffs), only(tariffs.map(dearer)))).toEqual([
    {
      path: 'tariffs.single-low.energy.components.loss.priceNano',
      before: yuan('0.0162'),
      after: yuan('0.0170'),
    },
  ]);
});

test('a tariff that moved in the list is no change, a new one and a lost one are', () => {
  const [first, second] = fujianCommercial.tariffs;
  if (first === undefined || second === undefined) throw new Error('tariffs');
  expect(bookChanges(only([first, second]), only([second, first]))).toEqual([]);
  const added = bookChanges(only([first]), only([first, second]));
  expect(added.length).toBeGreaterThan(5);
  expect(added.every(({ path, before }) => path.startsWith('tariffs.single-10kv.') && before === null)).toBe(
    true,
  );
  expect(bookChanges(only([first, second]), only([first])).every(({ after }) => after === null)).toBe(true);
});

test('rules and dates are told, too', () => {
  const { rules } = fujianCommercial;
  const changed = {
    ...fujianCommercial,
    validTo: null,
    rules: { ...rules, demand: { ...rules.demand, floorPercent: 50 } },
  };
  expect(bookChanges(fujianCommercial, changed)).toEqual([
    { path: 'rules.demand.floorPercent', before: 40, after: 50 },
    { path: 'validTo', before: '2024-10-01', after: null },
  ]);
});
