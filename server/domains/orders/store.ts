import type { ChainHead } from '#domain/audit/event-hash.ts';
import type { Clock } from '#domain/promises/clock.ts';
import type { Region } from '#domain/promises/promise.ts';
import type { OrderState } from '#domain/processes/state.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import type { Insertion } from '../../platform/db/insert-rows.ts';
import { eventColumns, eventJson, newCaseRows, type Chain } from '../../platform/events/record.ts';
import { clockKey, type ClockKey } from './clocks.ts';
import type { ClockRow, OrderPlace, stateColumns, TaskRow } from './order-row.ts';

/** An order as a command works on it, its row locked. */
export interface LoadedOrder extends OrderPlace {
  readonly orderNo: string;
  readonly state: OrderState;
  readonly customerId: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly clocks: ReadonlyMap<ClockKey, Clock>;
  readonly head: ChainHead;
  /** Whether this very command was carried out before. */
  readonly replayed: boolean;
}

/** Columns an acceptance adds to the state. */
export interface NewOrderColumns {
  readonly order_no: string;
  readonly kind: string;
  readonly definition_version: number;
  readonly channel: string;
  readonly confidential: boolean;
  readonly customer_id: string | null;
  readonly account_id: string | null;
  readonly usage_point_id: string | null;
  readonly contact_name: string | null;
  readonly contact_phone: string | null;
  readonly address: string | null;
  readonly summary: string;
  readonly source: string | null;
  readonly external_id: string | null;
  readonly bundle_id: string | null;
  readonly parent_order_id: string | null;
  readonly accepted_at: Date;
}

/** Everything one change of an order writes. */
export interface OrderWrite {
  readonly place: OrderPlace;
  readonly columns: ReturnType<typeof stateColumns>;
  readonly tasks: readonly TaskRow[];
  readonly clocks: readonly ClockRow[];
  readonly chain: Chain;
}

const taskColumns =
  'org_id integer, order_id uuid, task text, step text, function text, team_id uuid, assignee_id uuid, state text, ' +
  'urgency smallint, opened_at timestamptz, claimed_at timestamptz, done_at timestamptz, sort_due timestamptz';

/** A clock's row as a recordset reads it. */
export const clockColumns =
  'org_id integer, order_id uuid, clock text, run integer, promise text, body jsonb, unit_id uuid, region text, kind text, ' +
  'status text, started_at timestamptz, due_at timestamptz, alarm_at timestamptz, warned_at timestamptz, ' +
  'breached_at timestamptz, stopped_at timestamptz, overrun_seconds bigint, excused boolean, duration_seconds bigint';

const stateRecord =
  'state jsonb, version integer, status text, end_step text, outcome text, urgency smallint, first_responsible_id uuid, ' +
  'merged_into uuid, closed_at timestamptz, next_due_at timestamptz';

/** What follows an order row in the same statement: tasks, clocks, events and the head of the chain. */
const tail = `
  tasks as (
    insert into order_task select * from jsonb_to_recordset($2::jsonb) as t(${taskColumns})
    on conflict (org_id, order_id, task) do update set
      team_id = excluded.team_id, assignee_id = excluded.assignee_id, state = excluded.state, urgency = excluded.urgency,
      claimed_at = coalesce(order_task.claimed_at, excluded.claimed_at), done_at = excluded.done_at, sort_due = excluded.sort_due
  ),
  clocks as (
    insert into order_clock select * from jsonb_to_recordset($3::jsonb) as c(${clockColumns})
    on conflict (org_id, order_id, clock, run) do update set
      body = excluded.body, status = excluded.status, due_at = excluded.due_at, alarm_at = excluded.alarm_at,
      warned_at = excluded.warned_at, breached_at = excluded.breached_at, stopped_at = excluded.stopped_at,
      overrun_seconds = excluded.overrun_seconds, excused = excluded.excused, duration_seconds = excluded.duration_seconds
  ),
  events as (
    insert into event select * from jsonb_to_recordset($4::jsonb) as e(${eventColumns})
  )
  insert into event_head (org_id, case_id, case_kind, seq, hash, mac) values ($5, $6, 'order', $7, $8, $9)
  on conflict (org_id, case_id) do update set seq = excluded.seq, hash = excluded.hash, mac = excluded.mac`;

