import type { ImportCell } from '#domain/customers/import-cells.ts';
import type { ImportField } from '#domain/customers/import-columns.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

/** An import of a unit. */
export interface ImportId {
  readonly orgId: number;
  readonly importId: string;
}

/** A fault as it is shown: the title of the column, the code, the text. */
export interface ToldFault {
  readonly field: ImportField;
  readonly column: string;
  readonly code: string;
  readonly title: string;
}

/** A row as it is kept between check and run. */
export interface StagedRow {
  readonly row_no: number;
  readonly group_no: number | null;
  readonly cells: readonly ImportCell[];
  readonly account_key: string | null;
  readonly errors: readonly ToldFault[] | null;
}

export interface ImportRecord {
  readonly org_id: number;
  readonly import_id: string;
  readonly staff_id: string;
  readonly status: 'checking' | 'checked' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly titles: readonly string[];
  readonly existing: 'skip' | 'update' | null;
  readonly whole: boolean | null;
  readonly rows_total: number;
  readonly rows_bad: number;
  readonly groups_total: number;
  readonly next_group: number;
  readonly highest_serial: number;
  readonly unit_code: string;
}

const recordSql = `
select i.org_id, i.import_id, i.staff_id, i.status, i.titles, i.existing, i.whole, i.rows_total, i.rows_bad,
  i.groups_total, i.next_group, i.highest_serial, o.code as unit_code
from customer_import i join org o on o.org_id = i.org_id where i.org_id = $1 and i.import_id = $2`;

/** The import; `lock` keeps others from working on it until the transaction ends. */
export async function importRecord(
  tx: Tx,
  { orgId, importId }: ImportId,
  lock: 'lock' | 'read' = 'read',
): Promise<ImportRecord | null> {
  const { rows } = await runSql<ImportRecord>(
    tx,
    `${recordSql}${lock === 'lock' ? ' for update of i' : ''}`,
    [orgId, importId],
  );
  return rows[0] ?? null;
}

const partBytes = 4 * 1_048_576;

/** Keeps the file until it was checked. */
export async function keepFile(tx: Tx, { orgId, importId }: ImportId, content: Uint8Array): Promise<void> {
  for (let at = 0; at < content.length; at += partBytes) {
    await runSql(
      tx,
      'insert into customer_import_file (org_id, import_id, part_no, content) values ($1, $2, $3, $4)',
      [orgId, importId, at / partBytes, Buffer.from(content.subarray(at, at + partBytes))],
    );
  }
}

export async function fileOfImport(tx: Tx, { orgId, importId }: ImportId): Promise<Uint8Array> {
  const { rows } = await runSql<{ content: Buffer }>(
    tx,
    'select content from customer_import_file where org_id = $1 and import_id = $2 order by part_no',
    [orgId, importId],
  );
  return Buffer.concat(rows.map(({ content }) => content));
}

export async function dropFile(tx: Tx, { orgId, importId }: ImportId): Promise<void> {
  await runSql(tx, 'delete from customer_import_file where org_id = $1 and import_id = $2', [
    orgId,
    importId,
  ]);
}

/** Writes checked rows; a repeated check writes the same again, which changes nothing. */
export async function stageRows(
  tx: Tx,
  { orgId, importId }: ImportId,
  rows: readonly StagedRow[],
): Promise<void> {
  await runSql(
    tx,
    `insert into customer_import_row (org_id, import_id, row_no, group_no, cells, account_key, errors)
     select $1, $2, row_no, group_no, cells, account_key, errors
     from jsonb_to_recordset($3::jsonb)
       as r(row_no integer, group_no integer, cells jsonb, account_key text, errors jsonb)
     on conflict do nothing`,
    [orgId, importId, JSON.stringify(rows)],
  );
}

/** Good rows of the customers `from` … `below` of the file that nothing was done about. */
export async function rowsOfGroups(
  tx: Tx,
  { orgId, importId }: ImportId,
  { from, below }: { from: number; below: number },
): Promise<readonly (StagedRow & { group_no: number })[]> {
  const { rows } = await runSql<StagedRow & { group_no: number }>(
    tx,
    `select row_no, group_no, cells, account_key, errors from customer_import_row
     where org_id = $1 and import_id = $2 and group_no >= $3 and group_no < $4 and outcome is null and errors is null
     order by group_no, row_no`,
    [orgId, importId, from, below],
  );
  return rows;
}

/** Says how far an import got, outside the transaction that does the work; answers whether to stop. */
export async function beat(
  tx: Tx,
  { orgId, importId }: ImportId,
  { rowsDone, now }: { rowsDone: number; now: Date },
): Promise<{ cancelAsked: boolean }> {
  const { rows } = await runSql<{ cancel_asked: boolean }>(
    tx,
    `update customer_import_progress set rows_done = $3, beat_at = $4 where org_id = $1 and import_id = $2
     returning cancel_asked`,
    [orgId, importId, rowsDone, now],
  );
  return { cancelAsked: rows[0]?.cancel_asked ?? false };
}
