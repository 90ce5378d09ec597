import type { Refused } from '#domain/kernel/refusal.ts';
import { bookInForce } from '#domain/tariffs/book-series.ts';
import type { Tariff } from '#domain/tariffs/price-book.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import { termsFaults, type PricedPoint, type SupplyTerms } from '#domain/tariffs/supply-terms.ts';

/** The tariff the terms name, in the book that holds on their first day; or why there is none. */
export function tariffOf(shelf: PriceShelf, terms: SupplyTerms, on: string): Tariff | Refused {
  const { series, tariff } = terms;
  const book = bookInForce(shelf.books, series, on);
  if (book === null) return { refused: 'tariffs.terms-series', field: 'series', data: { series, date: on } };
  return (
    shelf.find(book.id, tariff)?.tariff ?? {
      refused: 'tariffs.terms-tariff',
      field: 'tariff',
      data: { tariff },
    }
  );
}

/** Everything that stands against the terms for a point, from their first day on. */
export function refusedTerms(
  shelf: PriceShelf,
  { terms, point, from }: { terms: SupplyTerms; point: PricedPoint; from: string },
): readonly Refused[] {
  const tariff = tariffOf(shelf, terms, from);
  return 'refused' in tariff ? [tariff] : termsFaults(terms, tariff, point);
}
