/**
 * The same use billed otherwise: for the dry run of a new price book over the whole base, and for the customer who asks
 * what another tariff would cost. Only names are replaced; `computeBill` does the rest.
 */
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import type { BillInput } from './bill.ts';

/** The shelf with a new book standing in for the one of today, on all days: a dry run before it goes live. */
export function dryRunShelf({ books }: PriceShelf, today: string, next: PriceBook): PriceShelf {
  return shelfOf(
    books.map((book) =>
      book.id === today ? { ...next, id: today, validFrom: book.validFrom, validTo: book.validTo } : book,
    ),
  );
}

export interface TariffChoice {
  readonly book: string;
  readonly tariff: string;
  readonly isTimeOfUse?: boolean;
}

/**
 * The bill under another tariff. What the meter counted stays, so a choice of time of use needs a meter that counts by
 * period; capacity and demand are billed only where the other tariff has them.
 */
export function underTariff(input: BillInput, choice: TariffChoice, shelf: PriceShelf): BillInput {
  const { book, tariff, isTimeOfUse = false } = choice;
  const { basic, ...rest } = input;
  const isTwoPart = (shelf.find(book, tariff)?.tariff.basic ?? null) !== null;
  return {
    ...rest,
    parts: input.parts.map((part) => ({ ...part, book, tariff, isTimeOfUse })),
    ...(basic === undefined || !isTwoPart ? {} : { basic: basic.map((each) => ({ ...each, book, tariff })) }),
    tiers: input.tiers ?? { usedBeforeWh: 0 },
  };
}
