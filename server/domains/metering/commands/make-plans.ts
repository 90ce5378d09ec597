import { v7 as uuidv7 } from 'uuid';
import { addDays, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { dueOnOf, monthOf, nextMonth } from '#domain/metering/plan.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { bySystem, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readingCase } from '../events.ts';
import { rulesOf } from '../readings/rules.ts';

interface RouteRow {
  route_id: string;
  cycle_months: number;
  day_of_month: number;
  reader_staff_id: string | null;
  points: number;
}

async function routesWithout(tx: Tx, orgId: number, month: string): Promise<readonly RouteRow[]> {
  const { rows } = await runSql<RouteRow>(
    tx,
    `select r.route_id, r.cycle_months, r.day_of_month, r.reader_staff_id,
       (select count(*)::integer from route_stop s where s.org_id = r.org_id and s.route_id = r.route_id) as points
     from reading_route r where r.org_id = $1 and r.active and not exists (
       select from reading_plan p where p.org_id = r.org_id and p.route_id = r.route_id and p.month = $2)
     order by r.code`,
    [orgId, month],
  );
  return rows;
}

/** Makes the plans of a month that are not there yet (R-PROM-08); answers how many were made. */
export function makePlans(platform: Platform, orgId: number, month: string): Promise<number> {
  return inTransaction(platform.db, [orgId], async (tx) => {
    const due = (await routesWithout(tx, orgId, month)).flatMap((route) => {
      const dueOn = dueOnOf({ cycleMonths: route.cycle_months, dayOfMonth: route.day_of_month }, month);
      return dueOn === null ? [] : [{ ...route, dueOn }];
    });
    if (due.length === 0) return 0;
    await runSql(
      tx,
      `insert into reading_plan (org_id, plan_id, route_id, month, due_on, points, state, reader_staff_id)
       select $1, p.id, p.route, $2, p.due, p.points, 'planned', p.reader
       from unnest($3::uuid[], $4::uuid[], $5::date[], $6::integer[], $7::uuid[]) as p(id, route, due, points, reader)
       on conflict (org_id, route_id, month) do nothing`,
      [
        ...[orgId, month, due.map(() => uuidv7()), due.map(({ route_id }) => route_id)],
        ...[due.map(({ dueOn }) => dueOn), due.map(({ points }) => points)],
        ...[due.map(({ reader_staff_id }) => reader_staff_id)],
      ],
    );
    await record({ platform, tx }, { ...readingCase(orgId, uuidv7()), ...bySystem }, [
      { kind: 'reading-plans.made', at: platform.now(), data: { month, plans: due.length } },
    ]);
    return due.length;
  });
}

/** Days around the scheduled one that every class allows; a class cannot be told before the point is known. */
async function graceDays(tx: Tx, orgId: number): Promise<number> {
  const { rules } = await rulesOf(tx, orgId);
  return Math.max(...Object.values(rules.thresholds).map(({ daysAround }) => daysAround));
}

/**
 * Brings the plans up to the day: those whose day has come are open, and a meter nobody read by the last day allowed
 * comes to the work list as missing, once a plan. Answers how many were missing.
 */
export function watchPlans(platform: Platform, orgId: number): Promise<number> {
  const at = platform.now();
  const today: CalendarDate = businessDate(at.getTime());
  return inTransaction(platform.db, [orgId], async (tx) => {
    await runSql(
      tx,
      `update reading_plan set state = 'open' where org_id = $1 and state = 'planned' and due_on <= $2`,
      [orgId, today],
    );
    const { rules } = await rulesOf(tx, orgId);
    if (rules.severity.missing === 'off') return 0;
    const lastDue = addDays(today, -(await graceDays(tx, orgId)) - 1);
    // As far back as a plan may still be worked on; older ones were watched when their day was over.
    const { rows } = await runSql<{ exception_id: string }>(
      tx,
      `insert into reading_exception (org_id, exception_id, read_on, installation_id, usage_point_id, plan_id, rules,
         severity, details, state, found_at)
       select p.org_id, gen_random_uuid(), p.due_on, i.installation_id, s.usage_point_id, p.plan_id, '{missing}', $4,
         jsonb_build_array(jsonb_build_object('rule', 'missing', 'severity', $4::text, 'detail',
           jsonb_build_object('due', p.due_on::text))),
         case $4 when 'hold' then 'open' else 'closed' end, $5
       from reading_plan p
       join route_stop s on s.org_id = p.org_id and s.route_id = p.route_id
       join meter_installation i on i.org_id = s.org_id and i.usage_point_id = s.usage_point_id and i.role = 'main'
         and i.valid @> p.due_on
       where p.org_id = $1 and p.state in ('planned', 'open') and p.due_on between $2 and $3
         and not exists (select from meter_reading r where r.org_id = p.org_id and r.plan_id = p.plan_id
           and r.usage_point_id = s.usage_point_id and r.state in ('held', 'accepted'))
         and not exists (select from reading_exception e where e.org_id = p.org_id and e.usage_point_id = s.usage_point_id
           and e.plan_id = p.plan_id and e.reading_id is null)
       returning exception_id`,
      [orgId, addDays(today, -62), lastDue, rules.severity.missing, at],
    );
    return rows.length;
  });
}

/** Every night: the plans of this month and the next, and what was not read. */
export async function planRound(platform: Platform): Promise<void> {
  const month = monthOf(businessDate(platform.now().getTime()));
  for (const orgId of platform.db.orgIds()) {
    await makePlans(platform, orgId, month);
    await makePlans(platform, orgId, nextMonth(month));
    await watchPlans(platform, orgId);
  }
}
