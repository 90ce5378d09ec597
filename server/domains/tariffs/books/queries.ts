import type { Static } from 'typebox';
import type { BookLine, listPublished, publicPrices, readBook } from '#contracts/tariffs.ts';
import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import { eventTitle } from '#domain/event-titles.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { bookStatus } from '#domain/tariffs/book-life.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { documentName } from '#domain/tariffs/source-document.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { approvedBooks } from '../shelf.ts';
import { bookNotFound } from './change-book.ts';
import { faultsOf, joining } from './decide-book.ts';
import { bookRow, bookRows, wholeBook, type BookRow } from './store.ts';

type Line = Static<typeof BookLine>;
type Whole = Static<(typeof readBook)['response']>;

function lineOf(row: BookRow, today: string): Line {
  const { valid_from: validFrom, valid_to: validTo, state, body } = row;
  return {
    ...{ bookId: row.book_id, code: row.book_code, series: row.series, title: row.title },
    ...{ region: body.region, validFrom, validTo, state, revision: row.revision },
    status: bookStatus({ state, validFrom, validTo }, today),
    unverified: body.document.status === 'unverified',
    tariffs: body.tariffs.length,
  };
}

const todayOf = (platform: Platform): string => businessDate(platform.now().getTime());

/** The books of a unit by series, the newest first. */
export function bookList(
  platform: Platform,
  orgId: number,
  series?: string,
): Promise<{ today: string; items: Line[] }> {
  const today = todayOf(platform);
  return reading(platform.db, [orgId], async (tx) => {
    const rows = await bookRows(tx, orgId, series);
    return { today, items: rows.map((row) => lineOf(row, today)) };
  });
}

/** The published tables that come with the product, and which of them the unit has. */
export function publishedList(
  platform: Platform,
  orgId: number,
): Promise<Static<(typeof listPublished)['response']>> {
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<{ book_code: string }>(
      tx,
      'select book_code from price_book where org_id = $1',
      [orgId],
    );
    const taken = new Set(rows.map(({ book_code }) => book_code));
    const items = publishedBooks.map(({ id, title, validFrom, document }) => ({
      ...{ code: id, title, validFrom, document: documentName(document) },
      ...{ unverified: document.status === 'unverified', taken: taken.has(id) },
    }));
    return { items };
  });
}

interface EventRow {
  readonly kind: string;
  readonly at: Date;
  readonly name: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

const historyMax = 200;

async function historyOf(tx: Tx, orgId: number, bookId: string): Promise<Whole['history']> {
  const { rows } = await runSql<EventRow>(
    tx,
    `select e.kind, e.at, s.name, e.data from event e
     left join staff s on s.org_id = e.org_id and s.staff_id = e.actor_id
     where e.org_id = $1 and e.case_id = $2 order by e.seq desc limit $3`,
    [orgId, bookId, historyMax],
  );
  return rows.map(({ kind, at, name, data }) => {
    const { reason } = data;
    return {
      ...{ kind, title: eventTitle(kind), at: at.toISOString(), by: name },
      reason: typeof reason === 'string' ? reason : null,
    };
  });
}

async function namesOf(
  tx: Tx,
  orgId: number,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await runSql<{ staff_id: string; name: string }>(
    tx,
    'select staff_id, name from staff where org_id = $1 and staff_id = any ($2::uuid[])',
    [orgId, staffIds],
  );
  return new Map(rows.map(({ staff_id, name }) => [staff_id, name]));
}

/** The book that holds the day before this one begins: what it is compared with. */
async function beforeOf(tx: Tx, orgId: number, row: BookRow): Promise<Whole['before']> {
  const rows = await bookRows(tx, orgId, row.series);
  const before = rows.find(
    (each) => each.state === 'approved' && each.book_id !== row.book_id && each.valid_from < row.valid_from,
  );
  return before === undefined
    ? null
    : { bookId: before.book_id, code: before.book_code, title: before.title };
}

/** One book with everything its page shows. */
export function bookPage(platform: Platform, caller: Caller, bookId: string): Promise<Whole> {
  const { orgId } = caller;
  return reading(platform.db, [orgId], async (tx) => {
    const row = await bookRow(tx, { orgId, bookId });
    if (row === null) throw bookNotFound;
    const isOpen = row.state === 'draft' || row.state === 'submitted';
    const names = await namesOf(tx, orgId, [
      ...row.authors,
      ...((row.approved_by ?? '') === '' ? [] : [row.approved_by ?? '']),
    ]);
    const faults = isOpen ? faultsOf(row, await joining(tx, orgId, row)) : [];
    return {
      ...lineOf(row, todayOf(platform)),
      ...{ book: wholeBook(row), bodyHash: row.body_hash, madeFrom: row.made_from, reason: row.reason },
      before: await beforeOf(tx, orgId, row),
      authors: row.authors.map((id) => names.get(id) ?? ''),
      approvedBy: names.get(row.approved_by ?? '') ?? null,
      approvedAt: row.approved_at?.toISOString() ?? null,
      own: row.authors.includes(caller.staffId),
      history: await historyOf(tx, orgId, bookId),
      faults: faults.map(({ refused, field = '', data = {} }) => ({
        ...{ field, code: refused },
        text: refusalText(refused as RefusalCode, data, 'zh').title,
      })),
    };
  });
}

type PublicPrices = Static<(typeof publicPrices)['response']>;

/** The prices in force and those already decided, for everybody (R-HALL-08, R-QUAL-07). */
export function pricesForAll(platform: Platform, code: string | undefined): Promise<PublicPrices> {
  const today = todayOf(platform);
  return reading(platform.db, 'all', async (tx) => {
    const { rows } = await runSql<{ org_id: number; name: string }>(
      tx,
      'select org_id, name from org where $1::text is null or code = $1 order by org_id limit 1',
      [code ?? null],
    );
    const [unit] = rows;
    if (unit === undefined) return { unit: '', today, books: [], upcoming: [] };
    const books = await approvedBooks(tx, unit.org_id);
    const at = ({ validFrom, validTo }: (typeof books)[number]) =>
      bookStatus({ state: 'approved', validFrom, validTo }, today);
    return {
      ...{ unit: unit.name, today },
      books: books.filter((book) => at(book) === 'in-force'),
      upcoming: books.filter((book) => at(book) === 'upcoming'),
    };
  });
}
