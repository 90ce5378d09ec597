import { alarm, recordAlarm, type AlarmKind } from '#domain/promises/alarm.ts';
import type { Clock } from '#domain/promises/clock.ts';
import { definitionOf } from './definition-of.ts';
import { inTransaction, runSql, type Tx } from '../../platform/db/database.ts';
import { bySystem, chain, writeChain, lockHead, type Happening } from '../../platform/events/record.ts';
import type { News } from '../../platform/live/live-feed.ts';
import { beat } from '../../platform/operation/heartbeat.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Work } from '../../platform/work.ts';
import { climbOrder, climbUnit } from './alerts/climb.ts';
import { raiseLevel, type RaisedLevel } from './alerts/raise.ts';
import { alarmAt } from './clocks.ts';

/** Orders looked at in one transaction; a backlog is worked off batch by batch. */
const batchMax = 100;

interface OrderKey {
  readonly orgId: number;
  readonly orderId: string;
}

interface DueOrder {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  team_ids: string[] | null;
  staff_ids: string[] | null;
}

interface DueClock {
  clock: string;
  run: number;
  body: Clock;
}

interface Raised {
  readonly name: string;
  readonly kind: AlarmKind;
  readonly level: number | undefined;
  readonly clock: Clock;
}

/** Every alarm a clock owes at `nowMs`: after a long silence the warning and the breach, in this order. */
function raise(name: string, body: Clock, nowMs: number): { clock: Clock; raised: Raised[] } {
  const raised: Raised[] = [];
  let clock = body;
  for (let next = alarm(clock, nowMs); next?.isDue === true; next = alarm(clock, nowMs)) {
    clock = recordAlarm(clock, next.kind, nowMs);
    raised.push({ name, kind: next.kind, level: next.level, clock });
  }
  return { clock, raised };
}

/**
 * Orders with an alarm due. Each is locked, and one that a colleague holds is left for the next round, so that two
 * workers never raise the same alarm.
 */
async function ordersDue(tx: Tx, orgId: number, now: Date): Promise<DueOrder[]> {
  const { rows } = await runSql<DueOrder>(
    tx,
    `select w.order_id, w.order_no, w.kind, w.definition_version,
       (select array_agg(distinct t.team_id) from order_task t
         where t.org_id = w.org_id and t.order_id = w.order_id and t.done_at is null and t.team_id is not null) as team_ids,
       (select array_agg(distinct t.assignee_id) from order_task t
         where t.org_id = w.org_id and t.order_id = w.order_id and t.done_at is null and t.assignee_id is not null) as staff_ids
     from work_order w
     where w.org_id = $1 and w.order_id in (
       select c.order_id from order_clock c where c.org_id = $1 and c.alarm_at <= $2 order by c.alarm_at limit ${batchMax.toString()})
     order by w.order_id
     for update of w skip locked`,
    [orgId, now],
  );
  return rows;
}

async function clocksDue(tx: Tx, { orgId, orderId }: OrderKey, now: Date): Promise<DueClock[]> {
  const { rows } = await runSql<DueClock>(
    tx,
    `select clock, run, body from order_clock
     where org_id = $1 and order_id = $2 and alarm_at <= $3 order by clock, run`,
    [orgId, orderId, now],
  );
  return rows;
}

async function storeClock(
  tx: Tx,
  { orgId, orderId, clock: name, run }: OrderKey & Pick<DueClock, 'clock' | 'run'>,
  after: { clock: Clock; now: Date },
): Promise<void> {
  const { clock, now } = after;
  await runSql(
    tx,
    `update order_clock set body = $5, alarm_at = $6, warned_at = $7, breached_at = $8
     where org_id = $1 and order_id = $2 and clock = $3 and run = $4`,
    [
      orgId,
      orderId,
      name,
      run,
      JSON.stringify(clock),
      alarmAt(clock, now.getTime()),
      clock.warnedMs === null ? null : new Date(clock.warnedMs),
      clock.breachedMs === null ? null : new Date(clock.breachedMs),
    ],
  );
}

function happening({ name, kind, clock }: Raised, at: Date): Happening {
  return {
    kind: kind === 'warn' ? 'clock-warned' : 'clock-breached',
    at,
    data: { clock: name, run: clock.run, promise: clock.promiseId, dueMs: clock.dueMs },
  };
}

