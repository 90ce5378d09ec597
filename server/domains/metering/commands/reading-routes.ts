import type { Static } from 'typebox';
import type {
  saveRoute as saveContract,
  saveRules as rulesContract,
  setStops as stopsContract,
} from '#contracts/metering-routes.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { whenTaken } from '../../../platform/db/duplicates.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, lockHead, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { routeCase } from '../events.ts';
import { rulesOf } from '../readings/rules.ts';

type Route = Static<(typeof saveContract)['body']>;

const changedMeanwhile = (): Refusal =>
  new Refusal('conflict.changed-meanwhile', { data: { who: '另一位同事' } });

async function checkPlaces(tx: Tx, orgId: number, { stationUnitId, readerStaffId }: Route): Promise<void> {
  const { rows } = await runSql<{ station: boolean; reader: boolean }>(
    tx,
    `select exists (select from org_unit where org_id = $1 and unit_id = $2) as station,
       $3::uuid is null or exists (select from staff where org_id = $1 and staff_id = $3) as reader`,
    [orgId, stationUnitId, readerStaffId],
  );
  const [found] = rows;
  if (found?.station !== true)
    throw new Refusal('metering.point-unknown', { field: 'stationUnitId', data: { what: '供电所' } });
  if (!found.reader)
    throw new Refusal('metering.point-unknown', { field: 'readerStaffId', data: { what: '抄表员' } });
}

async function revisionOf(tx: Tx, orgId: number, routeId: string): Promise<number | null> {
  const { rows } = await runSql<{ revision: number }>(
    tx,
    'select revision from reading_route where org_id = $1 and route_id = $2 for update',
    [orgId, routeId],
  );
  return rows[0]?.revision ?? null;
}

/** Writes a route down, or changes the one of that id as its author saw it. */
export function saveRoute(
  platform: Platform,
  caller: Caller,
  route: Route,
): Promise<{ id: string; revision: number }> {
  const { orgId } = caller;
  const { commandId, routeId, revision: seen, ...said } = route;
  const about = routeCase(orgId, routeId);
  const kind = 'reading-route.saved';
  return inTransaction(platform.db, [orgId], async (tx) => {
    const now = await revisionOf(tx, orgId, routeId);
    if ((await earlierData(tx, { ...about, commandId, kind })) !== null)
      return { id: routeId, revision: now ?? 1 };
    if (now !== (seen ?? null)) throw changedMeanwhile();
    await checkPlaces(tx, orgId, route);
    const revision = (now ?? 0) + 1;
    await runSql(
      tx,
      `insert into reading_route (org_id, route_id, code, name, station_unit_id, reader_staff_id, cycle_months,
         day_of_month, method, active, revision) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (org_id, route_id) do update set code = excluded.code, name = excluded.name,
         station_unit_id = excluded.station_unit_id, reader_staff_id = excluded.reader_staff_id,
         cycle_months = excluded.cycle_months, day_of_month = excluded.day_of_month, method = excluded.method,
         active = excluded.active, revision = excluded.revision`,
      [
        ...[orgId, routeId, said.code, said.name, said.stationUnitId, said.readerStaffId, said.cycleMonths],
        ...[said.dayOfMonth, said.method, said.active, revision],
      ],
    ).catch(
      whenTaken({
        reading_route_org_id_code_key: () =>
          new Refusal('metering.route-code-taken', { field: 'code', data: { code: said.code } }),
      }),
    );
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId }, [
      { kind, at: platform.now(), data: { ...said, revision } },
    ]);
    return { id: routeId, revision };
  });
}

/** The points of accounts in the order of the walk; an account nobody knows is named. */
async function pointsOf(tx: Tx, orgId: number, accountNos: readonly string[]): Promise<readonly string[]> {
  const { rows } = await runSql<{ account_no: string; usage_point_id: string | null }>(
    tx,
    `select n.account_no, p.usage_point_id from unnest($2::text[]) with ordinality as n(account_no, place)
     left join customer_account a on a.org_id = $1 and a.account_no = n.account_no
     left join usage_point p on p.org_id = $1 and p.account_id = a.account_id and p.status <> 'removed'
     order by n.place, p.usage_point_id`,
    [orgId, [...accountNos]],
  );
  const unknown = rows.find((row) => row.usage_point_id === null);
  if (unknown !== undefined)
    throw new Refusal('metering.point-unknown', { field: 'accountNos', data: { what: unknown.account_no } });
  return [...new Set(rows.flatMap((row) => (row.usage_point_id === null ? [] : [row.usage_point_id])))];
}

/** Sets which points a route reads, and in which order; a point that another route had comes over from it. */
export function setStops(
  platform: Platform,
  caller: Caller,
  given: Static<(typeof stopsContract)['body']> & { readonly routeId: string },
): Promise<{ points: number }> {
  const { orgId } = caller;
  const { routeId, commandId, accountNos } = given;
  const about = routeCase(orgId, routeId);
  const kind = 'reading-route.stops-set';
  return inTransaction(platform.db, [orgId], async (tx) => {
    if ((await revisionOf(tx, orgId, routeId)) === null)
      throw new Refusal('not-found', { data: { what: '抄表段' } });
    const earlier = await earlierData(tx, { ...about, commandId, kind });
    if (earlier !== null) return { points: Number(earlier['points']) };
    const points = await pointsOf(tx, orgId, accountNos);
    await runSql(tx, 'delete from route_stop where org_id = $1 and route_id = $2', [orgId, routeId]);
    await runSql(
      tx,
      `insert into route_stop (org_id, usage_point_id, route_id, place)
       select $1, p.id, $2, p.place::integer from unnest($3::uuid[]) with ordinality as p(id, place)
       on conflict (org_id, usage_point_id) do update set route_id = excluded.route_id, place = excluded.place`,
      [orgId, routeId, points],
    );
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId }, [
      { kind, at: platform.now(), data: { points: points.length } },
    ]);
    return { points: points.length };
  });
}

/** The case of a unit's rules of validation: one each, named by the unit's number. */
function rulesCase(orgId: number) {
  const id = `00000000-0000-8000-8000-${orgId.toString(16).padStart(12, '0')}`;
  return { orgId, caseKind: 'setting', caseId: id } as const;
}

/** Writes a new version of the rules of validation; what was judged before stays as it was judged. */
export function saveRules(
  platform: Platform,
  caller: Caller,
  given: Static<(typeof rulesContract)['body']>,
): Promise<{ version: number }> {
  const { orgId, staffId } = caller;
  const { commandId, rules, reason } = given;
  const about = rulesCase(orgId);
  const kind = 'reading-rules.changed';
  return inTransaction(platform.db, [orgId], async (tx) => {
    await lockHead(tx, about);
    const earlier = await earlierData(tx, { ...about, commandId, kind });
    if (earlier !== null) return { version: Number(earlier['version']) };
    const { version: now } = await rulesOf(tx, orgId);
    if (now !== given.version) throw changedMeanwhile();
    const version = now + 1;
    const at = platform.now();
    await runSql(
      tx,
      `insert into reading_rules (org_id, version, body, reason, changed_by, changed_at)
       values ($1, $2, $3::jsonb, $4, $5, $6)`,
      [orgId, version, JSON.stringify(rules), reason, staffId, at],
    ).catch(whenTaken({ reading_rules_pkey: changedMeanwhile }));
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId }, [
      { kind, at, data: { version, reason, rules } },
    ]);
    return { version };
  });
}
