import type { Caller } from '../../../../platform/caller.ts';
import { inTransaction } from '../../../../platform/db/database.ts';
import { enqueue } from '../../../../platform/jobs/worker.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { runOf } from '../queries.ts';
import { beginRound } from '../round.ts';

export const checkUnitJob = 'check-customers-of-unit';

/** What the job is told; written here alone. */
export interface CheckUnitOrder {
  readonly orgId: number;
}

/** Begins a round now, or answers the one under way. */
export function askCheck(platform: Platform, caller: Caller) {
  const { orgId, staffId } = caller;
  return inTransaction(platform.db, [orgId], async (tx) => {
    const round = await beginRound(platform, tx, { orgId, startedBy: staffId });
    await enqueue(tx, { name: checkUnitJob, payload: { orgId }, key: `${checkUnitJob}:${orgId.toString()}` });
    return runOf(round);
  });
}
