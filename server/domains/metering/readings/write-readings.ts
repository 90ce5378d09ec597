import { v7 as uuidv7 } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import type { Use } from '#domain/metering/use.ts';
import type { Quality } from '#domain/metering/validate.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Installed } from './installed.ts';
import type { Judged } from './judge.ts';

/** Who takes the readings, and when. */
export interface Taking {
  readonly orgId: number;
  readonly takenBy: string | null;
  readonly at: Date;
}

const arrayText = (values: readonly number[]): string => `{${values.join(',')}}`;

/** Readings as they were judged: one statement for all. */
export async function insertReadings(tx: Tx, taking: Taking, judged: readonly Judged[]): Promise<void> {
  const readings = judged.map(({ reading }) => reading);
  await runSql(
    tx,
    `insert into meter_reading (org_id, reading_id, read_on, installation_id, usage_point_id, counts, purpose, source,
       quality, state, reason, plan_id, corrects, taken_by, taken_at)
     select $1, r.id, r.day, r.installation, r.point, r.counts::bigint[], r.purpose, r.source, r.quality, r.state,
       r.reason, r.plan, r.corrects, $2, $3
     from unnest($4::uuid[], $5::date[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[],
       $12::text[], $13::text[], $14::uuid[], $15::uuid[])
       as r(id, day, installation, point, counts, purpose, source, quality, state, reason, plan, corrects)`,
    [
      ...[taking.orgId, taking.takenBy, taking.at],
      ...[readings.map(({ readingId }) => readingId), readings.map(({ readOn }) => readOn)],
      ...[readings.map(({ installationId }) => installationId)],
      ...[judged.map(({ installed }) => installed.usage_point_id)],
      ...[readings.map(({ counts }) => arrayText(counts)), readings.map(({ purpose }) => purpose)],
      ...[readings.map(({ source }) => source), readings.map(({ quality }) => quality)],
      ...[judged.map(({ isHeld }) => (isHeld ? 'held' : 'accepted')), readings.map(({ reason }) => reason)],
      ...[readings.map(({ planId }) => planId), readings.map(({ corrects }) => corrects)],
    ],
  );
}

/** What was used between two readings of a main meter. */
export interface NewUse {
  readonly installed: Installed;
  readonly fromOn: string;
  readonly toOn: string;
  readonly fromReadingId: string | null;
  readonly toReadingId: string;
  readonly quality: Quality;
  readonly use: Use;
}

/**
 * Uses of main meters, as billing reads them; check and sub-meters are read but never billed. Answers their ids in the
 * order given.
 */
export async function insertUses(
  tx: Tx,
  taking: Taking,
  uses: readonly NewUse[],
): Promise<readonly string[]> {
  const ids = uses.map(() => uuidv7());
  const main = uses.flatMap((use, at) => (use.installed.role === 'main' ? [{ ...use, id: ids[at] }] : []));
  if (main.length === 0) return ids;
  await runSql(
    tx,
    `insert into metered_use (org_id, use_id, account_id, usage_point_id, installation_id, from_on, to_on, energy_wh,
       forward_varh, reverse_varh, demand_w, quality, from_reading_id, to_reading_id, derived_at)
     select $1, u.id, u.account, u.point, u.installation, u.from_on, u.to_on, u.energy::bigint[], u.forward, u.reverse,
       u.demand, u.quality, u.from_reading, u.to_reading, $2
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::date[], $8::date[], $9::text[], $10::bigint[],
       $11::bigint[], $12::bigint[], $13::text[], $14::uuid[], $15::uuid[])
       as u(id, account, point, installation, from_on, to_on, energy, forward, reverse, demand, quality, from_reading, to_reading)`,
    [
      ...[taking.orgId, taking.at],
      ...[main.map(({ id }) => id), main.map(({ installed }) => installed.account_id)],
      ...[main.map(({ installed }) => installed.usage_point_id)],
      ...[main.map(({ installed }) => installed.installation_id)],
      ...[main.map(({ fromOn }) => fromOn), main.map(({ toOn }) => toOn)],
      ...[main.map(({ use }) => arrayText(use.energyWh)), main.map(({ use }) => use.forwardVarh)],
      ...[main.map(({ use }) => use.reverseVarh), main.map(({ use }) => use.demandW)],
      ...[main.map(({ quality }) => quality), main.map(({ fromReadingId }) => fromReadingId)],
      ...[main.map(({ toReadingId }) => toReadingId)],
    ],
  );
  return ids;
}

