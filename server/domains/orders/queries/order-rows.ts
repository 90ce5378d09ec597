import type { Clock } from '#domain/promises/clock.ts';
import type { OrderState } from '#domain/processes/state.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { TimelineRow } from '../timeline.ts';
import type { OrderListRow } from './order-list.ts';

/** The rows an order page is made of. */
export interface OrderRow extends OrderListRow {
  state: OrderState;
  version: number;
  unit_id: string;
  region: 'urban' | 'rural' | 'remote';
  customer_id: string | null;
  account_id: string | null;
  contact_phone: string | null;
  bundle_id: string | null;
  parent_order_id: string | null;
  merged_into: string | null;
  responsible_id: string | null;
  responsible_name: string | null;
  responsible_phone: string | null;
}

export interface TaskListRow {
  task: string;
  step: string;
  state: 'waiting' | 'claimed' | 'paused' | 'done' | 'returned' | 'cancelled';
  opened_at: Date;
  claimed_at: Date | null;
  done_at: Date | null;
  team_id: string | null;
  team_name: string | null;
  team_phone: string | null;
  assignee_id: string | null;
  assignee_name: string | null;
  assignee_phone: string | null;
}

export interface RelatedRow {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  status: OrderListRow['status'];
  relation: 'bundle' | 'parent' | 'child' | 'merged-here' | 'merged-into' | 'same-customer';
}

export interface OrderKey {
  readonly orgId: number;
  readonly orderId: string;
}

const timelineMax = 500;
const relatedMax = 30;

export async function orderRow(tx: Tx, { orgId, orderId }: OrderKey): Promise<OrderRow | null> {
  const { rows } = await runSql<OrderRow>(
    tx,
    `select o.order_id, o.order_no, o.kind, o.definition_version, o.status, o.outcome, o.urgency, o.channel, o.summary,
       o.confidential, o.contact_name, o.contact_phone, o.address, o.accepted_at, o.closed_at, o.next_due_at, o.state, o.version,
       o.unit_id, o.region, o.customer_id, o.account_id, o.bundle_id, o.parent_order_id, o.merged_into, u.name as unit,
       s.staff_id as responsible_id, s.name as responsible_name, s.phone as responsible_phone,
       exists (select 1 from order_clock c where c.org_id = o.org_id and c.order_id = o.order_id and c.breached_at is not null) as breached
     from work_order o
     join org_unit u on u.org_id = o.org_id and u.unit_id = o.unit_id
     left join staff s on s.org_id = o.org_id and s.staff_id = o.first_responsible_id
     where o.org_id = $1 and o.order_id = $2`,
    [orgId, orderId],
  );
  return rows[0] ?? null;
}

export async function taskRowsOf(tx: Tx, { orgId, orderId }: OrderKey): Promise<TaskListRow[]> {
  const { rows } = await runSql<TaskListRow>(
    tx,
    `select t.task, t.step, t.state, t.opened_at, t.claimed_at, t.done_at,
       u.unit_id as team_id, u.name as team_name, u.phone as team_phone,
       s.staff_id as assignee_id, s.name as assignee_name, s.phone as assignee_phone
     from order_task t
     left join org_unit u on u.org_id = t.org_id and u.unit_id = t.team_id
     left join staff s on s.org_id = t.org_id and s.staff_id = t.assignee_id
     where t.org_id = $1 and t.order_id = $2
     order by t.opened_at, t.task`,
    [orgId, orderId],
  );
  return rows;
}

export async function clockBodies(
  tx: Tx,
  { orgId, orderId }: OrderKey,
): Promise<{ clock: string; run: number; body: Clock }[]> {
  const { rows } = await runSql<{ clock: string; run: number; body: Clock }>(
    tx,
    'select clock, run, body from order_clock where org_id = $1 and order_id = $2 order by started_at, clock, run',
    [orgId, orderId],
  );
  return rows;
}

export async function timelineRows(tx: Tx, { orgId, orderId }: OrderKey): Promise<TimelineRow[]> {
  const { rows } = await runSql<TimelineRow>(
    tx,
    `select e.seq, e.kind, e.at, e.actor_kind, s.name as actor_name, e.data
     from event e
     left join staff s on e.actor_kind = 'staff' and s.org_id = e.org_id and s.staff_id = e.actor_id
     where e.org_id = $1 and e.case_id = $2
     order by e.seq desc limit ${timelineMax.toString()}`,
    [orgId, orderId],
  );
  return rows;
}

/** A bundle bears the id of its first order, which therefore needs no mark of its own (R-REQ-08). */
export function bundleOf(order: Pick<OrderRow, 'bundle_id' | 'order_id'>): string {
  return order.bundle_id ?? order.order_id;
}

export async function relatedRows(tx: Tx, key: OrderKey, order: OrderRow): Promise<RelatedRow[]> {
  const { rows } = await runSql<RelatedRow>(
    tx,
    `select order_id, order_no, kind, definition_version, status,
       case when order_id = $3::uuid then 'parent' when parent_order_id = $2 then 'child'
            when order_id = $4::uuid then 'merged-into' when merged_into = $2 then 'merged-here'
            when bundle_id = $5::uuid or order_id = $5::uuid then 'bundle' else 'same-customer' end as relation
     from work_order
     where org_id = $1 and order_id <> $2 and (
       order_id = $3::uuid or parent_order_id = $2 or order_id = $4::uuid or merged_into = $2
       or bundle_id = $5::uuid or order_id = $5::uuid or customer_id = $6::uuid)
       and not confidential
     order by order_id desc limit ${relatedMax.toString()}`,
    [key.orgId, key.orderId, order.parent_order_id, order.merged_into, bundleOf(order), order.customer_id],
  );
  return rows;
}
