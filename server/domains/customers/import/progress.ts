import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import type { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { byStaffId, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { ImportId } from './import-store.ts';

/** Tells whoever has the import open. */
export function tellScreens(platform: Platform, { orgId, importId }: ImportId): void {
  platform.live.publish([{ orgId, kind: 'import', id: importId }]);
}

export interface Ending {
  readonly status: 'done' | 'cancelled' | 'failed';
  readonly refusal?: Refusal;
}

interface EndedRow {
  staff_id: string;
  file_name: string;
  rows_total: number;
  customers_made: number;
  accounts_made: number;
  points_made: number;
  rows_updated: number;
  rows_skipped: number;
  rows_refused: number;
}

/** The end of an import, once: its state, the file forgotten, and an event with the counts in its author's history. */
export async function endImport(
  platform: Platform,
  id: ImportId,
  { status, refusal }: Ending,
): Promise<void> {
  const failure =
    refusal === undefined
      ? null
      : { code: refusal.code, title: refusalText(refusal.code as RefusalCode, refusal.data, 'zh').title };
  const { orgId, importId } = id;
  await inTransaction(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<EndedRow>(
      tx,
      `update customer_import set status = $3, finished_at = $4, failure = $5
       where org_id = $1 and import_id = $2 and status in ('checking', 'checked', 'running')
       returning staff_id, file_name, rows_total, customers_made, accounts_made, points_made, rows_updated,
         rows_skipped, rows_refused`,
      [orgId, importId, status, platform.now(), failure === null ? null : JSON.stringify(failure)],
    );
    const [ended] = rows;
    if (ended === undefined) return;
    await runSql(tx, 'delete from customer_import_file where org_id = $1 and import_id = $2', [
      orgId,
      importId,
    ]);
    const { staff_id: staffId, ...counts } = ended;
    const about = { orgId, caseKind: 'staff' as const, caseId: staffId };
    await record({ platform, tx }, { ...about, ...byStaffId(staffId, 'import') }, [
      {
        kind: 'customers-imported',
        at: platform.now(),
        data: { importId, status, ...counts, failure: failure?.code },
      },
    ]);
  });
}
