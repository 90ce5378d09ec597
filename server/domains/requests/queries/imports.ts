import type { Static } from 'typebox';
import type { listImports, readImport } from '#contracts/requests.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';

export type ImportPage = Static<(typeof readImport)['response']>;
export type ImportView = Omit<ImportPage, 'rows' | 'next'>;

interface ImportRecord {
  import_id: string;
  file_name: string;
  kind: string;
  status: ImportView['status'];
  rows_total: number;
  rows_bad: number;
  rows_done: number;
  created_at: Date;
  finished_at: Date | null;
}

const columns =
  'import_id, file_name, kind, status, rows_total, rows_bad, rows_done, created_at, finished_at';

function view(row: ImportRecord): ImportView {
  return {
    importId: row.import_id,
    fileName: row.file_name,
    kind: row.kind,
    status: row.status,
    rowsTotal: row.rows_total,
    rowsBad: row.rows_bad,
    rowsDone: row.rows_done,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

export async function importView(tx: Tx, orgId: number, importId: string): Promise<ImportView | null> {
  const { rows } = await runSql<ImportRecord>(
    tx,
    `select ${columns} from request_import where org_id = $1 and import_id = $2`,
    [orgId, importId],
  );
  return rows[0] === undefined ? null : view(rows[0]);
}

/** Imports of the unit, the newest first. */
export function importList(
  platform: Platform,
  caller: Caller,
  page: { cursor?: string | undefined; limit: number },
): Promise<Static<(typeof listImports)['response']>> {
  const [after] = readCursor(page.cursor, 1);
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<ImportRecord>(
      tx,
      `select ${columns} from request_import where org_id = $1 and ($2::uuid is null or import_id < $2)
       order by import_id desc limit $3`,
      [caller.orgId, after ?? null, page.limit + 1],
    );
    const shown = rows.slice(0, page.limit);
    const last = shown.at(-1);
    return {
      items: shown.map(view),
      next: rows.length > page.limit && last !== undefined ? cursorOf([last.import_id]) : null,
    };
  });
}

interface RowRecord {
  row_no: number;
  external_id: string;
  order_no: string | null;
  errors: { column: string; code: string; title: string }[];
}

/** An import with its rows in the order of the file; on request only those with faults. */
export function importPage(
  platform: Platform,
  caller: Caller,
  question: { importId: string; only?: 'bad' | undefined; cursor?: string | undefined; limit: number },
): Promise<ImportPage> {
  const [after] = readCursor(question.cursor, 1);
  return reading(platform.db, [caller.orgId], async (tx) => {
    const head = await importView(tx, caller.orgId, question.importId);
    if (head === null) throw new Refusal('not-found', { data: { what: '导入' } });
    const { rows } = await runSql<RowRecord>(
      tx,
      `select row_no, external_id, order_no, errors from request_import_row
       where org_id = $1 and import_id = $2 and row_no > $3 and ($4::text is null or jsonb_array_length(errors) > 0)
       order by row_no limit $5`,
      [caller.orgId, question.importId, Number(after ?? 0), question.only ?? null, question.limit + 1],
    );
    const shown = rows.slice(0, question.limit);
    const last = shown.at(-1);
    return {
      ...head,
      rows: shown.map((row) => ({
        row: row.row_no,
        externalId: row.external_id,
        orderNo: row.order_no,
        errors: row.errors,
      })),
      next: rows.length > question.limit && last !== undefined ? cursorOf([last.row_no.toString()]) : null,
    };
  });
}