const updateOrderSql = `
  with placed as (
    update work_order w set
      state = o.state, version = o.version, status = o.status, end_step = o.end_step, outcome = o.outcome,
      urgency = o.urgency, first_responsible_id = o.first_responsible_id, merged_into = o.merged_into,
      closed_at = o.closed_at, next_due_at = o.next_due_at,
      archived_at = case when o.status = 'archived' and w.archived_at is null then $10::timestamptz else w.archived_at end
    from jsonb_to_record($1::jsonb) as o(org_id integer, order_id uuid, ${stateRecord})
    where w.org_id = o.org_id and w.order_id = o.order_id
  ),${tail}`;

function tailValues({ tasks, clocks, chain }: OrderWrite): unknown[] {
  const { head, rows } = chain;
  return [
    JSON.stringify(tasks),
    JSON.stringify(clocks),
    eventJson(rows),
    head.orgId,
    head.caseId,
    head.seq,
    head.hash,
    head.mac,
  ];
}

/** An order as it is born: its own columns, and the words by which it is found. */
export interface NewOrder {
  readonly columns: NewOrderColumns;
  readonly tokens: readonly string[];
}

/** A row as an insertion takes it: JSON as text, instants as ISO, which the driver would make slower. */
function valuesOf(row: Readonly<Record<string, unknown>>, json: string): readonly unknown[] {
  return Object.entries(row).map(([column, value]) => {
    if (column === json) return JSON.stringify(value);
    return value instanceof Date ? value.toISOString() : value;
  });
}

function insertionOf(
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  json = '',
): Insertion {
  const [first = {}] = rows;
  return { table, columns: Object.keys(first), rows: rows.map((row) => valuesOf(row, json)) };
}

/** A new order with its tasks, clocks, events and head, as rows for one statement. */
export function newOrderRows(write: OrderWrite, { columns, tokens }: NewOrder): readonly Insertion[] {
  const { orgId, orderId, unitId, region } = write.place;
  const row = { org_id: orgId, order_id: orderId, unit_id: unitId, region, ...write.columns, ...columns };
  const searched = tokens.length === 0 ? [] : [{ org_id: orgId, order_id: orderId, tokens }];
  return [
    insertionOf('work_order', [row], 'state'),
    insertionOf('order_search', searched),
    insertionOf('order_task', write.tasks),
    insertionOf('order_clock', write.clocks, 'body'),
    ...newCaseRows(write.chain),
  ];
}

/** Writes a change of an order in one statement; its row is locked by the caller. */
export async function updateOrder(tx: Tx, write: OrderWrite, now: Date): Promise<void> {
  const { orgId, orderId } = write.place;
  const row = { org_id: orgId, order_id: orderId, ...write.columns };
  await runSql(tx, updateOrderSql, [JSON.stringify(row), ...tailValues(write), now]);
}

interface OrderRow {
  order_no: string;
  state: OrderState;
  unit_id: string;
  region: Region;
  customer_id: string | null;
  contact_name: string | null;
  contact_phone: string | null;
}

/**
 * Locks an order and reads what a command needs; null when the unit has no such order. The rows beside it are
 * only written under the order's lock, so reading them after it sees them as they are.
 */
export async function loadOrder(
  tx: Tx,
  at: { orgId: number; orderId: string; commandId?: string | undefined },
): Promise<LoadedOrder | null> {
  const key = [at.orgId, at.orderId];
  const locked = runSql<OrderRow>(
    tx,
    `select order_no, state, unit_id, region, customer_id, contact_name, contact_phone
     from work_order where org_id = $1 and order_id = $2 for update`,
    key,
  );
  const clocks = runSql<{ clock: string; run: number; body: Clock }>(
    tx,
    'select clock, run, body from order_clock where org_id = $1 and order_id = $2 order by clock, run',
    key,
  );
  const head = runSql<{ seq: number; hash: string; replayed: boolean }>(
    tx,
    `select h.seq, h.hash, exists (
       select 1 from event e where e.org_id = $1 and e.case_id = $2 and e.command_id = $3) as replayed
     from event_head h where h.org_id = $1 and h.case_id = $2`,
    [...key, at.commandId ?? null],
  );
  const [order, clockRows, heads] = await Promise.all([locked, clocks, head]);
  const row = order.rows[0];
  const top = heads.rows[0];
  if (row === undefined || top === undefined) return null;
  return {
    orgId: at.orgId,
    orderId: at.orderId,
    unitId: row.unit_id,
    region: row.region,
    orderNo: row.order_no,
    state: row.state,
    customerId: row.customer_id,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    clocks: new Map(clockRows.rows.map(({ clock, run, body }) => [clockKey(clock, run), body])),
    head: { orgId: at.orgId, caseId: at.orderId, seq: top.seq, hash: top.hash },
    replayed: top.replayed,
  };
}
