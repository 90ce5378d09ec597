import { Refusal } from '#domain/kernel/refusal.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import type { TariffEvent } from '#domain/tariffs/event-titles.ts';
import type { Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { bookCase, type SavedBook } from './change-book.ts';
import { keepText } from './store.ts';

export interface NewBook {
  readonly bookId: string;
  readonly book: PriceBook;
  /** The published table or the book it is made from. */
  readonly madeFrom: string;
  readonly kind: TariffEvent;
}

const insertBook = `
  insert into price_book (org_id, book_id, book_code, series, title, valid_from, valid_to, body_hash, state, made_from,
    authors, changed_by, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, array[$10::uuid], $10, $11)
  on conflict do nothing returning revision`;

/** Puts a draft beside the books of the unit. The same id again changes nothing; a code that is taken is refused. */
export async function addDraft(
  { platform, caller, tx }: { platform: Platform; caller: Caller; tx: Tx },
  { bookId, book, madeFrom, kind }: NewBook,
): Promise<SavedBook> {
  const { orgId, staffId } = caller;
  const at = platform.now();
  const hash = await keepText(tx, orgId, book);
  const { rows } = await runSql<{ revision: number }>(tx, insertBook, [
    ...[orgId, bookId, book.id, book.series, book.title, book.validFrom, book.validTo, hash, madeFrom],
    ...[staffId, at],
  ]);
  const [added] = rows;
  if (added === undefined) return savedBefore(tx, { orgId, bookId, code: book.id });
  await record({ platform, tx }, { ...bookCase({ orgId, bookId }), ...byStaff(caller), commandId: bookId }, [
    {
      kind,
      at,
      data: { code: book.id, series: book.series, from: madeFrom, validFrom: book.validFrom, hash },
    },
  ]);
  return { id: bookId, revision: added.revision };
}

async function savedBefore(
  tx: Tx,
  { orgId, bookId, code }: { orgId: number; bookId: string; code: string },
): Promise<SavedBook> {
  const { rows } = await runSql<{ revision: number }>(
    tx,
    'select revision from price_book where org_id = $1 and book_id = $2 and book_code = $3',
    [orgId, bookId, code],
  );
  const [before] = rows;
  if (before === undefined) throw new Refusal('tariffs.code-taken', { field: 'code', data: { code } });
  return { id: bookId, revision: before.revision };
}
