import { describe, expect, test } from 'vitest';
import { yuan } from '#domain/kernel/decimal.ts';
import { fujianCommercial } from './books/fujian.ts';
import { henanCommercial } from './books/henan.ts';
import { compositePriceNano } from './component-price.ts';
import type { PriceBook } from './price-book.ts';
import { bookFaults } from './prove-book.ts';
import { publishedBooks } from './published-books.ts';

describe('the published tables', () => {
  test.each(publishedBooks.map((book) => [book.id, book] as const))('%s can be billed by', (_, book) => {
    expect(bookFaults(book)).toEqual([]);
  });

  test('every book names its source, and an unverified one says why', () => {
    for (const { document } of publishedBooks) {
      expect(document.source).toMatch(/^tariffs\.md T\d/);
      if (document.status === 'unverified') expect(document.note ?? '').not.toBe('');
    }
  });

  test('ids are not used twice', () => {
    expect(new Set(publishedBooks.map(({ id }) => id)).size).toBe(publishedBooks.length);
  });

  test('each composite price that was printed is recomputed: 36 of Fujian, 32 of Henan', () => {
    const printed = [fujianCommercial, henanCommercial].map(
      ({ tariffs }) =>
        tariffs.flatMap(({ energy }) =>
          energy.kind === 'composite' ? Object.values(energy.publishedNano ?? {}) : [],
        ).length,
    );
    expect(printed).toEqual([36, 32]);
  });

  test('the highest price of Henan is exact to the last digit', () => {
    const energy = henanCommercial.tariffs[0]?.energy;
    expect(energy?.kind === 'composite' && compositePriceNano(energy, 'sharp')).toBe(yuan('1.385001087'));
  });
});

describe('a misprint is found', () => {
  function withPrinted(tariffCode: string, period: 'valley' | 'peak', printed: string): PriceBook {
    return {
      ...henanCommercial,
      tariffs: henanCommercial.tariffs.map((tariff) =>
        tariff.code === tariffCode && tariff.energy.kind === 'composite'
          ? {
              ...tariff,
              energy: {
                ...tariff.energy,
                publishedNano: { ...tariff.energy.publishedNano, [period]: yuan(printed) },
              },
            }
          : tariff,
      ),
    };
  }

  test('the 35 kV valley price of the page, which repeats the next row', () => {
    expect(bookFaults(withPrinted('single-35kv', 'valley', '0.368557725'))).toEqual([
      {
        refused: 'tariffs.composite-sum',
        field: 'tariffs[2].energy.publishedNano.valley',
        data: { period: '低谷', published: '0.368557725', computed: '0.380572725' },
      },
    ]);
  });

  test('one digit at the end is enough', () => {
    expect(bookFaults(withPrinted('single-low', 'peak', '1.176130136'))).toHaveLength(1);
    expect(bookFaults(withPrinted('single-low', 'peak', '1.176130135'))).toHaveLength(0);
  });
});
