import { v7 as uuidv7 } from 'uuid';
import { dayMs } from '#domain/kernel/instant.ts';
import { figuresOf, isDissatisfied } from '#domain/visits/answers.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { bySystem, chain, writeChains, type Happening } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { endedOrders, systemDoer, type EndedAfter } from '../../orders/index.ts';
import { decide, type Decision } from '../decide.ts';
import { caseOf, newsOf } from '../events.ts';
import { settingVersions } from '../settings.ts';
import { changeVisit } from '../store.ts';
import { visitRow, type NewVisit } from '../new-visit.ts';
import { openFollowUp } from './open-follow-up.ts';

/** Orders looked at in one transaction; a backlog of weeks is worked off batch by batch. */
const batchMax = 200;
/** Looked at again in every round: what was committed late although it ended earlier. */
const overlapMs = 15 * 60_000;
/** A unit's first round goes no further back: nobody is called about what ended long before visits were made. */
const firstLookDays = 3;
/** One round of a unit at a time; the number space keeps clear of other advisory locks. */
const lockSpace = 7_301_961;

async function isDecided(tx: Tx, orgId: number, orderIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await runSql<{ order_id: string; closing: number }>(
    tx,
    'select order_id, closing from visit_draw where org_id = $1 and order_id = any ($2::uuid[])',
    [orgId, orderIds],
  );
  return new Set(rows.map(({ order_id, closing }) => `${order_id}/${closing.toString()}`));
}

async function writeDraws(tx: Tx, orgId: number, decisions: readonly Decision[]): Promise<void> {
  const rows = decisions.flatMap(({ draws }) => draws);
  if (rows.length === 0) return;
  await runSql(
    tx,
    `insert into visit_draw (org_id, order_id, closing, verdict, setting_version, seed, permille, drawn_number, closed_at, decided_at)
     select $1::integer, d.order_id, d.closing, d.verdict, d.setting_version, d.seed, d.permille, d.drawn_number, d.closed_at, d.decided_at
     from jsonb_to_recordset($2::jsonb) as d(order_id uuid, closing integer, verdict text, setting_version integer, seed text,
       permille integer, drawn_number integer, closed_at timestamptz, decided_at timestamptz)
     on conflict (org_id, order_id, closing) do nothing`,
    [orgId, JSON.stringify(rows)],
  );
}

const columns =
  'org_id integer, visit_id uuid, visit_no text, order_id uuid, closing integer, kind text, confidential boolean, ' +
  'unit_id uuid, team_id uuid, staff_id uuid, customer_id uuid, contact_phone text, channel text, must boolean, state text, ' +
  'end_reason text, setting_version integer, closed_at timestamptz, created_at timestamptz, due_at timestamptz, ' +
  'questionnaire integer, answers jsonb, satisfaction smallint, answered_by uuid, answered_through text, ended_at timestamptz';
const names = columns.replaceAll(/ (?:integer|uuid|text|boolean|timestamptz|jsonb|smallint)/g, '');

async function writeVisits(tx: Tx, visits: readonly NewVisit[]): Promise<void> {
  if (visits.length === 0) return;
  await runSql(
    tx,
    `insert into return_visit (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as v(${columns})`,
    [JSON.stringify(visits)],
  );
}

function happenings(visit: NewVisit, decision: Decision, at: Date): Happening[] {
  const { verdict, order } = decision;
  const made: Happening = {
    kind: 'visit.created',
    at,
    data: { visitNo: visit.visit_no, orderNo: order.order_no, verdict, channel: visit.channel },
  };
  if (visit.channel !== 'process') return [made];
  const { satisfaction } = visit;
  return [made, { kind: 'visit.answered', at, data: { through: 'process', satisfaction } }];
}

/** A bad word in the call of the process itself is followed up like any other. */
async function followProcessCalls(work: Work, visits: readonly NewVisit[]): Promise<void> {
  for (const visit of visits) {
    if (visit.answers === null || !isDissatisfied(figuresOf(visit.answers))) continue;
    const row = { ...visit, closed_at: new Date(visit.closed_at) };
    const told = { answers: visit.answers, doer: systemDoer, channel: 'phone' as const };
    const { orderId } = await openFollowUp(work, row, told);
    if (orderId === null) continue;
    await changeVisit(
      work.tx,
      { orgId: visit.org_id, visitId: visit.visit_id },
      { follow_up_order_id: orderId },
    );
  }
}

interface BatchDone {
  readonly found: number;
  readonly made: number;
  readonly last: EndedAfter | null;
}

