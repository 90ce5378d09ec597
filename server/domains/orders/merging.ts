import { Refusal } from '#domain/kernel/refusal.ts';
import type { Clock } from '#domain/promises/clock.ts';
import { runSql } from '../../platform/db/database.ts';
import { bySystem, record } from '../../platform/events/record.ts';
import type { Work } from '../../platform/work.ts';
import { alarmAt, nextDue, type ClockKey } from './clocks.ts';
import { loadOrder, type LoadedOrder } from './store.ts';

/** Pairs of the same clock of both orders where the duplicate's promise falls due earlier. */
function earlier(survivor: LoadedOrder, duplicate: LoadedOrder): [ClockKey, Clock][] {
  return [...survivor.clocks].flatMap(([key, clock]): [ClockKey, Clock][] => {
    const other = duplicate.clocks.get(key);
    const isEarlier =
      clock.state === 'running' && other?.state === 'running' && other.anchorMs < clock.anchorMs;
    return isEarlier
      ? [
          [
            key,
            {
              ...clock,
              anchorMs: other.anchorMs,
              startedMs: other.startedMs,
              dueMs: other.dueMs,
              warnMs: other.warnMs,
              setting: other.setting,
            },
          ],
        ]
      : [];
  });
}

/**
 * After a merge the survivor keeps the earliest promise of both (M1): who reported first does not wait longer because
 * somebody reported the same again. Both histories say so.
 */
export async function keepEarliestPromise(
  work: Work,
  duplicate: LoadedOrder,
  survivorId: string,
): Promise<void> {
  const { platform, tx } = work;
  const survivor = await loadOrder(tx, { orgId: duplicate.orgId, orderId: survivorId });
  if (survivor === null) throw new Refusal('not-found', { field: 'intoOrderId', data: { what: '主单' } });
  if (survivor.state.status !== 'open') throw new Refusal('order.survivor-closed', { field: 'intoOrderId' });
  const taken = earlier(survivor, duplicate);
  const nowMs = platform.now().getTime();
  const merged = new Map([...survivor.clocks, ...taken]);
  for (const [key, clock] of taken) {
    const [name, run] = key.split('#');
    await runSql(
      tx,
      `update order_clock set body = $5, due_at = $6, alarm_at = $7, started_at = $8
       where org_id = $1 and order_id = $2 and clock = $3 and run = $4`,
      [
        survivor.orgId,
        survivor.orderId,
        name,
        Number(run),
        JSON.stringify(clock),
        clock.dueMs === null ? null : new Date(clock.dueMs),
        alarmAt(clock, nowMs),
        new Date(clock.startedMs),
      ],
    );
  }
  const due = nextDue(merged.values());
  await runSql(tx, `update work_order set next_due_at = $3 where org_id = $1 and order_id = $2`, [
    survivor.orgId,
    survivor.orderId,
    due,
  ]);
  await record(work, { orgId: survivor.orgId, caseKind: 'order', caseId: survivor.orderId, ...bySystem }, [
    {
      kind: 'merged-here',
      at: platform.now(),
      data: {
        fromOrderId: duplicate.orderId,
        fromOrderNo: duplicate.orderNo,
        earlierClocks: taken.map(([key]) => key),
      },
    },
  ]);
}
