import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, reading, runSql } from '../../../platform/db/database.ts';
import { FormRefusal } from '../../../platform/http/problem.ts';
import { byStaffId } from '../../../platform/events/record.ts';
import { enqueue } from '../../../platform/jobs/worker.ts';
import type { Platform } from '../../../platform/platform.ts';
import { importView, type ImportView } from '../queries/imports.ts';
import type { RequestInput } from '../input.ts';
import { staffIntaker, type Intaker } from '../request.ts';
import { acceptWithin } from './accept-request.ts';

/** What the job needs to go on in the name of the clerk who started the import. */
export interface ImportJob {
  readonly importId: string;
  readonly orgId: number;
  readonly orgCode: string;
  readonly unitId: string;
  readonly staffId: string;
}

const batchRows = 50;

/** Starts an import that was checked: its good rows, or all when none is bad. */
export function runImport(
  platform: Platform,
  caller: Caller,
  input: { importId: string; rows: 'good' | 'all' },
): Promise<ImportView> {
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const { orgId } = caller;
    await runSql(tx, 'select 1 from request_import where org_id = $1 and import_id = $2 for update', [
      orgId,
      input.importId,
    ]);
    const checked = await importView(tx, orgId, input.importId);
    if (checked === null) throw new Refusal('not-found', { data: { what: '导入' } });
    if (checked.status === 'running' || checked.status === 'done') return checked;
    if (checked.status !== 'checked') throw new Refusal('request.import-state');
    if (input.rows === 'all' && checked.rowsBad > 0) {
      throw new Refusal('request.import-faulty', { field: 'rows', data: { bad: checked.rowsBad } });
    }
    await runSql(tx, `update request_import set status = 'running' where org_id = $1 and import_id = $2`, [
      orgId,
      input.importId,
    ]);
    const payload = jobOf(caller, input.importId);
    await enqueue(tx, { name: 'run-import', payload, key: `import:${input.importId}` });
    return { ...checked, status: 'running' };
  });
}

/** The same for the command line, which waits: rows are accepted here, beside whatever worker runs. */
export async function importHere(
  platform: Platform,
  caller: Caller,
  input: { importId: string; rows: 'good' | 'all' },
): Promise<void> {
  await runImport(platform, caller, input);
  await workOffImport(platform, jobOf(caller, input.importId));
}

function jobOf(caller: Caller, importId: string): ImportJob {
  const { orgCode, unitId } = staffIntaker(caller);
  return { importId, orgId: caller.orgId, orgCode, unitId, staffId: caller.staffId };
}

function intakerOf(job: ImportJob): Intaker {
  const actor = { kind: 'staff' as const, staffId: job.staffId, permissions: [], functions: [], unitIds: [] };
  const origin = byStaffId(job.staffId, 'import');
  return { orgId: job.orgId, orgCode: job.orgCode, unitId: job.unitId, doer: { actor, origin } };
}

interface WaitingRow {
  row_no: number;
  body: RequestInput;
}

/** Rows that are good and not accepted yet. */
function waitingRows(platform: Platform, job: ImportJob): Promise<WaitingRow[]> {
  return reading(platform.db, [job.orgId], async (tx) => {
    const { rows } = await runSql<WaitingRow>(
      tx,
      `select row_no, body from request_import_row
       where org_id = $1 and import_id = $2 and order_no is null and errors = '[]'::jsonb
       order by row_no limit ${batchRows.toString()}`,
      [job.orgId, job.importId],
    );
    return rows;
  });
}

/** The request and its mark in the import are one transaction: a crash between two rows doubles nothing. */
async function acceptRow(platform: Platform, job: ImportJob, row: WaitingRow): Promise<void> {
  await inTransaction(platform.db, [job.orgId], async (tx) => {
    // A colleague on the same import may have come first: whoever holds the row accepts it.
    const { rows } = await runSql(
      tx,
      `select 1 from request_import_row
       where org_id = $1 and import_id = $2 and row_no = $3 and order_no is null for update`,
      [job.orgId, job.importId, row.row_no],
    );
    if (rows.length === 0) return;
    const accepted = await acceptWithin({ platform, tx }, intakerOf(job), row.body);
    await runSql(
      tx,
      'update request_import_row set order_no = $4 where org_id = $1 and import_id = $2 and row_no = $3',
      [job.orgId, job.importId, row.row_no, accepted.orderNo],
    );
    await runSql(
      tx,
      'update request_import set rows_done = rows_done + 1 where org_id = $1 and import_id = $2',
      [job.orgId, job.importId],
    );
  });
}

/** The refusals an acceptance was answered with, one or all those of a form; anything else is thrown on. */
function refusalsIn(error: unknown): readonly Refusal[] {
  if (error instanceof FormRefusal) return error.refusals;
  if (error instanceof Refusal) return [error];
  throw error;
}

/** What was right at the check may have changed since (an account closed): the row says so and the rest goes on. */
async function markRefused(
  platform: Platform,
  job: ImportJob,
  { row, refusals }: { row: WaitingRow; refusals: readonly Refusal[] },
): Promise<void> {
  const errors = refusals.map((refusal) => ({
    column: refusal.field ?? '',
    code: refusal.code,
    title: refusalText(refusal.code as RefusalCode, refusal.data, 'zh').title,
  }));
  await inTransaction(platform.db, [job.orgId], (tx) =>
    runSql(
      tx,
      'update request_import_row set errors = $4 where org_id = $1 and import_id = $2 and row_no = $3',
      [job.orgId, job.importId, row.row_no, JSON.stringify(errors)],
    ),
  );
}

/** Accepts the waiting rows batch by batch; run again after a crash it goes on where it stopped. */
export async function workOffImport(platform: Platform, job: ImportJob): Promise<void> {
  for (
    let rows = await waitingRows(platform, job);
    rows.length > 0;
    rows = await waitingRows(platform, job)
  ) {
    for (const row of rows) {
      try {
        await acceptRow(platform, job, row);
      } catch (error) {
        await markRefused(platform, job, { row, refusals: refusalsIn(error) });
      }
    }
    platform.live.publish([{ orgId: job.orgId, kind: 'import', id: job.importId, staffIds: [job.staffId] }]);
  }
  await inTransaction(platform.db, [job.orgId], (tx) =>
    runSql(
      tx,
      `update request_import set status = 'done', finished_at = $3 where org_id = $1 and import_id = $2`,
      [job.orgId, job.importId, platform.now()],
    ),
  );
}
