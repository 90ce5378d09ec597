/** How a new book takes its place among the approved ones of its series: the one before it ends on its first day. */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import type { PriceBook } from './price-book.ts';
import { seriesFaults } from './prove-book.ts';

export interface Joining {
  /** Id of the book before, and the day it now ends; null when the new one is the first or follows an ended one. */
  readonly ends: { readonly book: string; readonly on: CalendarDate } | null;
  /** Gaps, overlaps, tariffs that went lost. */
  readonly faults: readonly Refused[];
}

/** What putting `book` behind the approved books of its series does, and what stands against it. */
export function joiningOf(approved: readonly PriceBook[], book: PriceBook): Joining {
  const before = approved
    .filter(({ validFrom }) => validFrom < book.validFrom)
    .reduce<PriceBook | null>(
      (last, each) => (last === null || each.validFrom > last.validFrom ? each : last),
      null,
    );
  const isCut = before !== null && (before.validTo === null || before.validTo > book.validFrom);
  const others = approved.filter(({ id }) => id !== before?.id);
  const kept = before === null ? [] : [isCut ? { ...before, validTo: book.validFrom } : before];
  return {
    ends: isCut ? { book: before.id, on: book.validFrom } : null,
    faults: seriesFaults([...kept, ...others, book]),
  };
}

/** The book of a series that holds on a day; null when none does. */
export function bookInForce(books: readonly PriceBook[], series: string, on: string): PriceBook | null {
  return (
    books.find(
      (book) =>
        book.series === series && book.validFrom <= on && (book.validTo === null || on < book.validTo),
    ) ?? null
  );
}