/** One batch in the caller's transaction, under the unit's lock. */
async function makeBatch(work: Work, orgId: number, after: EndedAfter): Promise<BatchDone> {
  const { platform, tx } = work;
  const now = platform.now();
  const found = await endedOrders(tx, orgId, { after, until: now, limit: batchMax });
  const known = await isDecided(
    tx,
    orgId,
    found.map(({ order_id }) => order_id),
  );
  const fresh = found.filter(
    ({ order_id, state }) => !known.has(`${order_id}/${(state.reopenedTimes + 1).toString()}`),
  );
  const decisions = await decide(work, {
    orgId,
    orders: fresh,
    known,
    versions: await settingVersions(tx, orgId),
  });
  await writeDraws(tx, orgId, decisions);
  const made = decisions.flatMap((decision) => {
    if (!decision.visited) return [];
    const visit = visitRow(decision, { orgId, visitId: uuidv7(), now });
    return [{ visit, decision }];
  });
  const visits = made.map(({ visit }) => visit);
  await writeVisits(tx, visits);
  await writeChains(
    tx,
    made.map(({ visit, decision }) => {
      const key = { orgId, visitId: visit.visit_id };
      return chain(platform, { ...caseOf(key), ...bySystem, head: null }, happenings(visit, decision, now));
    }),
  );
  await followProcessCalls(work, visits);
  platform.live.publish(newsOf(visits.map(({ visit_id }) => ({ orgId, visitId: visit_id }))));
  const last = found.at(-1);
  return {
    found: found.length,
    made: visits.length,
    last: last === undefined ? null : { closedAt: last.closed_at, orderId: last.order_id },
  };
}

async function lockRound(tx: Tx, orgId: number): Promise<boolean> {
  const { rows } = await runSql<{ mine: boolean }>(tx, 'select pg_try_advisory_xact_lock($1, $2) as mine', [
    lockSpace,
    orgId,
  ]);
  return rows[0]?.mine === true;
}

async function progressOf(tx: Tx, orgId: number): Promise<Date | null> {
  const { rows } = await runSql<{ closed_at: Date }>(
    tx,
    'select closed_at from visit_progress where org_id = $1',
    [orgId],
  );
  return rows[0]?.closed_at ?? null;
}

async function noteProgress(tx: Tx, orgId: number, closedAt: Date): Promise<void> {
  await runSql(
    tx,
    `insert into visit_progress (org_id, closed_at) values ($1, $2)
     on conflict (org_id) do update set closed_at = greatest(visit_progress.closed_at, excluded.closed_at)`,
    [orgId, closedAt],
  );
}

/** Where a round begins: a little before where the last one ended, or where it is told to. */
async function beginning({ platform, tx }: Work, orgId: number, since: Date | null): Promise<EndedAfter> {
  if (since !== null) return { closedAt: since, orderId: null };
  const reached = await progressOf(tx, orgId);
  const first = new Date(platform.now().getTime() - firstLookDays * dayMs);
  if (reached === null) await noteProgress(tx, orgId, first);
  const closedAt = reached === null ? first : new Date(reached.getTime() - overlapMs);
  return { closedAt, orderId: null };
}

/**
 * Makes the return visits of a unit's ended orders: each closing is decided once, however many workers try, and
 * however long none ran (C2). `since` looks again from an instant on. Answers how many visits were made.
 */
export async function makeVisitsOf(
  platform: Platform,
  orgId: number,
  since: Date | null = null,
): Promise<number> {
  let made = 0;
  let after: EndedAfter | null = null;
  for (;;) {
    const from: EndedAfter | null = after;
    const done = await inTransaction(platform.db, [orgId], async (tx): Promise<BatchDone | null> => {
      if (!(await lockRound(tx, orgId))) return null;
      const begin = from ?? (await beginning({ platform, tx }, orgId, since));
      const batch = await makeBatch({ platform, tx }, orgId, begin);
      if (batch.last !== null) await noteProgress(tx, orgId, batch.last.closedAt);
      return batch;
    });
    // A colleague is at it; what is left is theirs, or the next round's.
    if (done === null) return made;
    made += done.made;
    if (done.last === null || done.found < batchMax) return made;
    after = done.last;
  }
}

/** The same for every unit, one after the other. */
export async function makeVisits(platform: Platform, since: Date | null = null): Promise<number> {
  let made = 0;
  for (const orgId of platform.db.orgIds()) made += await makeVisitsOf(platform, orgId, since);
  return made;
}
