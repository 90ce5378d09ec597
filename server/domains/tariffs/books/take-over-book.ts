import { Refusal } from '#domain/kernel/refusal.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { SavedBook } from './change-book.ts';
import { addDraft } from './new-book.ts';

export interface TakeOver {
  readonly bookId: string;
  /** Code of the published table. */
  readonly published: string;
}

/** Takes a published table into the unit as a draft with its source; in force only when two have approved it. */
export async function takeOverBook(
  platform: Platform,
  caller: Caller,
  { bookId, published }: TakeOver,
): Promise<SavedBook> {
  const book = publishedBooks.find(({ id }) => id === published);
  if (book === undefined) throw new Refusal('not-found', { data: { what: '公布的电价表' } });
  return inTransaction(platform.db, [caller.orgId], (tx) =>
    addDraft({ platform, caller, tx }, { bookId, book, madeFrom: book.id, kind: 'tariff.taken-over' }),
  );
}
