import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal, type Refused } from '#domain/kernel/refusal.ts';
import { joiningOf, type Joining } from '#domain/tariffs/book-series.ts';
import { bookFaults } from '#domain/tariffs/prove-book.ts';
import type { Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import type { Platform } from '../../../platform/platform.ts';
import { approvedBooks } from '../shelf.ts';
import { changeBook, type BookChange, type SavedBook } from './change-book.ts';
import { wholeBook, type BookRow } from './store.ts';

/** What putting the book into its series does. */
export async function joining(tx: Tx, orgId: number, row: BookRow): Promise<Joining> {
  const approved = await approvedBooks(tx, orgId);
  const series = approved.filter((each) => each.series === row.series && each.id !== row.book_code);
  return joiningOf(series, wholeBook(row));
}

/** Every fault of a book by itself and in its series, each named by its field in `book`. */
export function faultsOf(row: BookRow, { faults }: Joining): readonly Refused[] {
  return [...bookFaults(wholeBook(row)), ...faults].map((fault) => ({
    ...fault,
    field: `book.${fault.field ?? ''}`,
  }));
}

/** Hands the draft in for approval; a book that customers could not be billed by is refused with all its faults. */
export function submitBook(platform: Platform, caller: Caller, change: BookChange): Promise<SavedBook> {
  return changeBook(platform, caller, {
    ...change,
    ...{ kind: 'tariff.submitted', act: 'submit' },
    write: async (tx, row) => {
      throwRefused(faultsOf(row, await joining(tx, caller.orgId, row)));
      return { data: { hash: row.body_hash } };
    },
  });
}

const endBook = `
  update price_book set valid_to = $3, ended_by = $4, ended_from = valid_to
  where org_id = $1 and book_code = $2 and state = 'approved'`;

/**
 * Puts a submitted book into force from its first day on, by somebody who wrote no word of it (R-BILL-01); the book
 * before ends that day. Its hash stands in the event: what is billed by it can be compared with what was approved.
 */
export function approveBook(platform: Platform, caller: Caller, change: BookChange): Promise<SavedBook> {
  const { orgId } = caller;
  return changeBook(platform, caller, {
    ...change,
    ...{ kind: 'tariff.approved', act: 'approve' },
    write: async (tx, row) => {
      const joined = await joining(tx, orgId, row);
      throwRefused(faultsOf(row, joined));
      const { ends } = joined;
      if (ends !== null) await runSql(tx, endBook, [orgId, ends.book, ends.on, row.book_id]);
      const today = businessDate(platform.now().getTime());
      const data = { hash: row.body_hash, code: row.book_code, validFrom: row.valid_from, ends };
      // Prices that hold from a day already past mean bills to be corrected: said in the record.
      return { data: row.valid_from < today ? { ...data, retroactive: true } : data };
    },
  });
}

/** Sends a submitted book back to its authors with the reason. */
export function returnBook(
  platform: Platform,
  caller: Caller,
  { reason, ...change }: BookChange & { readonly reason: string },
): Promise<SavedBook> {
  return changeBook(platform, caller, {
    ...change,
    ...{ kind: 'tariff.sent-back', act: 'return' },
    write: () => ({ data: { reason }, reason }),
  });
}

/** Throws away a draft that was not approved. */
export function discardBook(platform: Platform, caller: Caller, change: BookChange): Promise<SavedBook> {
  return changeBook(platform, caller, {
    ...change,
    ...{ kind: 'tariff.withdrawn', act: 'withdraw' },
    write: (_, row) => {
      if (row.state === 'approved') throw new Refusal('tariffs.not-draft');
      return { data: { state: row.state } };
    },
  });
}

const namedTerms = `
  select count(*)::integer as count from supply_terms
  where org_id = $1 and series = $2 and revoked_at is null and (upper(valid) is null or upper(valid) > $3)
    and not exists (select 1 from price_book b where b.org_id = $1 and b.series = $2 and b.state = 'approved'
                      and b.book_id <> $4)`;

const giveBackEnd = `
  update price_book set valid_to = ended_from, ended_by = null, ended_from = null
  where org_id = $1 and ended_by = $2`;

/** Takes an approved book back before its first day; the one before goes on as if it had never been there. */
export function withdrawBook(
  platform: Platform,
  caller: Caller,
  { reason, ...change }: BookChange & { readonly reason: string },
): Promise<SavedBook> {
  const { orgId } = caller;
  return changeBook(platform, caller, {
    ...change,
    ...{ kind: 'tariff.withdrawn', act: 'withdraw' },
    write: async (tx, row) => {
      const { rows } = await runSql<{ count: number }>(tx, namedTerms, [
        ...[orgId, row.series, row.valid_from, row.book_id],
      ]);
      const count = rows[0]?.count ?? 0;
      if (count > 0) throw new Refusal('tariffs.still-named', { data: { count } });
      // Out of the way first: on no day may the series have two approved books.
      await runSql(tx, `update price_book set state = 'withdrawn' where org_id = $1 and book_id = $2`, [
        ...[orgId, row.book_id],
      ]);
      await runSql(tx, giveBackEnd, [orgId, row.book_id]);
      return { data: { reason, state: row.state }, reason };
    },
  });
}
