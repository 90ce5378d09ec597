import type { Outcome } from '#domain/processes/definition.ts';
import type { OrderState, OrderStatus } from '#domain/processes/state.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

/** An order that has ended, with who handled it when it did. */
export interface EndedOrderRow {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  status: OrderStatus;
  outcome: Outcome | null;
  state: OrderState;
  confidential: boolean;
  unit_id: string;
  unit_name: string;
  customer_id: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  closed_at: Date;
  /** The team and person of the last task done that was not the quality team's checking and calling. */
  team_id: string | null;
  team_name: string | null;
  staff_id: string | null;
}

/** Where the reading of ended orders stands. */
export interface EndedAfter {
  readonly closedAt: Date;
  /** Null: everything that ended at `closedAt` or later. */
  readonly orderId: string | null;
}

/** Orders of a unit that have ended by an instant, by the instant of their end; an order opened again is not among them. */
export async function endedOrders(
  tx: Tx,
  orgId: number,
  { after, until, limit }: { after: EndedAfter; until: Date; limit: number },
): Promise<EndedOrderRow[]> {
  const { rows } = await runSql<EndedOrderRow>(
    tx,
    `select o.order_id, o.order_no, o.kind, o.definition_version, o.status, o.outcome, o.state, o.confidential, o.unit_id,
       u.name as unit_name, o.customer_id, o.contact_name, o.contact_phone, o.closed_at,
       h.team_id, t.name as team_name, coalesce(h.assignee_id, (o.state -> 'actedBy' ->> h.step)::uuid) as staff_id
     from work_order o
     join org_unit u on u.org_id = o.org_id and u.unit_id = o.unit_id
     left join lateral (
       select k.team_id, k.assignee_id, k.step from order_task k
       where k.org_id = o.org_id and k.order_id = o.order_id and k.state = 'done'
       order by k.function = 'quality', k.done_at desc, k.task desc limit 1) h on true
     left join org_unit t on t.org_id = o.org_id and t.unit_id = h.team_id
     where o.org_id = $1 and o.closed_at <= $5 and o.status <> 'open'
       and (o.closed_at, o.order_id) > ($2::timestamptz, coalesce($3::uuid, '00000000-0000-0000-0000-000000000000'))
     order by o.closed_at, o.order_id limit $4`,
    [orgId, after.closedAt, after.orderId, limit, until],
  );
  return rows;
}
