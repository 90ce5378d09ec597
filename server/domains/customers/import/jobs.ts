import { inTransaction, reading, runSql } from '../../../platform/db/database.ts';
import type { JobBook } from '../../../platform/jobs/worker.ts';
import type { Platform } from '../../../platform/platform.ts';
import { checkCustomerImport } from './check-import.ts';
import { enqueueImport } from './commands.ts';
import type { ImportId } from './import-store.ts';
import { runCustomerImport } from './run-import.ts';

/** An import that has said nothing for so long has lost its worker. */
const silentMs = 60_000;
/** Rows of an import are personal data: they are forgotten so long after its end. */
const keptDays = 30;

interface StalledRow {
  org_id: number;
  import_id: string;
  status: 'checking' | 'running';
}

/** Asks again for the work of imports whose worker died; a batch that was done is not done again. */
export async function mindImports(platform: Platform): Promise<void> {
  const before = new Date(platform.now().getTime() - silentMs);
  const stalled = await reading(platform.db, 'all', async (tx) => {
    const { rows } = await runSql<StalledRow>(
      tx,
      `select i.org_id, i.import_id, i.status from customer_import i
       join customer_import_progress p on p.org_id = i.org_id and p.import_id = i.import_id
       where i.status in ('checking', 'running') and p.beat_at < $1 order by i.org_id, i.import_id limit 100`,
      [before],
    );
    return rows;
  });
  for (const { org_id: orgId, import_id: importId, status } of stalled) {
    const name = status === 'checking' ? 'check-customers' : 'run-customers';
    await inTransaction(platform.db, [orgId], (tx) => enqueueImport(tx, name, { orgId, importId }));
  }
}

/** Forgets the rows of imports that ended long ago; the counts stay. Checked ones nobody started are ended too. */
export async function forgetImports(platform: Platform): Promise<void> {
  const before = new Date(platform.now().getTime() - keptDays * 86_400_000);
  for (const orgId of platform.db.orgIds()) {
    await inTransaction(platform.db, [orgId], async (tx) => {
      await runSql(
        tx,
        `update customer_import set status = 'cancelled', finished_at = $2
         where org_id = $1 and status = 'checked' and checked_at < $3`,
        [orgId, platform.now(), before],
      );
      await runSql(
        tx,
        `delete from customer_import_row r using customer_import i
         where i.org_id = $1 and i.finished_at < $2 and r.org_id = i.org_id and r.import_id = i.import_id`,
        [orgId, before],
      );
    });
  }
}

/** Payloads are written by this domain alone, in the transaction that asks for the work. */
const idOf = (payload: unknown): ImportId => payload as ImportId;

export const importJobs: JobBook = {
  jobs: {
    'check-customers': (platform, payload) => checkCustomerImport(platform, idOf(payload)),
    'run-customers': (platform, payload) => runCustomerImport(platform, idOf(payload)),
    'mind-customer-imports': mindImports,
    'forget-customer-imports': forgetImports,
  },
  timetable: [
    { job: 'mind-customer-imports', match: '* * * * *' },
    { job: 'forget-customer-imports', match: '20 19 * * *' },
  ],
  atStart: ['mind-customer-imports'],
};
