import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { playBook, type BookAct, type BookLife } from '#domain/tariffs/book-life.ts';
import type { TariffEvent } from '#domain/tariffs/event-titles.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { forgetShelf } from '../shelf.ts';
import { bookRow, lifeOf, type BookKey, type BookRow } from './store.ts';

/** A change names the book, itself, and the revision its author saw. */
export interface BookChange {
  readonly bookId: string;
  readonly commandId: string;
  readonly revision: number;
}

export interface SavedBook {
  readonly id: string;
  readonly revision: number;
}

/** What a change writes beside the new state; what is left out stays. */
export interface Written {
  readonly data: Readonly<Record<string, unknown>>;
  readonly words?: {
    readonly title: string;
    readonly validFrom: CalendarDate;
    readonly validTo: CalendarDate | null;
    readonly bodyHash: string;
  };
  readonly reason?: string;
}

interface Step extends BookChange {
  readonly kind: TariffEvent;
  readonly act: BookAct;
  /** What else is to be found out and written; throws what stands against it. */
  readonly write: (tx: Tx, row: BookRow, life: BookLife) => Promise<Written> | Written;
}

/** One decision on the prices of a unit at a time: books of a series end one another. */
const lockSpace = 7_301_954;

export function bookCase({ orgId, bookId }: BookKey) {
  return { orgId, caseKind: 'tariff' as const, caseId: bookId };
}

export const bookNotFound = new Refusal('not-found', { data: { what: '电价本' } });

/**
 * The way of every change: one at a time, not done before, made on what its author saw, allowed by the book's life,
 * written and recorded. Then every process forgets the books it had read.
 */
export async function changeBook(platform: Platform, caller: Caller, step: Step): Promise<SavedBook> {
  const key = { orgId: caller.orgId, bookId: step.bookId };
  const saved = await inTransaction(platform.db, [key.orgId], async (tx) => {
    await runSql(tx, 'select pg_advisory_xact_lock($1, $2)', [lockSpace, key.orgId]);
    const row = await bookRow(tx, key, true);
    if (row === null) throw bookNotFound;
    const before = await earlierData(tx, { orgId: key.orgId, caseId: key.bookId, ...step });
    if (before !== null) return { id: key.bookId, revision: Number(before['revision']) };
    if (row.revision !== step.revision) return refuseChanged(tx, key.orgId, row.changed_by);
    return play({ platform, caller, tx }, row, step);
  });
  forgetShelf(platform, key.orgId);
  platform.live.publish([{ orgId: key.orgId, kind: 'setting', id: key.bookId, detail: step.kind }]);
  return saved;
}

async function refuseChanged(tx: Tx, orgId: number, staffId: string): Promise<never> {
  const { rows } = await runSql<{ name: string }>(
    tx,
    'select name from staff where org_id = $1 and staff_id = $2',
    [orgId, staffId],
  );
  throw new Refusal('conflict.changed-meanwhile', { data: { who: rows[0]?.name ?? '系统' } });
}

interface Hands {
  readonly platform: Platform;
  readonly caller: Caller;
  readonly tx: Tx;
}

async function play({ platform, caller, tx }: Hands, row: BookRow, step: Step): Promise<SavedBook> {
  const { orgId, staffId } = caller;
  const at = platform.now();
  const life = playBook(lifeOf(row), step.act, { staffId, today: businessDate(at.getTime()) });
  if (isRefused(life)) throw Refusal.from(life);
  const written = await step.write(tx, row, life);
  const revision = await update(tx, { row, life, written, act: step.act, orgId, staffId, at });
  const key = { orgId, bookId: row.book_id };
  await record({ platform, tx }, { ...bookCase(key), ...byStaff(caller), commandId: step.commandId }, [
    { kind: step.kind, at, data: { ...written.data, revision } },
  ]);
  return { id: row.book_id, revision };
}

interface Update {
  readonly row: BookRow;
  readonly life: BookLife;
  readonly written: Written;
  readonly act: BookAct;
  readonly orgId: number;
  readonly staffId: string;
  readonly at: Date;
}

const updateBook = `
  update price_book set state = $3, authors = $4, title = $5, valid_from = $6, valid_to = $7, body_hash = $8,
    reason = $9, revision = revision + 1, changed_by = $10, changed_at = $11,
    submitted_at = case when $12 = 'submit' then $11 else submitted_at end,
    approved_by = case when $12 = 'approve' then $10 else approved_by end,
    approved_at = case when $12 = 'approve' then $11 else approved_at end
  where org_id = $1 and book_id = $2 returning revision`;

async function update(tx: Tx, { row, life, written, act, orgId, staffId, at }: Update): Promise<number> {
  const words = written.words ?? {
    ...{ title: row.title, validFrom: row.valid_from, validTo: row.valid_to, bodyHash: row.body_hash },
  };
  const { rows } = await runSql<{ revision: number }>(tx, updateBook, [
    ...[orgId, row.book_id, life.state, life.authors, words.title, words.validFrom, words.validTo],
    ...[words.bodyHash, written.reason ?? (act === 'edit' ? row.reason : null), staffId, at, act],
  ]);
  const [updated] = rows;
  if (updated === undefined) throw bookNotFound;
  return updated.revision;
}
