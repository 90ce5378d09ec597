import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { runRow } from '../run/part.ts';
import { askForWork } from '../run/start-run.ts';

export interface ReleaseRun {
  readonly runId: string;
  /** Day up to which the bills are to be paid. */
  readonly dueOn: string;
}

/**
 * Lets the bills of a run that was computed go out: the customers owe them from now on. Asked again after a hold was
 * decided it releases what was accepted since; while a release runs it changes nothing.
 */
export function releaseRun(
  platform: Platform,
  caller: Caller,
  { runId, dueOn }: ReleaseRun,
): Promise<{ runId: string }> {
  const { orgId } = caller;
  const at = platform.now();
  return inTransaction(platform.db, [orgId], async (tx) => {
    const run = await runRow(tx, { orgId, runId }, true);
    if (run === undefined) throw new Refusal('not-found', { data: { what: '计费批次' } });
    if (run.state === 'releasing') return { runId };
    if (run.state === 'computing') throw new Refusal('billing.run-not-ready');
    // The due date is told once, with the first release.
    await runSql(
      tx,
      `update billing_run set state = 'releasing', due_on = coalesce(due_on, $3) where org_id = $1 and run_id = $2`,
      [orgId, runId, dueOn],
    );
    await record({ platform, tx }, { orgId, caseKind: 'billing-run', caseId: runId, ...byStaff(caller) }, [
      { kind: 'billing.release-asked', at, data: { dueOn: run.due_on ?? dueOn } },
    ]);
    await askForWork(tx, { orgId, runId });
    return { runId };
  });
}
