import { isRefused } from '#domain/kernel/refusal.ts';
import type { Calendar } from '#domain/promises/calendar.ts';
import { recomputeUnder, type Clock } from '#domain/promises/clock.ts';
import type { Region } from '#domain/promises/promise.ts';
import { inTransaction, reading, runSql, type Tx } from '../../platform/db/database.ts';
import { byStaffId, chain, lockHead, writeChain } from '../../platform/events/record.ts';
import type { Platform } from '../../platform/platform.ts';
import { forgetBook, promiseBook, type RecomputeOrder } from '../promises/index.ts';
import { clockKey, nextDue, type ClockKey, type NamedClock } from './clocks.ts';
import { clockRows, noDue, type OrderPlace } from './order-row.ts';
import { clockColumns } from './store.ts';

/** Orders found in one look; each is moved in its own transaction, so that nobody waits for the whole. */
const batchMax = 200;

interface RunningClock {
  clock: string;
  run: number;
  body: Clock;
}

interface PlaceRow {
  kind: string;
  unit_id: string;
  region: Region;
}

/** Open orders with a clock that runs under another calendar, in the order of their ids. */
async function ordersUnder(
  platform: Platform,
  orgId: number,
  seen: { readonly version: string; readonly after: string },
): Promise<string[]> {
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql<{ order_id: string }>(
      tx,
      `select distinct order_id from order_clock
       where org_id = $1 and order_id > $2 and status in ('running', 'paused') and body ->> 'calendarVersion' <> $3
       order by order_id limit ${batchMax.toString()}`,
      [orgId, seen.after, seen.version],
    ),
  );
  return rows.map((row) => row.order_id);
}

async function lockOrder(tx: Tx, orgId: number, orderId: string): Promise<(OrderPlace & PlaceRow) | null> {
  const { rows } = await runSql<PlaceRow>(
    tx,
    'select kind, unit_id, region from work_order where org_id = $1 and order_id = $2 for update',
    [orgId, orderId],
  );
  const row = rows[0];
  return row === undefined ? null : { ...row, orgId, orderId, unitId: row.unit_id };
}

async function clocksOf(tx: Tx, orgId: number, orderId: string): Promise<RunningClock[]> {
  const { rows } = await runSql<RunningClock>(
    tx,
    'select clock, run, body from order_clock where org_id = $1 and order_id = $2 order by clock, run',
    [orgId, orderId],
  );
  return rows;
}

/** The clocks under the calendar, those that changed alone; ended ones are history and stay (S4). */
function movedClocks(
  clocks: readonly RunningClock[],
  calendar: Calendar,
  atMs: number,
): Map<ClockKey, NamedClock> {
  const moved = new Map<ClockKey, NamedClock>();
  for (const { clock: name, run, body } of clocks) {
    if (body.calendarVersion === calendar.version) continue;
    const clock = recomputeUnder(body, { setting: body.setting, calendar, atMs, basis: 'creation' });
    if (!isRefused(clock)) moved.set(clockKey(name, run), { name, clock });
  }
  return moved;
}

/** What the event says: the clocks whose time became another. */
function differences(clocks: readonly RunningClock[], moved: ReadonlyMap<ClockKey, NamedClock>) {
  return clocks.flatMap(({ clock, run, body }) => {
    const after = moved.get(clockKey(clock, run))?.clock;
    if (after === undefined || (after.dueMs === body.dueMs && after.warnMs === body.warnMs)) return [];
    return { clock, run, fromDueMs: body.dueMs, dueMs: after.dueMs };
  });
}

/** An order's clocks as they were and those that changed. */
interface Moved {
  readonly clocks: readonly RunningClock[];
  readonly moved: ReadonlyMap<ClockKey, NamedClock>;
  readonly now: Date;
}

async function storeMoved(
  tx: Tx,
  place: OrderPlace & { kind: string },
  { clocks, moved, now }: Moved,
): Promise<void> {
  const due = nextDue(clocks.map(({ clock, run, body }) => moved.get(clockKey(clock, run))?.clock ?? body));
  const key = [place.orgId, place.orderId];
  await runSql(
    tx,
    `update order_clock c set body = n.body, due_at = n.due_at, alarm_at = n.alarm_at, warned_at = n.warned_at,
       breached_at = n.breached_at
     from jsonb_to_recordset($3::jsonb) as n(${clockColumns})
     where c.org_id = $1 and c.order_id = $2 and c.clock = n.clock and c.run = n.run`,
    [...key, JSON.stringify(clockRows(place, moved, now))],
  );
  await runSql(
    tx,
    `update work_order set next_due_at = $3 where org_id = $1 and order_id = $2 and status = 'open'`,
    [...key, due],
  );
  await runSql(
    tx,
    'update order_task set sort_due = $3 where org_id = $1 and order_id = $2 and done_at is null',
    [...key, due ?? noDue],
  );
}

/** Moves one order under its lock; answers whether a time became another. */
async function recomputeOrder(
  platform: Platform,
  job: RecomputeOrder,
  { orderId, calendar }: { readonly orderId: string; readonly calendar: Calendar },
): Promise<boolean> {
  const { orgId, staffId, reason } = job;
  const now = platform.now();
  return inTransaction(platform.db, [orgId], async (tx) => {
    const place = await lockOrder(tx, orgId, orderId);
    if (place === null) return false;
    const clocks = await clocksOf(tx, orgId, orderId);
    const moved = movedClocks(clocks, calendar, now.getTime());
    if (moved.size === 0) return false;
    await storeMoved(tx, place, { clocks, moved, now });
    const changed = differences(clocks, moved);
    if (changed.length === 0) return false;
    const about = { orgId, caseKind: 'order' as const, caseId: orderId };
    const head = await lockHead(tx, about);
    const data = { reason, calendar: calendar.version, clocks: changed };
    await writeChain(
      tx,
      chain(platform, { ...about, ...byStaffId(staffId, 'desk'), head }, [
        { kind: 'clock-recomputed', at: now, data },
      ]),
    );
    return true;
  });
}

/**
 * Moves every running clock of a unit to its calendar as it stands now, order by order; each order whose time became
 * another says who asked for it and why. Run again it finds what is left. Answers how many orders moved.
 */
export async function recomputeClocks(platform: Platform, job: RecomputeOrder): Promise<number> {
  const { orgId } = job;
  forgetBook(platform, orgId);
  const { calendar } = await reading(platform.db, [orgId], (tx) => promiseBook(platform, tx, orgId));
  let moved = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const orders = await ordersUnder(platform, orgId, { version: calendar.version, after });
    for (const orderId of orders) {
      if (!(await recomputeOrder(platform, job, { orderId, calendar }))) continue;
      moved += 1;
      platform.live.publish([{ orgId, kind: 'order', id: orderId, detail: 'clock-recomputed' }]);
    }
    after = orders.at(-1) ?? after;
    if (orders.length < batchMax) return moved;
  }
}
