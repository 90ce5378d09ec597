import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { yuan } from '#domain/kernel/decimal.ts';
import { fujianCommercial } from './books/fujian.ts';
import { shanghaiResidential, zhejiangResidential } from './books/residential-east.ts';
import { zhuhaiResidential } from './books/residential-south.ts';
import type { CompositePrice, PriceBook, Tariff, TieredPrice, TierSet } from './price-book.ts';
import { bookFaults, seriesFaults } from './prove-book.ts';

const codesOf = (book: PriceBook) => bookFaults(book).map(({ refused }) => refused);

function withTariff(book: PriceBook, change: (tariff: Tariff) => Tariff): PriceBook {
  return { ...book, tariffs: book.tariffs.map((tariff, index) => (index === 0 ? change(tariff) : tariff)) };
}

function withTiers(book: PriceBook, change: (price: TieredPrice) => TieredPrice): PriceBook {
  return withTariff(book, (tariff) =>
    tariff.energy.kind === 'tiered' ? { ...tariff, energy: change(tariff.energy) } : tariff,
  );
}

function withSet(book: PriceBook, change: Partial<TierSet>): PriceBook {
  return withTiers(book, (price) => ({
    ...price,
    sets: price.sets.map((set, index) => (index === 0 ? { ...set, ...change } : set)),
  }));
}

describe('tiers', () => {
  test.each([
    ['that do not start at zero', [0, 4_800_000], 'tariffs.tier-start'],
    ['that start below zero', [-1, 4_800_000], 'tariffs.tier-start'],
    ['that do not ascend', [2_760_000, 2_760_000], 'tariffs.tier-order'],
    ['that descend', [4_800_000, 2_760_000], 'tariffs.tier-order'],
    ['with half a Wh', [2_760_000.5, 4_800_000], 'tariffs.tier-order'],
  ])('%s are refused', (_, upToWh, code) => {
    expect(codesOf(withSet(zhejiangResidential, { upToWh }))).toEqual([code]);
  });

  test('need a price each', () => {
    expect(codesOf(withSet(zhejiangResidential, { priceNano: [yuan('0.5'), yuan('0.6')] }))).toEqual([
      'tariffs.tier-count',
    ]);
  });

  test('cannot have a price below zero or with a fraction of the smallest unit', () => {
    expect(codesOf(withSet(zhejiangResidential, { priceNano: [1, 2, -3] }))).toEqual([
      'tariffs.price-negative',
    ]);
    expect(codesOf(withSet(zhejiangResidential, { priceNano: [1, 2, 3.5] }))).toEqual([
      'tariffs.price-malformed',
    ]);
  });

  test('cover every month once', () => {
    expect(codesOf(withSet(zhuhaiResidential, { months: [5, 6, 7, 8, 9] }))).toEqual([
      'tariffs.months-uncovered',
    ]);
    expect(codesOf(withSet(zhuhaiResidential, { months: [4, 5, 6, 7, 8, 9, 10] }))).toEqual([
      'tariffs.months-twice',
    ]);
  });

  test('with surcharges that differ by period need one for the crossing bill (RES-8)', () => {
    const { tariffs } = shanghaiResidential;
    const energy = tariffs[0]?.energy;
    const timeOfUse = energy?.kind === 'tiered' ? energy.sets[0]?.timeOfUse : undefined;
    const prices = timeOfUse?.priceNano ?? {};
    expect(codesOf(withSet(shanghaiResidential, { timeOfUse: { priceNano: prices } }))).toEqual([
      'tariffs.crossing-missing',
    ]);
  });
});

describe('composite prices', () => {
  function withPrice(change: (price: CompositePrice) => Partial<CompositePrice>): PriceBook {
    return withTariff(fujianCommercial, (tariff) =>
      tariff.energy.kind === 'composite'
        ? { ...tariff, energy: { ...tariff.energy, publishedNano: {}, ...change(tariff.energy) } }
        : tariff,
    );
  }

  test('name each component once', () => {
    const doubled = withPrice(({ components }) => ({
      components: [...components, ...components.slice(0, 1)],
    }));
    expect(codesOf(doubled)).toEqual(['tariffs.component-twice']);
  });

  test('only system operation may be below zero (CPT-4)', () => {
    const below = (kind: string) =>
      withPrice(({ components }) => ({
        components: components.map((each) =>
          each.kind === kind ? { ...each, priceNano: -each.priceNano } : each,
        ),
      }));
    expect(codesOf(below('system'))).toEqual([]);
    expect(codesOf(below('loss'))).toEqual(['tariffs.price-negative']);
  });

  test('have factors above zero', () => {
    expect(codesOf(withPrice(() => ({ factorPpm: { peak: 0 } })))).toEqual(['tariffs.factor-malformed']);
  });
});

describe('a book', () => {
  test('ends after it begins', () => {
    expect(codesOf({ ...fujianCommercial, validTo: fujianCommercial.validFrom })).toEqual([
      'tariffs.book-dates',
    ]);
  });

  test('has each tariff once, and the calendars its tariffs name', () => {
    const { tariffs } = zhejiangResidential;
    expect(codesOf({ ...zhejiangResidential, tariffs: [...tariffs, ...tariffs.slice(0, 1)] })).toEqual([
      'tariffs.tariff-twice',
    ]);
    expect(codesOf({ ...zhejiangResidential, calendars: [] })).toEqual(['tariffs.calendar-unknown']);
  });

  test('has sane parameters', () => {
    const { rules } = zhejiangResidential;
    const demand = { ...rules.demand, floorPercent: 140 };
    expect(codesOf({ ...zhejiangResidential, rules: { ...rules, demand } })).toEqual([
      'tariffs.rule-malformed',
    ]);
  });
});

describe('a series', () => {
  const september = fujianCommercial;
  const october: PriceBook = {
    ...september,
    id: 'october',
    validFrom: calendarDate('2024-10-01'),
    validTo: null,
  };

  test('follows without gap or overlap, in whatever order the books come', () => {
    expect(seriesFaults([september, october])).toEqual([]);
    expect(seriesFaults([october, september])).toEqual([]);
  });

  test('with a day nobody priced is refused', () => {
    expect(seriesFaults([september, { ...october, validFrom: calendarDate('2024-10-02') }])).toEqual([
      { refused: 'tariffs.series-gap', field: 'validFrom', data: { from: '2024-10-01', to: '2024-10-02' } },
    ]);
  });

  test('with a day priced twice, or a book that never ends before the next, is refused', () => {
    const early = { ...october, validFrom: calendarDate('2024-09-30') };
    expect(seriesFaults([september, early]).map(({ refused }) => refused)).toEqual([
      'tariffs.series-overlap',
    ]);
    const open = { ...september, validTo: null };
    expect(seriesFaults([open, october]).map(({ refused }) => refused)).toEqual(['tariffs.series-overlap']);
  });

  test('cannot lose a tariff customers are billed by', () => {
    const fewer = { ...october, tariffs: october.tariffs.slice(1) };
    expect(seriesFaults([september, fewer])).toEqual([
      { refused: 'tariffs.tariff-lost', field: 'tariffs', data: { tariff: 'single-low', book: 'october' } },
    ]);
  });
});
