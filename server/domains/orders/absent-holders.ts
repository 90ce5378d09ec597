/** Whoever is away holds no task and is given none (R2). */
import { deadlineZh, minuteText } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Command } from '#domain/processes/command.ts';
import { reading, runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Work } from '../../platform/work.ts';
import { awayNow } from '../organisation/index.ts';
import type { Doer } from './effects.ts';

/** Who is given a task by a command: the actor by claiming it or acting on it, a colleague by being handed it. */
function takerOf(
  command: Command,
  { actor }: Doer,
): { readonly staffId: string; readonly name?: string } | null {
  if (command.verb === 'hand-over') return { staffId: command.toStaffId, name: command.toName };
  const takes = command.verb === 'claim' || command.verb === 'act';
  return takes && actor.kind === 'staff' ? { staffId: actor.staffId } : null;
}

/** Refuses a command that would give a task to somebody who is away, naming until when. */
export async function refuseAbsent(
  { platform, tx }: Work,
  { orgId, command }: { readonly orgId: number; readonly command: Command },
  doer: Doer,
): Promise<void> {
  const taker = takerOf(command, doer);
  if (taker === null) return;
  const untilMs = (await awayNow(platform, tx, orgId)).get(taker.staffId);
  if (untilMs === undefined) return;
  const until = deadlineZh(untilMs, platform.now().getTime());
  if (taker.name === undefined) throw new Refusal('order.you-are-absent', { data: { until } });
  throw new Refusal('order.holder-absent', { field: 'command.toStaffId', data: { name: taker.name, until } });
}

/** What the order's history says about a task that went back; why somebody is away is nobody's business there. */
export function absenceReason(untilMs: number | null): string {
  return untilMs === null
    ? '经办人已暂停或离职,任务退回班组'
    : `经办人离岗,预计 ${minuteText(untilMs)} 返岗,任务退回班组`;
}

/** Orders looked at in one round; the rest follows in the next. */
const batchMax = 500;

/** Orders in which one of the persons holds a task, along `order_task_mine`. */
export function ordersHeldBy(
  platform: Platform,
  at: { readonly orgId: number; readonly staffIds: readonly string[]; readonly after: string | null },
): Promise<readonly string[]> {
  return reading(platform.db, [at.orgId], async (tx) => {
    const { rows } = await runSql<{ order_id: string }>(
      tx,
      `select distinct order_id from order_task
       where org_id = $1 and assignee_id = any ($2::uuid[]) and done_at is null and ($3::uuid is null or order_id > $3)
       order by order_id limit ${batchMax.toString()}`,
      [at.orgId, at.staffIds, at.after],
    );
    return rows.map((row) => row.order_id);
  });
}

export interface HeldTask {
  readonly task: string;
  readonly assignee_id: string;
}

/** Locks an order and reads which tasks of it the persons hold now: a task is never taken from whoever came after. */
export async function lockHeldTasks(
  tx: Tx,
  at: { readonly orgId: number; readonly orderId: string; readonly staffIds: readonly string[] },
): Promise<readonly HeldTask[]> {
  await runSql(tx, 'select 1 from work_order where org_id = $1 and order_id = $2 for update', [
    at.orgId,
    at.orderId,
  ]);
  const { rows } = await runSql<HeldTask>(
    tx,
    `select task, assignee_id from order_task
     where org_id = $1 and order_id = $2 and assignee_id = any ($3::uuid[]) and done_at is null order by task`,
    [at.orgId, at.orderId, at.staffIds],
  );
  return rows;
}
