import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { CustomerImport } from '#contracts/customer-import.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { whenTaken } from '../../../platform/db/duplicates.ts';
import { enqueue } from '../../../platform/jobs/worker.ts';
import type { Platform } from '../../../platform/platform.ts';
import { openTable, tableBytesMax } from '../../../platform/tables/open-table.ts';
import { receiveTable, type ReceivedTable } from '../../../platform/tables/receive-table.ts';
import { importRecord, keepFile, type ImportId } from './import-store.ts';
import { readTitles } from './import-table.ts';
import { endImport } from './progress.ts';
import { findImport, importView } from './queries.ts';

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Puts the work of an import into the queue; what waits there under its name already is replaced. */
export async function enqueueImport(
  tx: Tx,
  name: 'check-customers' | 'run-customers',
  id: ImportId,
): Promise<void> {
  await enqueue(tx, { name, payload: id, key: `customer-import:${id.importId}` });
}

/** Titles are looked at now, so that a wrong file is refused while the clerk still has it in hand. */
async function opened({ content }: Pick<ReceivedTable, 'content'>) {
  const table = await openTable(content);
  readTitles(table.titles);
  const first = await table.rows[Symbol.asyncIterator]().next();
  if (first.done === true) throw new Refusal('table.empty', { field: 'file' });
  return table;
}

/** Takes an uploaded file and asks for its check: multipart with `importId` and the file. */
export async function uploadImport(
  platform: Platform,
  caller: Caller,
  request: FastifyRequest,
): Promise<CustomerImport> {
  const file = await receiveTable(request, tableBytesMax);
  const importId = file.fields['importId'] ?? '';
  if (!isUuid.test(importId))
    throw new Refusal('shape.wrong-format', { field: 'importId', data: { field: 'importId' } });
  return takeImport(platform, caller, { importId, ...file });
}

/** Takes a file and asks for its check. The same import id with the same file again answers what there is. */
export async function takeImport(
  platform: Platform,
  caller: Caller,
  { importId, ...file }: { importId: string } & Pick<ReceivedTable, 'content' | 'fileName'>,
): Promise<CustomerImport> {
  const id = { orgId: caller.orgId, importId };
  const table = await opened(file);
  const digest = createHash('sha256').update(file.content).digest('hex');
  const now = platform.now();
  return inTransaction(platform.db, [id.orgId], async (tx) => {
    if ((await findImport(tx, id, now)) !== null) return sameImport(tx, id, { digest, now });
    await runSql(
      tx,
      `insert into customer_import (org_id, import_id, staff_id, file_name, file_digest, format, encoding, titles, status,
         created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'checking', $9)`,
      [
        id.orgId,
        importId,
        caller.staffId,
        file.fileName,
        digest,
        table.format,
        table.encoding,
        JSON.stringify(table.titles),
        now,
      ],
    ).catch(
      whenTaken({ customer_import_pkey: () => new Refusal('conflict.id-reused', { field: 'importId' }) }),
    );
    await runSql(
      tx,
      'insert into customer_import_progress (org_id, import_id, beat_at) values ($1, $2, $3)',
      [id.orgId, importId, now],
    );
    await keepFile(tx, id, file.content);
    await enqueueImport(tx, 'check-customers', id);
    return importView(tx, id, now);
  });
}

async function sameImport(tx: Tx, id: ImportId, { digest, now }: { digest: string; now: Date }) {
  const { rows } = await runSql<{ file_digest: string }>(
    tx,
    'select file_digest from customer_import where org_id = $1 and import_id = $2',
    [id.orgId, id.importId],
  );
  if (rows[0]?.file_digest !== digest) throw new Refusal('conflict.id-reused', { field: 'importId' });
  return importView(tx, id, now);
}

export interface RunChoice {
  readonly rows: 'all' | 'good';
  readonly existing: 'skip' | 'update';
}

/** Starts a checked import; asked again, answers what is going on. */
export function startImport(
  platform: Platform,
  caller: Caller,
  { importId, rows, existing }: { importId: string } & RunChoice,
): Promise<CustomerImport> {
  const id = { orgId: caller.orgId, importId };
  const now = platform.now();
  return inTransaction(platform.db, [id.orgId], async (tx) => {
    const record = await importRecord(tx, id, 'lock');
    if (record === null) throw new Refusal('not-found', { data: { what: '导入' } });
    if (record.status === 'running' || record.status === 'done') return importView(tx, id, now);
    if (record.status !== 'checked') throw new Refusal('customer.import-state');
    if (record.rows_bad === record.rows_total) throw new Refusal('customer.import-nothing-good');
    if (rows === 'all' && record.rows_bad > 0)
      throw new Refusal('customer.import-faulty', { field: 'rows', data: { bad: record.rows_bad } });
    await runSql(
      tx,
      `update customer_import set status = 'running', started_at = $3, existing = $4, whole = $5
       where org_id = $1 and import_id = $2`,
      [id.orgId, importId, now, existing, rows === 'all'],
    );
    await runSql(
      tx,
      'update customer_import_progress set rows_done = 0, beat_at = $3 where org_id = $1 and import_id = $2',
      [id.orgId, importId, now],
    );
    await enqueueImport(tx, 'run-customers', id);
    return importView(tx, id, now);
  });
}

/**
 * Stops an import. One that waits ends at once; one at work stops behind its present batch: what was entered stays, or,
 * where everything is one transaction, nothing does.
 */
export async function cancelImport(
  platform: Platform,
  caller: Caller,
  { importId }: { importId: string },
): Promise<CustomerImport> {
  const id = { orgId: caller.orgId, importId };
  const status = await inTransaction(platform.db, [id.orgId], async (tx) => {
    const { status: found } = await importView(tx, id, platform.now());
    if (found === 'done' || found === 'failed') throw new Refusal('customer.import-state');
    await runSql(
      tx,
      'update customer_import_progress set cancel_asked = true where org_id = $1 and import_id = $2',
      [id.orgId, importId],
    );
    return found;
  });
  if (status === 'checked') await endImport(platform, id, { status: 'cancelled' });
  return inTransaction(platform.db, [id.orgId], (tx) => importView(tx, id, platform.now()));
}
