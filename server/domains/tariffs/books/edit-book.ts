import { isCalendarDate } from '#domain/kernel/calendar-date.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changeBook, type BookChange, type SavedBook } from './change-book.ts';
import { keepText } from './store.ts';

/**
 * Keeps a draft as it was typed. Prices that do not add up are kept, too, so that nothing typed is lost; the page
 * shows every fault and the book cannot be submitted with one.
 */
export function editBook(
  platform: Platform,
  caller: Caller,
  { book, ...change }: BookChange & { readonly book: PriceBook },
): Promise<SavedBook> {
  refuseBadDates(book);
  return changeBook(platform, caller, {
    ...change,
    ...{ kind: 'tariff.edited', act: 'edit' },
    write: async (tx, row) => {
      if (book.id !== row.book_code) throw new Refusal('tariffs.code-fixed', { field: 'book.id' });
      if (book.series !== row.series) throw new Refusal('tariffs.code-fixed', { field: 'book.series' });
      const bodyHash = await keepText(tx, caller.orgId, book);
      const { title, validFrom, validTo } = book;
      return { data: { hash: bodyHash, validFrom }, words: { title, validFrom, validTo, bodyHash } };
    },
  });
}

/** The two dates are columns of their own, so they must be right even in a draft. */
function refuseBadDates({ id, validFrom, validTo }: PriceBook): void {
  if (!isCalendarDate(validFrom))
    throw new Refusal('kernel.date-malformed', { field: 'book.validFrom', data: { text: validFrom } });
  if (validTo !== null && validTo <= validFrom)
    throw new Refusal('tariffs.book-dates', { field: 'book.validTo', data: { book: id } });
}
