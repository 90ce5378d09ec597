/** Price books found by id and tariff code, prepared once for many bills. */
import type { PriceBook, PricedTariff } from './price-book.ts';

export interface PriceShelf {
  /** The tariff with its book; null when the book or the tariff is not on the shelf. */
  readonly find: (book: string, tariff: string) => PricedTariff | null;
  readonly books: readonly PriceBook[];
}

/** Puts books on a shelf; a later book with the same id takes the place of an earlier. */
export function shelfOf(books: readonly PriceBook[]): PriceShelf {
  const byBook = new Map<string, ReadonlyMap<string, PricedTariff>>();
  for (const book of books) {
    byBook.set(book.id, new Map(book.tariffs.map((tariff) => [tariff.code, { book, tariff }])));
  }
  return { find: (book, tariff) => byBook.get(book)?.get(tariff) ?? null, books };
}
