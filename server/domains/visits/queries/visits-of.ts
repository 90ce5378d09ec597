import type { Static } from 'typebox';
import type { visitsOfOrder } from '#contracts/visits.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { may, type Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { mayMeet } from '../locked-visit.ts';
import { listColumns, listTables, visitLine, type VisitLine, type VisitListRow } from './visit-list.ts';

type OfOrder = Static<(typeof visitsOfOrder)['response']>;

interface DrawRow {
  closing: number;
  verdict: OfOrder['draws'][number]['verdict'];
  seed: string;
  permille: number;
  drawn_number: number;
  setting_version: number;
  decided_at: Date;
}

async function drawsOf(tx: Tx, orgId: number, orderId: string): Promise<OfOrder['draws']> {
  const { rows } = await runSql<DrawRow>(
    tx,
    `select closing, verdict, seed, permille, drawn_number, setting_version, decided_at from visit_draw
     where org_id = $1 and order_id = $2 order by closing desc limit 50`,
    [orgId, orderId],
  );
  return rows.map((row) => ({
    closing: row.closing,
    verdict: row.verdict,
    seed: row.seed,
    permille: row.permille,
    drawnNumber: row.drawn_number,
    settingVersion: row.setting_version,
    decidedAt: row.decided_at.toISOString(),
  }));
}

/** The visits of an order, closing by closing, with why it was or was not visited. */
export async function visitsOfThisOrder(tx: Tx, caller: Caller, orderId: string): Promise<OfOrder> {
  const { orgId } = caller;
  const known = await runSql<{ confidential: boolean }>(
    tx,
    'select confidential from work_order where org_id = $1 and order_id = $2',
    [orgId, orderId],
  );
  const order = known.rows[0];
  if (order === undefined) throw new Refusal('not-found', { data: { what: '工单' } });
  if (!mayMeet(caller, order)) return { items: [], draws: [] };
  const { rows } = await runSql<VisitListRow>(
    tx,
    `select ${listColumns} from ${listTables} where v.org_id = $1 and v.order_id = $2 order by v.closing desc limit 50`,
    [orgId, orderId],
  );
  return { items: rows.map(visitLine), draws: await drawsOf(tx, orgId, orderId) };
}

/** The visits of a customer, the newest first; those of a report made in confidence for its handlers alone. */
export async function visitsOfThisCustomer(
  tx: Tx,
  caller: Caller,
  customerId: string,
): Promise<{ items: VisitLine[] }> {
  const { orgId } = caller;
  const known = await runSql(tx, 'select 1 from customer where org_id = $1 and customer_id = $2', [
    orgId,
    customerId,
  ]);
  if (known.rows.length === 0) throw new Refusal('not-found', { data: { what: '客户' } });
  const { rows } = await runSql<VisitListRow>(
    tx,
    `select ${listColumns} from ${listTables} where v.org_id = $1 and v.customer_id = $2 and (not v.confidential or $3)
     order by v.closed_at desc, v.visit_id desc limit 20`,
    [orgId, customerId, may(caller, 'order.confidential')],
  );
  return { items: rows.map(visitLine) };
}
