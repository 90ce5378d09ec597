import { Refusal } from '#domain/kernel/refusal.ts';
import { may, type Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { caseOf, newsOf } from '../events.ts';
import {
  changed,
  holderOnly,
  onVisit,
  openOnly,
  type ChangedVisit,
  type VisitCommand,
} from '../locked-visit.ts';
import { changeVisit } from '../store.ts';

/** Claims one visit from the list; of two at the same instant the second is told who has it. */
export function claimVisit(platform: Platform, caller: Caller, command: VisitCommand): Promise<ChangedVisit> {
  return onVisit(
    { platform, caller },
    { ...command, kind: 'visit.claimed' },
    {
      carryOut: async ({ tx }, visit) => {
        openOnly(visit);
        if (visit.state !== 'waiting') throw new Refusal('visit.not-yours');
        if (visit.claimed_by !== null && visit.claimed_by !== caller.staffId)
          await holderOnly(tx, caller, visit);
        await changeVisit(
          tx,
          { orgId: caller.orgId, visitId: visit.visit_id },
          { claimed_by: caller.staffId, claimed_at: platform.now() },
        );
        return { data: { visitNo: visit.visit_no } };
      },
      answer: (tx) => changed(tx, caller, command.visitId),
    },
  );
}

/** Puts a claimed visit back into the queue. */
export function releaseVisit(
  platform: Platform,
  caller: Caller,
  command: VisitCommand,
): Promise<ChangedVisit> {
  return onVisit(
    { platform, caller },
    { ...command, kind: 'visit.released' },
    {
      carryOut: async ({ tx }, visit) => {
        await holderOnly(tx, caller, visit);
        await changeVisit(
          tx,
          { orgId: caller.orgId, visitId: visit.visit_id },
          { claimed_by: null, claimed_at: null },
        );
        return { data: { visitNo: visit.visit_no } };
      },
      answer: (tx) => changed(tx, caller, command.visitId),
    },
  );
}

/**
 * Gives the caller the visit to be made next: what they hold already, then calls the customer asked for at this hour,
 * then the oldest due. Two agents never get the same: a locked visit is passed over (R1). The order must still be
 * closed; who is being helped again is not asked how it was.
 */
export async function takeNextVisit(
  platform: Platform,
  caller: Caller,
  commandId: string,
): Promise<{ visitId: string | null }> {
  const visitId = await inTransaction(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<{ visit_id: string; visit_no: string; mine: boolean }>(
      tx,
      `select v.visit_id, v.visit_no, v.claimed_by is not null as mine from return_visit v
       join work_order o on o.org_id = v.org_id and o.order_id = v.order_id
       where v.org_id = $1 and v.state = 'waiting' and (v.claimed_by is null or v.claimed_by = $2)
         and (v.call_at is null or v.call_at <= $3) and o.status <> 'open' and (not v.confidential or $4)
       order by v.claimed_by is null, v.call_at nulls last, v.due_at, v.visit_id
       limit 1 for update of v skip locked`,
      [caller.orgId, caller.staffId, platform.now(), may(caller, 'order.confidential')],
    );
    const found = rows[0];
    if (found === undefined) return null;
    if (found.mine) return found.visit_id;
    const key = { orgId: caller.orgId, visitId: found.visit_id };
    await changeVisit(tx, key, { claimed_by: caller.staffId, claimed_at: platform.now() });
    await record({ platform, tx }, { ...caseOf(key), ...byStaff(caller), commandId }, [
      { kind: 'visit.claimed', at: platform.now(), data: { visitNo: found.visit_no } },
    ]);
    return found.visit_id;
  });
  if (visitId !== null) platform.live.publish(newsOf([{ orgId: caller.orgId, visitId }]));
  return { visitId };
}
