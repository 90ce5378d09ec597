import { Refusal } from '#domain/kernel/refusal.ts';
import { may, type Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { keyValues, type AlertKey } from './tell.ts';

export interface Acknowledge {
  readonly orderId: string;
  readonly commandId: string;
  readonly clock: string;
  readonly run: number;
  readonly level: number;
  readonly note: string;
}

interface AlertRow {
  status: 'open' | 'acknowledged' | 'over';
  confidential: boolean;
  by: string | null;
  told: boolean;
  ended: boolean;
}

async function lockAlert(tx: Tx, key: AlertKey, staffId: string): Promise<AlertRow> {
  await runSql(tx, 'select 1 from work_order where org_id = $1 and order_id = $2 for update', [
    ...[key.orgId, key.orderId],
  ]);
  const { rows } = await runSql<AlertRow>(
    tx,
    `select a.status, o.confidential, s.name as by, c.status in ('stopped', 'cancelled') as ended,
       exists (select 1 from order_alert_told t where t.org_id = a.org_id and t.order_id = a.order_id and t.clock = a.clock
         and t.run = a.run and t.level = a.level and t.staff_id = $6) as told
     from order_alert a
     join work_order o on o.org_id = a.org_id and o.order_id = a.order_id
     join order_clock c on c.org_id = a.org_id and c.order_id = a.order_id and c.clock = a.clock and c.run = a.run
     left join staff s on s.org_id = a.org_id and s.staff_id = a.acknowledged_by
     where a.org_id = $1 and a.order_id = $2 and a.clock = $3 and a.run = $4 and a.level = $5`,
    [...keyValues(key), staffId],
  );
  const row = rows[0];
  if (row === undefined) throw new Refusal('not-found', { data: { what: '预警' } });
  return row;
}

/** Refuses whoever was not told and supervises nothing, and what is answered or over. */
function checkOpen(row: AlertRow, caller: Caller): void {
  const hidden = row.confidential && !row.told && !may(caller, 'order.confidential');
  if (hidden) throw new Refusal('not-found', { data: { what: '预警' } });
  if (!row.told && !may(caller, 'order.supervise')) throw new Refusal('order.alert-not-yours');
  if (row.status === 'acknowledged') {
    throw new Refusal('order.alert-acknowledged', { data: { name: row.by ?? '' } });
  }
  if (row.status === 'over' || row.ended) throw new Refusal('order.alert-over');
}

/**
 * “I have seen it, I act”: the level goes up no further, and who said so when is on record (S6). The same command again
 * changes nothing; of two people at once the second is told who was first.
 */
export async function acknowledgeLevel(
  platform: Platform,
  caller: Caller,
  { commandId, note, ...at }: Acknowledge,
): Promise<void> {
  const { orgId, staffId } = caller;
  const key = { orgId, ...at };
  const about = { orgId, caseKind: 'order' as const, caseId: at.orderId, commandId };
  await inTransaction(platform.db, [orgId], async (tx) => {
    const row = await lockAlert(tx, key, staffId);
    const kind = 'clock-level-acknowledged' as const;
    if ((await earlierData(tx, { ...about, kind })) !== null) return;
    checkOpen(row, caller);
    const now = platform.now();
    const text = note.trim();
    await runSql(
      tx,
      `update order_alert set status = 'acknowledged', climb_at = null, acknowledged_by = $6, acknowledged_at = $7, note = $8
       where org_id = $1 and order_id = $2 and clock = $3 and run = $4 and level = $5`,
      [...keyValues(key), staffId, now, text === '' ? null : text],
    );
    const { clock, run, level } = at;
    const data = { clock, run, level, ...(text === '' ? {} : { text }) };
    await record({ platform, tx }, { ...about, ...byStaff(caller) }, [{ kind, at: now, data }]);
  });
  platform.live.publish([{ orgId, kind: 'clock', id: at.orderId, detail: 'acknowledged' }]);
}
