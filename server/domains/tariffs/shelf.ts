import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { shelfOf, type PriceShelf } from '#domain/tariffs/price-shelf.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { keepByOrg } from '../../platform/live/kept-by-org.ts';
import type { Platform } from '../../platform/platform.ts';

/** More approved books than this are no unit's prices; a month's book for every class over 40 years stays below. */
const booksMax = 5000;

interface ApprovedRow {
  readonly valid_to: CalendarDate | null;
  readonly body: PriceBook;
}

/** Every approved book of the unit, each with the last day its successor set, the oldest first. */
export async function approvedBooks(tx: Tx, orgId: number): Promise<PriceBook[]> {
  const { rows } = await runSql<ApprovedRow>(
    tx,
    `select b.valid_to, t.body from price_book b
     join price_book_text t on t.org_id = b.org_id and t.body_hash = b.body_hash
     where b.org_id = $1 and b.state = 'approved' order by b.series, b.valid_from limit $2`,
    [orgId, booksMax],
  );
  return rows.map(({ valid_to: validTo, body }) => ({ ...body, validTo }));
}

const kept = keepByOrg<PriceShelf>(async (tx, orgId) => shelfOf(await approvedBooks(tx, orgId)));

/**
 * The approved books of a unit, read at most once a minute and anew at once when one is approved. What is in force
 * follows from the dates of the bill: the shelf holds the books of every time, so nothing is switched at midnight.
 */
export function priceShelf(platform: Platform, tx: Tx, orgId: number): Promise<PriceShelf> {
  return kept.read(platform, tx, orgId);
}

/** Forgets what was read, after a change made by this process. */
export function forgetShelf(platform: Platform, orgId: number): void {
  kept.forget(platform, orgId);
}
