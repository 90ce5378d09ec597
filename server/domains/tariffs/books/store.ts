import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/audit/canonical-json.ts';
import type { BookLife, BookState } from '#domain/tariffs/book-life.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

export interface BookKey {
  readonly orgId: number;
  readonly bookId: string;
}

/** A book as the database keeps it. */
export interface BookRow {
  readonly book_id: string;
  readonly book_code: string;
  readonly series: string;
  readonly title: string;
  readonly valid_from: CalendarDate;
  readonly valid_to: CalendarDate | null;
  readonly body_hash: string;
  /** Without its last day, which stands in `valid_to`. */
  readonly body: PriceBook;
  readonly state: BookState;
  readonly made_from: string | null;
  readonly authors: readonly string[];
  readonly approved_by: string | null;
  readonly approved_at: Date | null;
  readonly reason: string | null;
  readonly revision: number;
  readonly changed_by: string;
}

const columns = `b.book_id, b.book_code, b.series, b.title, b.valid_from, b.valid_to, b.body_hash, t.body, b.state,
  b.made_from, b.authors, b.approved_by, b.approved_at, b.reason, b.revision, b.changed_by`;
const books = 'price_book b join price_book_text t on t.org_id = b.org_id and t.body_hash = b.body_hash';

/** One book; `lock` until the transaction ends. */
export async function bookRow(tx: Tx, { orgId, bookId }: BookKey, lock = false): Promise<BookRow | null> {
  const { rows } = await runSql<BookRow>(
    tx,
    `select ${columns} from ${books} where b.org_id = $1 and b.book_id = $2 ${lock ? 'for update of b' : ''}`,
    [orgId, bookId],
  );
  return rows[0] ?? null;
}

/** Most books a list shows; a unit that has more asks for one series. */
const listMax = 1000;

/** The books of a unit, or of one of its series, the newest first day first. */
export async function bookRows(tx: Tx, orgId: number, series?: string): Promise<BookRow[]> {
  const { rows } = await runSql<BookRow>(
    tx,
    `select ${columns} from ${books}
     where b.org_id = $1 and ($2::text is null or b.series = $2)
     order by b.series, b.valid_from desc, b.book_id desc limit $3`,
    [orgId, series ?? null, listMax],
  );
  return rows;
}

/** The whole book: its words with the last day that holds now. */
export function wholeBook({ body, valid_to: validTo }: Pick<BookRow, 'body' | 'valid_to'>): PriceBook {
  return { ...body, validTo };
}

export function lifeOf({ state, authors, valid_from: validFrom }: BookRow): BookLife {
  return { state, authors, validFrom };
}

/** Keeps the words of a book under their digest; the last day is no part of them. */
export async function keepText(tx: Tx, orgId: number, book: PriceBook): Promise<string> {
  const body = { ...book, validTo: null };
  const plain: unknown = JSON.parse(JSON.stringify(body));
  const hash = createHash('sha256').update(canonicalJson(plain)).digest('hex');
  await runSql(
    tx,
    'insert into price_book_text (org_id, body_hash, body) values ($1, $2, $3) on conflict do nothing',
    [orgId, hash, JSON.stringify(body)],
  );
  return hash;
}