/** Lets accepted readings count: the next one is compared with them, and their uses go to billing. */
export async function applyAccepted(tx: Tx, taking: Taking, accepted: readonly Judged[]): Promise<void> {
  if (accepted.length === 0) return;
  await runSql(
    tx,
    `update meter_installation i set last_reading_id = r.id, last_on = r.day, last_counts = r.counts::bigint[]
     from unnest($2::uuid[], $3::uuid[], $4::date[], $5::text[]) as r(installation, id, day, counts)
     where i.org_id = $1 and i.installation_id = r.installation`,
    [
      taking.orgId,
      accepted.map(({ reading }) => reading.installationId),
      accepted.map(({ reading }) => reading.readingId),
      accepted.map(({ reading }) => reading.readOn),
      accepted.map(({ reading }) => arrayText(reading.counts)),
    ],
  );
  const uses = accepted.flatMap(({ reading, installed, use }): readonly NewUse[] =>
    use === null
      ? []
      : [
          {
            ...{
              installed,
              use,
              quality: reading.quality,
              toOn: reading.readOn,
              toReadingId: reading.readingId,
            },
            fromOn: present(installed.last_on, 'the day of the last reading'),
            fromReadingId: installed.last_reading_id,
          },
        ],
  );
  await insertUses(tx, taking, uses);
}

/** What the rules found: what holds a reading waits for a person, what only marks it stands beside it for whoever looks. */
export async function insertFindings(tx: Tx, taking: Taking, judged: readonly Judged[]): Promise<void> {
  const found = judged.filter(({ findings }) => findings.length > 0);
  if (found.length === 0) return;
  await runSql(
    tx,
    `insert into reading_exception (org_id, exception_id, reading_id, read_on, installation_id, usage_point_id, plan_id,
       rules, severity, details, state, found_at)
     select $1, e.id, e.reading, e.day, e.installation, e.point, e.plan, e.rules::text[], e.severity, e.details::jsonb,
       case e.severity when 'hold' then 'open' else 'closed' end, $2
     from unnest($3::uuid[], $4::uuid[], $5::date[], $6::uuid[], $7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::text[])
       as e(id, reading, day, installation, point, plan, rules, severity, details)`,
    [
      ...[taking.orgId, taking.at, found.map(() => uuidv7())],
      ...[found.map(({ reading }) => reading.readingId), found.map(({ reading }) => reading.readOn)],
      ...[found.map(({ installed }) => installed.installation_id)],
      ...[found.map(({ installed }) => installed.usage_point_id), found.map(({ reading }) => reading.planId)],
      ...[found.map(({ findings }) => `{${[...new Set(findings.map(({ rule }) => rule))].join(',')}}`)],
      ...[found.map(({ isHeld }) => (isHeld ? 'hold' : 'warn'))],
      ...[found.map(({ findings }) => JSON.stringify(findings))],
    ],
  );
}

/** Counts anew how far plans are; a reading that waits for a person was read all the same (R-PROM-08). */
export async function countPlans(tx: Tx, orgId: number, planIds: readonly string[]): Promise<void> {
  if (planIds.length === 0) return;
  await runSql(
    tx,
    `update reading_plan p set read_points = c.read, kept_points = c.kept,
       state = case when p.state = 'closed' then p.state when c.read >= p.points and p.points > 0 then 'done'
         when c.read > 0 then 'open' else p.state end,
       finished_on = case when c.read >= p.points and p.points > 0 then coalesce(p.finished_on, c.last_on) end
     from (
       select q.plan_id, count(distinct r.usage_point_id)::integer as read,
         count(distinct r.usage_point_id) filter (where r.read_on = q.due_on)::integer as kept, max(r.read_on) as last_on
       from reading_plan q
       left join meter_reading r on r.org_id = q.org_id and r.plan_id = q.plan_id and r.state in ('held', 'accepted')
         and r.source <> 'estimated'
       where q.org_id = $1 and q.plan_id = any($2::uuid[]) group by q.plan_id
     ) c
     where p.org_id = $1 and p.plan_id = c.plan_id`,
    [orgId, [...new Set(planIds)]],
  );
}
