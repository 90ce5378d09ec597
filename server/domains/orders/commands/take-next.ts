import { runSql } from '../../../platform/db/database.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Platform } from '../../../platform/platform.ts';
import { staffDoer } from '../effects.ts';
import { teamsOfCaller } from '../teams-of-caller.ts';
import { performWithin } from './perform.ts';

/**
 * Claims the task of the caller's teams that is due first; among equals the one that waits longest (R1: who becomes
 * free takes the oldest). Two callers at once get two different tasks: a locked order is passed over.
 */
export function takeNext(
  platform: Platform,
  caller: Caller,
  commandId: string,
): Promise<{ orderId: string | null; task: string | null }> {
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<{ order_id: string; task: string }>(
      tx,
      `select t.order_id, t.task from order_task t
       join work_order o on o.org_id = t.org_id and o.order_id = t.order_id
       where t.org_id = $1 and t.team_id = any ($2::uuid[]) and t.assignee_id is null and t.done_at is null and t.state = 'waiting'
       order by t.sort_due, t.opened_at, t.order_id, t.task
       limit 1 for update of o skip locked`,
      [caller.orgId, teamsOfCaller(caller)],
    );
    const found = rows[0];
    if (found === undefined) return { orderId: null, task: null };
    const { order_id: orderId, task } = found;
    await performWithin(
      { platform, tx },
      { orgId: caller.orgId, orderId, commandId, command: { verb: 'claim', task } },
      staffDoer(caller),
    );
    return { orderId, task };
  });
}
