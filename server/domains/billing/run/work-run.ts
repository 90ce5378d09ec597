import { reading, inTransaction, runSql } from '../../../platform/db/database.ts';
import { bySystem, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { limitsOf } from '../limits.ts';
import { releaseNextPart, finishRelease } from '../release/release-part.ts';
import { priceShelf } from '../../tariffs/index.ts';
import { billNextPart } from './bill-part.ts';
import { runRow, type RunKey } from './part.ts';

/** When the last part is done the run goes to review; several workers find that out and one of them writes it. */
async function finishComputing(platform: Platform, { orgId, runId }: RunKey): Promise<void> {
  const at = platform.now();
  await inTransaction(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<{ bills: number; holds: number; total_fen: number }>(
      tx,
      `with ended as (
         update billing_run r set state = 'review', computed_at = $3
         where org_id = $1 and run_id = $2 and state = 'computing' and not exists (select from billing_part p
           where p.org_id = r.org_id and p.run_id = r.run_id and p.state = 'waiting')
         returning org_id, run_id)
       select coalesce(sum(p.bills), 0)::integer as bills, coalesce(sum(p.holds), 0)::integer as holds,
         coalesce(sum(p.total_fen), 0)::bigint as total_fen
       from ended e join billing_part p on p.org_id = e.org_id and p.run_id = e.run_id
       having count(*) > 0`,
      [orgId, runId, at],
    );
    const [sums] = rows;
    if (sums === undefined) return;
    const data = { bills: sums.bills, holds: sums.holds, totalFen: sums.total_fen };
    await record({ platform, tx }, { orgId, caseKind: 'billing-run', caseId: runId, ...bySystem }, [
      { kind: 'billing.run-computed', at, data },
    ]);
  });
}

/** Works on the parts of a run until none is left that nobody else works on; killed at any moment it may begin anew. */
export async function workRun(platform: Platform, key: RunKey): Promise<void> {
  const found = await reading(platform.db, [key.orgId], async (tx) => ({
    run: await runRow(tx, key),
    shelf: await priceShelf(platform, tx, key.orgId),
    limits: await limitsOf(tx, key.orgId),
  }));
  const { run, ...pricing } = found;
  if (run?.state === 'computing') {
    while ((await billNextPart(platform, run, pricing)) !== null);
    await finishComputing(platform, key);
  }
  if (run?.state === 'releasing') {
    while ((await releaseNextPart(platform, run)) !== null);
    await finishRelease(platform, run);
  }
}