/** What the history says of each alarm; a further level is written down and its people are told. */
async function tellAll(
  work: Work,
  { orgId, order }: { readonly orgId: number; readonly order: DueOrder },
  raised: readonly Raised[],
): Promise<RaisedLevel[]> {
  const told: RaisedLevel[] = [];
  for (const each of raised) {
    if (each.level === undefined) {
      told.push({ happening: happening(each, work.platform.now()), news: [] });
      continue;
    }
    const { name: clock, level } = each;
    told.push(
      await raiseLevel(work, {
        key: { orgId, orderId: order.order_id, clock, run: each.clock.run, level },
        body: each.clock,
        definition: definitionOf(order.kind, order.definition_version),
        orderNo: order.order_no,
      }),
    );
  }
  return told;
}

async function raiseFor({ platform, tx }: Work, orgId: number, order: DueOrder): Promise<News[]> {
  const now = platform.now();
  const orderId = order.order_id;
  const raised: Raised[] = [];
  for (const due of await clocksDue(tx, { orgId, orderId }, now)) {
    const answer = raise(due.clock, due.body, now.getTime());
    await storeClock(tx, { orgId, orderId, ...due }, { clock: answer.clock, now });
    raised.push(...answer.raised);
  }
  if (raised.length === 0) return [];
  const told = await tellAll({ platform, tx }, { orgId, order }, raised);
  const about = { orgId, caseKind: 'order' as const, caseId: orderId };
  const head = await lockHead(tx, about);
  await writeChain(
    tx,
    chain(
      platform,
      { ...about, ...bySystem, head },
      told.map(({ happening }) => happening),
    ),
  );
  const title = definitionOf(order.kind, order.definition_version).title;
  const news = raised.map((each) => ({
    orgId,
    kind: 'clock' as const,
    id: orderId,
    teamIds: order.team_ids ?? [],
    staffIds: order.staff_ids ?? [],
    detail: `${each.kind}:${title}`,
  }));
  return [...news, ...told.flatMap((one) => one.news)];
}

/** When an order next has an alarm to raise, if that is not after `until`; for histories that are played. */
export async function nextAlarm(tx: Tx, at: OrderKey & { readonly until: Date }): Promise<Date | null> {
  const { rows } = await runSql<{ alarm_at: Date | null }>(
    tx,
    `select min(at) as alarm_at from (
       select alarm_at as at from order_clock where org_id = $1 and order_id = $2 and alarm_at <= $3
       union all select climb_at from order_alert where org_id = $1 and order_id = $2 and climb_at <= $3) as alarms`,
    [at.orgId, at.orderId, at.until],
  );
  return rows[0]?.alarm_at ?? null;
}

/** Raises the alarms of one order that are due at the platform's instant, in the caller's transaction. */
export async function sweepOrder(work: Work, { orgId, orderId }: OrderKey): Promise<void> {
  const { rows } = await runSql<DueOrder>(
    work.tx,
    `select order_id, order_no, kind, definition_version, null as team_ids, null as staff_ids from work_order
     where org_id = $1 and order_id = $2 for update`,
    [orgId, orderId],
  );
  for (const order of rows) {
    work.platform.live.publish(await raiseFor(work, orgId, order));
    work.platform.live.publish(await climbOrder(work, { orgId, orderId }));
  }
}

/** Raises the alarms of one batch of a unit; answers how many orders it found. */
export async function sweepUnit(platform: Platform, orgId: number): Promise<number> {
  const news: News[] = [];
  const found = await inTransaction(platform.db, [orgId], async (tx) => {
    const orders = await ordersDue(tx, orgId, platform.now());
    for (const order of orders) news.push(...(await raiseFor({ platform, tx }, orgId, order)));
    return orders.length;
  });
  platform.live.publish(news);
  return found;
}

/** Records every warning, level, climb and breach that is due, each exactly once, whichever worker comes first. */
export async function sweep(platform: Platform): Promise<number> {
  let total = 0;
  for (const orgId of platform.db.orgIds()) {
    for (const round of [sweepUnit, climbUnit]) {
      let found = batchMax;
      while (found === batchMax) {
        found = await round(platform, orgId);
        total += found;
      }
    }
  }
  return total;
}

const sweepEveryMs = 500;

/** Sweeps all the time, so that a supervisor sees a breach within two seconds; stops when told to. */
export function startSweeping(platform: Platform): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<unknown> = Promise.resolve();
  const next = (): void => {
    round = sweep(platform)
      .then(() => {
        beat('deadline-sweep', platform.now());
      })
      .catch((error: unknown) => {
        platform.log.warn({ err: error }, 'deadline sweep failed, trying again');
      })
      .finally(() => {
        if (!stopped) timer = setTimeout(next, sweepEveryMs);
      });
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await round;
  };
}
