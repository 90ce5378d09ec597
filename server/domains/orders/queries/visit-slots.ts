import { agreedVisit, appointmentField, mayStillMove, moveNoticeMs } from '#domain/processes/appointment.ts';
import { freeSlots, isFreeSlot, type SlotDay, type SlotQuestion } from '#domain/orders/visit-slots.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { instantOf } from '#domain/processes/instant-field.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { OrderState } from '#domain/processes/state.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { promiseBook } from '../../promises/index.ts';
import { definitionOf } from '../definition-of.ts';
import { orderRow } from './order-rows.ts';

interface OrderKey {
  readonly orgId: number;
  readonly orderId: string;
}

/** One choice of times in a unit after the other; the number space keeps clear of other advisory locks. */
const lockSpace = 7_301_962;
const visitsMax = 2_000;

interface VisitRow {
  kind: string;
  definition_version: number;
  state: OrderState;
}

/** The team's other visits to come, as instants; along `order_task_team`. */
async function takenMs(tx: Tx, of: OrderKey & { teamId: string | null }): Promise<number[]> {
  const { rows } = await runSql<VisitRow>(
    tx,
    `select o.kind, o.definition_version, o.state from work_order o
     where o.org_id = $1 and o.order_id <> $2 and o.status = 'open' and o.state -> 'values' ? '${appointmentField}'
       and o.order_id in (select t.order_id from order_task t
                          where t.org_id = $1 and t.team_id = $3 and t.done_at is null)
     order by o.order_id limit ${visitsMax.toString()}`,
    [of.orgId, of.orderId, of.teamId],
  );
  return rows.flatMap(({ kind, definition_version, state }) => {
    const visit = agreedVisit(definitionOf(kind, definition_version), state);
    const isTheirs = visit !== null && (visit.task.teamId ?? null) === of.teamId;
    return isTheirs ? [visit.agreedAtMs] : [];
  });
}

/** How many work in the team today; a team nobody is entered for still goes one visit at a time. */
async function placesOf(
  tx: Tx,
  of: { orgId: number; teamId: string | null; today: string },
): Promise<number> {
  const { rows } = await runSql<{ count: number }>(
    tx,
    `select count(distinct p.staff_id)::integer as count from staff_post p
     join staff s on s.org_id = p.org_id and s.staff_id = p.staff_id and s.status = 'active'
     where p.org_id = $1 and p.unit_id = $2 and p.valid_from <= $3 and (p.valid_to is null or p.valid_to >= $3)`,
    [of.orgId, of.teamId, of.today],
  );
  return Math.max(1, rows[0]?.count ?? 0);
}

interface VisitSlots {
  /** As the form keeps it, `2026-10-12T09:30`. */
  readonly at: string;
  /** Until then the customer moves it alone. */
  readonly moveUntil: string;
  readonly days: readonly SlotDay[];
}

interface Movable {
  readonly agreedAt: string;
  readonly agreedAtMs: number;
  readonly question: SlotQuestion;
}

async function movable(platform: Platform, tx: Tx, key: OrderKey): Promise<Movable> {
  const order = await orderRow(tx, key);
  const nowMs = platform.now().getTime();
  const visit =
    order === null ? null : agreedVisit(definitionOf(order.kind, order.definition_version), order.state);
  if (visit === null) throw new Refusal('process.no-appointment');
  if (!mayStillMove(visit, nowMs))
    throw new Refusal('process.appointment-too-late', { data: { hours: moveNoticeMs / 3_600_000 } });
  const team = { orgId: key.orgId, teamId: visit.task.teamId ?? null };
  const [{ calendar }, taken, placesMax] = await Promise.all([
    promiseBook(platform, tx, key.orgId),
    takenMs(tx, { ...key, ...team }),
    placesOf(tx, { ...team, today: businessDate(nowMs) }),
  ]);
  const { agreedAt, agreedAtMs } = visit;
  return { agreedAt, agreedAtMs, question: { calendar, nowMs, takenMs: taken, placesMax } };
}

/** The times to which the agreed visit of an order can be moved; the time it has is none of them. */
export async function visitSlots(platform: Platform, tx: Tx, key: OrderKey): Promise<VisitSlots> {
  const { agreedAt, agreedAtMs, question } = await movable(platform, tx, key);
  const days = freeSlots(question).map(({ day, times }) => ({
    day,
    times: times.filter((time) => instantOf(`${day}T${time}`) !== agreedAtMs),
  }));
  return {
    at: agreedAt,
    moveUntil: new Date(agreedAtMs - moveNoticeMs).toISOString(),
    days: days.filter(({ times }) => times.length > 0),
  };
}

/** Refuses a time that is not free; until the transaction ends nobody else in the unit is given one. */
export async function guardSlot({ platform, tx }: Work, key: OrderKey, at: string): Promise<void> {
  await runSql(tx, 'select pg_advisory_xact_lock($1, $2)', [lockSpace, key.orgId]);
  const { question } = await movable(platform, tx, key);
  if (!isFreeSlot(question, at)) throw new Refusal('order.slot-taken', { field: 'doing.at' });
}
