import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import type { CustomerExport } from '#contracts/customer-export.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { csvLine } from '../../../platform/csv.ts';
import { inTransaction, reading, runSql } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { CsvTable, XlsxFile } from '../../../platform/http/download.ts';
import type { Platform } from '../../../platform/platform.ts';
import { xlsxOf } from '../../../platform/xlsx/write-xlsx.ts';
import { searchCustomers } from '../search/queries.ts';
import { exportColumns, exportRows } from './export-rows.ts';

type Cells = (string | number | null)[];

const pageCustomers = 50;
const pageOfAll = 500;

function refuseUncleared(caller: Caller, { clear, reason }: CustomerExport): void {
  if (clear.length === 0) return;
  if (!caller.permissions.has('customer.unmask')) throw new Refusal('customer.export-clear-forbidden');
  if ((reason ?? '').trim() === '') throw new Refusal('customer.export-reason-missing', { field: 'reason' });
}

/** Ids of every customer of the unit, by name, page after page. */
async function* idsOfAll(platform: Platform, orgId: number): AsyncGenerator<readonly string[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const from = after;
    const ids = await reading(platform.db, [orgId], async (tx) => {
      const { rows } = await runSql<{ customer_id: string }>(
        tx,
        `select customer_id from customer where org_id = $1 and customer_id > $2 and status <> 'merged'
         order by customer_id limit $3`,
        [orgId, from, pageOfAll],
      );
      return rows.map(({ customer_id }) => customer_id);
    });
    const last = ids.at(-1);
    if (last === undefined) return;
    yield ids;
    after = last;
  }
}

/** Ids of those the search box finds, in its order. */
async function* idsOfSearch(
  platform: Platform,
  orgId: number,
  text: string,
): AsyncGenerator<readonly string[]> {
  let after: string | undefined;
  do {
    const from = after;
    const page = await reading(platform.db, [orgId], (tx) =>
      searchCustomers(tx, platform.keys, { orgId, text, after: from, limit: pageCustomers }),
    );
    yield page.items.map(({ customerId }) => customerId);
    after = page.next ?? undefined;
  } while (after !== undefined);
}

interface Export {
  readonly platform: Platform;
  readonly caller: Caller;
  readonly exportId: string;
  readonly wish: CustomerExport;
}

async function note({ platform, caller, exportId, wish }: Export, step: { rows: number; ended: boolean }) {
  const about = { orgId: caller.orgId, caseKind: 'staff' as const, caseId: caller.staffId };
  await inTransaction(platform.db, [caller.orgId], (tx) =>
    record({ platform, tx }, { ...about, ...byStaff(caller) }, [
      {
        kind: 'customers-exported',
        at: platform.now(),
        data: {
          exportId,
          format: wish.format,
          clear: wish.clear,
          columns: exportColumns.map(({ title }) => title),
          searched: wish.text.trim() !== '',
          ...step,
        },
        // What was searched for may be a name or a phone number.
        personal: { text: wish.text, reason: wish.reason ?? null },
      },
    ]),
  );
}

/** Rows as they are taken; memory holds one page. How many were taken is recorded, also when the taker breaks off. */
async function* rowsOf(given: Export): AsyncGenerator<Cells> {
  const { platform, caller, wish } = given;
  const { orgId } = caller;
  const text = wish.text.trim();
  const pages = text === '' ? idsOfAll(platform, orgId) : idsOfSearch(platform, orgId, text);
  const shown = { keys: platform.keys, clear: new Set(wish.clear) };
  let rows = 0;
  try {
    for await (const ids of pages) {
      const page = await reading(platform.db, [orgId], (tx) => exportRows(tx, orgId, ids));
      for (const row of page) {
        rows += 1;
        yield exportColumns.map(({ value }) => value(row, shown));
      }
    }
  } finally {
    await note(given, { rows, ended: true });
  }
}

async function* csvOf(rows: AsyncIterable<Cells>): AsyncGenerator<string> {
  // The mark lets spreadsheet programs read the file as UTF-8.
  yield `\uFEFF${csvLine(exportColumns.map(({ title }) => title))}`;
  for await (const row of rows) yield csvLine(row.map((cell) => (cell === null ? '' : String(cell))));
}

/**
 * A list of customers as a table, masked unless the caller may unmask and says why (R-DATA-02). That it was asked for is
 * recorded before the first row leaves, and how many rows left behind the last.
 */
export async function exportCustomers(
  platform: Platform,
  caller: Caller,
  wish: CustomerExport,
): Promise<CsvTable | XlsxFile> {
  refuseUncleared(caller, wish);
  const given: Export = { platform, caller, exportId: uuid(), wish };
  await note(given, { rows: 0, ended: false });
  const rows = rowsOf(given);
  const fileName = 'customers';
  if (wish.format === 'csv') return { fileName, csv: Readable.from(csvOf(rows)) };
  return { fileName, xlsx: xlsxOf({ sheet: '客户', columns: exportColumns, rows }) };
}
