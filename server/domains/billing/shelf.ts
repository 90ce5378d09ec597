import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { shelfOf, type PriceShelf } from '#domain/tariffs/price-shelf.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';

interface BookRow {
  book_code: string;
  valid_to: PriceBook['validTo'];
  // Proved before it was approved.
  body: PriceBook;
}

/** The books in force of a unit: only what two people have approved prices a bill (R-BILL-01). */
export async function shelfOfUnit(tx: Tx, orgId: number): Promise<PriceShelf> {
  const { rows } = await runSql<BookRow>(
    tx,
    `select b.book_code, b.valid_to, t.body from price_book b
     join price_book_text t on t.org_id = b.org_id and t.body_hash = b.body_hash
     where b.org_id = $1 and b.state = 'approved' order by b.series, b.valid_from`,
    [orgId],
  );
  return shelfOf(rows.map(({ book_code: id, valid_to: validTo, body }) => ({ ...body, id, validTo })));
}
