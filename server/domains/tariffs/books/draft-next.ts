import { parseCalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { bookNotFound, type SavedBook } from './change-book.ts';
import { addDraft } from './new-book.ts';
import { bookRow, type BookRow } from './store.ts';

/** The next version of a book: its prices to begin with, under a new code, date and document. */
export interface NextVersion {
  readonly bookId: string;
  readonly newBookId: string;
  readonly code: string;
  readonly title: string;
  readonly validFrom: string;
  readonly document: { readonly number: string | null; readonly title: string };
}

/** Drafts the next version of a book as a copy of it; the prices are changed in the draft. */
export async function draftNext(platform: Platform, caller: Caller, next: NextVersion): Promise<SavedBook> {
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const row = await bookRow(tx, { orgId: caller.orgId, bookId: next.bookId });
    if (row === null) throw bookNotFound;
    return addDraft(
      { platform, caller, tx },
      {
        ...{ bookId: next.newBookId, book: copyOf(row, next), madeFrom: row.book_code },
        kind: 'tariff.drafted',
      },
    );
  });
}

function copyOf({ body, valid_from: begun }: BookRow, next: NextVersion): PriceBook {
  const validFrom = parseCalendarDate(next.validFrom);
  if (isRefused(validFrom)) throw Refusal.from({ ...validFrom, field: 'validFrom' });
  if (validFrom <= begun)
    throw new Refusal('tariffs.series-begins', { field: 'validFrom', data: { date: begun } });
  const { code, title, document } = next;
  return {
    ...body,
    ...{ id: code, title, validFrom, validTo: null },
    // Nobody has compared the new prices with the new document yet.
    document: { ...document, source: '', status: 'unverified' },
  };
}
