import { rungAbove, tellFrom, type Told } from '#domain/orders/ladder.ts';
import type { Clock } from '#domain/promises/clock.ts';
import type { Rung } from '#domain/promises/warning-level.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { bySystem, record } from '../../../platform/events/record.ts';
import type { News } from '../../../platform/live/live-feed.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { definitionOf } from '../definition-of.ts';
import { ladderOf } from './people.ts';
import { climbAt } from './raise.ts';
import { alertData, keyValues, tellPeople, type AlertKey, type AlertOf } from './tell.ts';

/** Orders looked at in one transaction. */
const batchMax = 100;

interface WaitingRow {
  order_no: string;
  kind: string;
  definition_version: number;
  clock: string;
  run: number;
  level: number;
  rung: Rung;
  answer_minutes: number | null;
  body: Clock;
  told: string[] | null;
}

interface OrderKey {
  readonly orgId: number;
  readonly orderId: string;
}

/** Orders with a level nobody has acted on in time; each is locked, one that a colleague holds waits for the next round. */
async function ordersWaiting(tx: Tx, orgId: number, now: Date): Promise<string[]> {
  const { rows } = await runSql<{ order_id: string }>(
    tx,
    `select w.order_id from work_order w where w.org_id = $1 and w.order_id in (
       select a.order_id from order_alert a where a.org_id = $1 and a.climb_at <= $2
       order by a.climb_at limit ${batchMax.toString()})
     order by w.order_id for update of w skip locked`,
    [orgId, now],
  );
  return rows.map((row) => row.order_id);
}

async function waitingLevels(tx: Tx, { orgId, orderId }: OrderKey, now: Date): Promise<WaitingRow[]> {
  const { rows } = await runSql<WaitingRow>(
    tx,
    `select o.order_no, o.kind, o.definition_version, a.clock, a.run, a.level, a.rung, a.answer_minutes, c.body,
       (select array_agg(t.staff_id) from order_alert_told t where t.org_id = a.org_id and t.order_id = a.order_id
         and t.clock = a.clock and t.run = a.run and t.level = a.level) as told
     from order_alert a
     join work_order o on o.org_id = a.org_id and o.order_id = a.order_id
     join order_clock c on c.org_id = a.org_id and c.order_id = a.order_id and c.clock = a.clock and c.run = a.run
     where a.org_id = $1 and a.order_id = $2 and a.climb_at <= $3 order by a.clock, a.run, a.level`,
    [orgId, orderId, now],
  );
  return rows;
}

/** What follows for a level: its clock has ended, it goes up, or it waits on. */
interface Next {
  readonly status: 'open' | 'over';
  readonly told: Told | null;
  readonly climb: Date | null;
}

async function nextOf(work: Work, key: OrderKey, row: WaitingRow): Promise<Next> {
  const now = work.platform.now();
  const { state } = row.body;
  if (state === 'stopped' || state === 'cancelled') return { status: 'over', told: null, climb: null };
  // Nothing presses while the clock stands still.
  if (state === 'paused')
    return { status: 'open', told: null, climb: climbAt(now, row.answer_minutes, false) };
  const above = rungAbove(row.rung);
  const ladder = await ladderOf(work, key.orgId, key.orderId);
  const told = above === null || ladder === null ? null : tellFrom(above, ladder, new Set(row.told));
  const isHighest = told === null || rungAbove(told.rung) === null;
  return { status: 'open', told, climb: climbAt(now, row.answer_minutes, isHighest) };
}

async function store(tx: Tx, key: AlertKey, { status, told, climb }: Next): Promise<void> {
  await runSql(
    tx,
    `update order_alert set status = $6, climb_at = $7, rung = coalesce($8, rung), climbs = climbs + $9
     where org_id = $1 and order_id = $2 and clock = $3 and run = $4 and level = $5`,
    [...keyValues(key), status, climb, told?.rung ?? null, told === null ? 0 : 1],
  );
}

async function climbOne(work: Work, key: OrderKey, row: WaitingRow): Promise<News[]> {
  const next = await nextOf(work, key, row);
  const { clock, run, level, body } = row;
  const alertKey = { ...key, clock, run, level };
  await store(work.tx, alertKey, next);
  if (next.told === null) return [];
  const definition = definitionOf(row.kind, row.definition_version);
  const of: AlertOf = { key: alertKey, body, definition, orderNo: row.order_no };
  const about = { orgId: key.orgId, caseKind: 'order' as const, caseId: key.orderId, ...bySystem };
  await record(work, about, [
    { kind: 'clock-level-climbed', at: work.platform.now(), data: alertData(of, next.told) },
  ]);
  return tellPeople(work, of, next.told);
}

/** Lets the levels of one order go up whose time to answer is over; the order is locked by the caller. */
export async function climbOrder(work: Work, key: OrderKey): Promise<News[]> {
  const news: News[] = [];
  for (const row of await waitingLevels(work.tx, key, work.platform.now())) {
    news.push(...(await climbOne(work, key, row)));
  }
  return news;
}

/** One batch of a unit; answers how many orders it found. Every climb is recorded exactly once, by the order's lock. */
export async function climbUnit(platform: Platform, orgId: number): Promise<number> {
  const news: News[] = [];
  const found = await inTransaction(platform.db, [orgId], async (tx) => {
    const orders = await ordersWaiting(tx, orgId, platform.now());
    for (const orderId of orders) news.push(...(await climbOrder({ platform, tx }, { orgId, orderId })));
    return orders.length;
  });
  platform.live.publish(news);
  return found;
}

/** Ends the levels whose clock has ended, unit by unit; lists look at the clock and do not wait for it. */
export async function endLevels(platform: Platform): Promise<void> {
  for (const orgId of platform.db.orgIds()) {
    await inTransaction(platform.db, [orgId], (tx) =>
      runSql(
        tx,
        `update order_alert a set status = 'over', climb_at = null from order_clock c
         where a.org_id = $1 and a.status = 'open' and c.org_id = a.org_id and c.order_id = a.order_id
           and c.clock = a.clock and c.run = a.run and c.status in ('stopped', 'cancelled')`,
        [orgId],
      ),
    );
  }
}
