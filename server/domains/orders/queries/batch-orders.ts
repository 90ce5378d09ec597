import type { OrderState, OrderStatus } from '#domain/processes/state.ts';
import { batchMax } from '#domain/orders/batch.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

/** An order as a batch looks at it before anything is done. */
export interface BatchOrder {
  readonly order_id: string;
  readonly order_no: string;
  readonly status: OrderStatus;
  readonly state: OrderState;
}

/** The orders by their ids; ids the unit has not are left out. */
export async function ordersById(tx: Tx, orgId: number, orderIds: readonly string[]): Promise<BatchOrder[]> {
  const { rows } = await runSql<BatchOrder>(
    tx,
    `select order_id, order_no, status, state from work_order
     where org_id = $1 and order_id = any ($2::uuid[]) order by order_id limit ${batchMax.toString()}`,
    [orgId, orderIds],
  );
  return rows;
}

/**
 * An order with whatever belongs to it, the oldest first: its bundle, what was split off it, what it was split from and
 * its brothers there; what is merged or over is left out, and reports are nobody's family. One more than a batch takes
 * is read, so that the reader is told of the rest.
 */
export async function familyOf(tx: Tx, orgId: number, orderId: string): Promise<BatchOrder[]> {
  const { rows } = await runSql<BatchOrder>(
    tx,
    `with self as (
       select order_id, coalesce(bundle_id, order_id) as bundle, coalesce(parent_order_id, order_id) as root
       from work_order where org_id = $1 and order_id = $2)
     select w.order_id, w.order_no, w.status, w.state
     from self s join work_order w on w.org_id = $1 and w.status = 'open' and not w.confidential and (
       w.order_id = s.order_id or w.order_id = s.bundle or w.bundle_id = s.bundle
       or w.order_id = s.root or w.parent_order_id = s.root)
     order by w.order_id limit ${(batchMax + 1).toString()}`,
    [orgId, orderId],
  );
  return rows;
}

/** How many attachments each order has, for guards that ask for one. */
export async function attachmentCounts(
  tx: Tx,
  orgId: number,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await runSql<{ case_id: string; count: number }>(
    tx,
    `select case_id, count(*) as count from attachment
     where org_id = $1 and case_id = any ($2::uuid[]) and removed_at is null group by case_id`,
    [orgId, orderIds],
  );
  return new Map(rows.map((row) => [row.case_id, row.count]));
}
