import type { Static } from 'typebox';
import type { CustomerImport, customerImportRoutes } from '#contracts/customer-import.ts';
import { fieldsOfTitles } from '#domain/customers/import-columns.ts';
import type { ImportCell } from '#domain/customers/import-cells.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import { cellsByField } from './import-table.ts';
import type { ImportId, ToldFault } from './import-store.ts';

interface ViewRow {
  import_id: string;
  file_name: string;
  format: CustomerImport['format'];
  encoding: string | null;
  status: CustomerImport['status'];
  staff_name: string | null;
  existing: CustomerImport['existing'];
  whole: boolean | null;
  rows_total: number;
  rows_bad: number;
  rows_known: number;
  groups_total: number;
  rows_done: number;
  customers_made: number;
  accounts_made: number;
  points_made: number;
  rows_updated: number;
  rows_skipped: number;
  rows_refused: number;
  failure: { title: string } | null;
  created_at: Date;
  checked_at: Date | null;
  started_at: Date | null;
  finished_at: Date | null;
  same_file_at: Date | null;
}

const viewSql = `
select i.import_id, i.file_name, i.format, i.encoding, i.status, s.name as staff_name, i.existing, i.whole, i.rows_total,
  i.rows_bad, i.rows_known, i.groups_total, coalesce(p.rows_done, 0) as rows_done, i.customers_made, i.accounts_made,
  i.points_made, i.rows_updated, i.rows_skipped, i.rows_refused, i.failure, i.created_at, i.checked_at, i.started_at,
  i.finished_at,
  (select max(e.finished_at) from customer_import e
   where e.org_id = i.org_id and e.file_digest = i.file_digest and e.status = 'done' and e.import_id < i.import_id)
    as same_file_at
from customer_import i
left join customer_import_progress p on p.org_id = i.org_id and p.import_id = i.import_id
left join staff s on s.org_id = i.org_id and s.staff_id = i.staff_id
where i.org_id = $1`;

const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

function view(row: ViewRow, now: Date): CustomerImport {
  return {
    importId: row.import_id,
    fileName: row.file_name,
    format: row.format,
    encoding: row.encoding,
    status: row.status,
    staffName: row.staff_name ?? '',
    existing: row.existing,
    whole: row.whole,
    rowsTotal: row.rows_total,
    rowsBad: row.rows_bad,
    rowsKnown: row.rows_known,
    customersTotal: row.groups_total,
    rowsDone: row.rows_done,
    customersMade: row.customers_made,
    accountsMade: row.accounts_made,
    pointsMade: row.points_made,
    rowsUpdated: row.rows_updated,
    rowsSkipped: row.rows_skipped,
    rowsRefused: row.rows_refused,
    failure: row.failure?.title ?? null,
    createdAt: row.created_at.toISOString(),
    checkedAt: isoOrNull(row.checked_at),
    startedAt: isoOrNull(row.started_at),
    finishedAt: isoOrNull(row.finished_at),
    sameFileAt: isoOrNull(row.same_file_at),
    now: now.toISOString(),
  };
}

function notFound(): Refusal {
  return new Refusal('not-found', { data: { what: '导入' } });
}

/** The import as screens show it, or null. */
export async function findImport(tx: Tx, id: ImportId, now: Date): Promise<CustomerImport | null> {
  const { rows } = await runSql<ViewRow>(tx, `${viewSql} and i.import_id = $2`, [id.orgId, id.importId]);
  return rows[0] === undefined ? null : view(rows[0], now);
}

/** The same; refused when there is none. */
export async function importView(tx: Tx, id: ImportId, now: Date): Promise<CustomerImport> {
  const found = await findImport(tx, id, now);
  if (found === null) throw notFound();
  return found;
}

/** Imports of the unit, the newest first. */
export async function importList(
  tx: Tx,
  page: { orgId: number; cursor?: string | undefined; limit: number; now: Date },
): Promise<Static<(typeof customerImportRoutes.list)['response']>> {
  const [below] = readCursor(page.cursor, 1);
  const { rows } = await runSql<ViewRow>(
    tx,
    `${viewSql} and ($2::uuid is null or i.import_id < $2) order by i.import_id desc limit $3`,
    [page.orgId, below ?? null, page.limit + 1],
  );
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const more = rows.length > page.limit && last !== undefined;
  return { items: shown.map((row) => view(row, page.now)), next: more ? cursorOf([last.import_id]) : null };
}

interface FaultRow {
  row_no: number;
  cells: ImportCell[];
  errors: ToldFault[];
}

/** Faulty rows behind a row number, in the order of the file. */
export async function faultRows(
  tx: Tx,
  { orgId, importId }: ImportId,
  { after, limit }: { after: number; limit: number },
): Promise<FaultRow[]> {
  const { rows } = await runSql<FaultRow>(
    tx,
    `select row_no, cells, errors from customer_import_row
     where org_id = $1 and import_id = $2 and errors is not null and row_no > $3 order by row_no limit $4`,
    [orgId, importId, after, limit],
  );
  return rows;
}

export async function titlesOfImport(tx: Tx, { orgId, importId }: ImportId): Promise<readonly string[]> {
  const { rows } = await runSql<{ titles: string[] }>(
    tx,
    'select titles from customer_import where org_id = $1 and import_id = $2',
    [orgId, importId],
  );
  if (rows[0] === undefined) throw notFound();
  return rows[0].titles;
}

/** A cell as text. */
export function shownCell(cell: ImportCell | undefined): string {
  if (cell === undefined || cell === null) return '';
  return typeof cell === 'object' ? cell.date : String(cell);
}

/** A page of faulty rows with the words that let a clerk find them. */
export async function faultPage(
  tx: Tx,
  id: ImportId,
  page: { cursor?: string | undefined; limit: number },
): Promise<Static<(typeof customerImportRoutes.faults)['response']>> {
  const fields = fieldsOfTitles(await titlesOfImport(tx, id));
  const [after] = readCursor(page.cursor, 1);
  const rows = await faultRows(tx, id, { after: Number(after ?? 0), limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const items = shown.map(({ row_no: rowNo, cells, errors }) => {
    const { name, accountNo } = cellsByField(fields, cells);
    return {
      rowNo,
      name: shownCell(name).slice(0, 60),
      accountNo: shownCell(accountNo).slice(0, 30),
      errors: errors.map(({ column, code, title }) => ({ column, code, title })),
    };
  });
  const more = rows.length > page.limit && last !== undefined;
  return { items, next: more ? cursorOf([last.row_no.toString()]) : null };
}
