import { Readable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import type { Static } from 'typebox';
import type { listRoutes, PlanView, readPlan } from '#contracts/metering-routes.ts';
import { maskName } from '#domain/customers/masking.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { registerTitle, type Register } from '#domain/metering/register.ts';
import type { Caller } from '../../../platform/caller.ts';
import { csvLine } from '../../../platform/csv.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { CsvTable, XlsxFile } from '../../../platform/http/download.ts';
import type { Platform } from '../../../platform/platform.ts';
import { xlsxOf } from '../../../platform/xlsx/write-xlsx.ts';
import { listTitles } from '../commands/import-readings.ts';
import { readingCase } from '../events.ts';
import { valuesOf } from './views.ts';

type Plan = Static<typeof PlanView>;
type Whole = Static<(typeof readPlan)['response']>;
type Stop = Whole['stops'][number];

const rowsMax = 5000;

/** Routes by code, with who reads them and how many points they have. */
export async function routeList(tx: Tx, orgId: number): Promise<Static<(typeof listRoutes)['response']>> {
  const { rows } = await runSql<Static<(typeof listRoutes)['response']>['items'][number]>(
    tx,
    `select r.route_id as "routeId", r.code, r.name, r.station_unit_id as "stationUnitId", u.name as station,
       r.reader_staff_id as "readerStaffId", s.name as reader, r.cycle_months as "cycleMonths",
       r.day_of_month as "dayOfMonth", r.method, r.active, r.revision,
       (select count(*)::integer from route_stop t where t.org_id = r.org_id and t.route_id = r.route_id) as points
     from reading_route r
     join org_unit u on u.org_id = r.org_id and u.unit_id = r.station_unit_id
     left join staff s on s.org_id = r.org_id and s.staff_id = r.reader_staff_id
     where r.org_id = $1 order by r.code limit $2`,
    [orgId, rowsMax],
  );
  return { items: rows };
}

/** Of those not read on their day some are broken only once the day is over (R-PROM-08). */
const planColumns = `p.plan_id as "planId", p.route_id as "routeId", r.code, r.name, u.name as station, s.name as reader,
  r.method, p.month, p.due_on as "dueOn", p.points, p.read_points as "readPoints", p.kept_points as "keptPoints",
  case when p.due_on < $2 then greatest(p.points - p.kept_points, 0) else greatest(p.read_points - p.kept_points, 0) end as "brokenPoints",
  (select count(*)::integer from reading_exception e
   where e.org_id = p.org_id and e.plan_id = p.plan_id and e.state = 'open') as "openExceptions", p.state`;
const planTables = `reading_plan p
  join reading_route r on r.org_id = p.org_id and r.route_id = p.route_id
  join org_unit u on u.org_id = r.org_id and u.unit_id = r.station_unit_id
  left join staff s on s.org_id = p.org_id and s.staff_id = p.reader_staff_id`;

/** The plans of a month by day. */
export async function planList(tx: Tx, { orgId, month, now }: { orgId: number; month: string; now: Date }) {
  const { rows } = await runSql<Plan>(
    tx,
    `select ${planColumns} from ${planTables} where p.org_id = $1 and p.month = $3 order by p.due_on, r.code limit $4`,
    [orgId, businessDate(now.getTime()), month, rowsMax],
  );
  return { month, items: rows };
}

interface StopRow {
  place: number;
  usage_point_id: string;
  installation_id: string;
  account_no: string;
  name: string;
  address: string;
  meter_no: string;
  registers: readonly Register[];
  multiplier: number;
  last_on: string | null;
  last_counts: readonly number[] | null;
  daily_wh: number | null;
  read_on: string | null;
  counts: readonly number[] | null;
  state: string | null;
}

async function stopsOf(tx: Tx, orgId: number, plan: Plan): Promise<readonly StopRow[]> {
  const { rows } = await runSql<StopRow>(
    tx,
    `select t.place, t.usage_point_id, i.installation_id, a.account_no, c.name, l.address, m.meter_no, m.registers,
       i.multiplier, i.last_on, i.last_counts, d.daily_wh, r.read_on, r.counts, r.state
     from route_stop t
     join meter_installation i on i.org_id = t.org_id and i.usage_point_id = t.usage_point_id and i.role = 'main'
       and upper_inf(i.valid)
     join meter m on m.org_id = i.org_id and m.meter_id = i.meter_id
     join usage_point p on p.org_id = t.org_id and p.usage_point_id = t.usage_point_id
     join customer_account a on a.org_id = p.org_id and a.account_id = p.account_id
     join customer c on c.org_id = a.org_id and c.customer_id = a.customer_id
     join service_location l on l.org_id = p.org_id and l.location_id = p.location_id
     left join lateral (
       select (sum(x.wh) / greatest(sum(x.days), 1))::bigint as daily_wh from (
         select (select sum(e) from unnest(u.energy_wh) e) as wh, u.to_on - u.from_on as days from metered_use u
         where u.org_id = p.org_id and u.account_id = p.account_id and u.usage_point_id = p.usage_point_id
           and u.superseded_by is null and u.to_on > $4::date - 120
         order by u.to_on desc limit 3) x
     ) d on true
     left join lateral (
       select q.read_on, q.counts, q.state from meter_reading q
       where q.org_id = t.org_id and q.plan_id = $3 and q.usage_point_id = t.usage_point_id and q.state in ('held', 'accepted')
       order by q.taken_at desc limit 1
     ) r on true
     where t.org_id = $1 and t.route_id = $2 order by t.place, t.usage_point_id limit 3000`,
    [orgId, plan.routeId, plan.planId, plan.dueOn],
  );
  return rows;
}

function stopOf(row: StopRow): Stop {
  return {
    place: row.place,
    usagePointId: row.usage_point_id,
    installationId: row.installation_id,
    accountNo: row.account_no,
    customerName: maskName(row.name),
    address: row.address,
    meterNo: row.meter_no,
    registers: [...row.registers],
    multiplier: row.multiplier,
    lastOn: row.last_on,
    lastCounts: row.last_counts === null ? null : [...row.last_counts],
    dailyWh: row.daily_wh,
    read:
      row.read_on === null || row.counts === null || row.state === null
        ? null
        : { readOn: row.read_on, values: valuesOf(row.counts, row.registers), state: row.state },
  };
}

/** A plan with its stops in the order of the walk. */
export async function planPage(
  tx: Tx,
  { orgId, planId, now }: { orgId: number; planId: string; now: Date },
): Promise<Whole> {
  const { rows } = await runSql<Plan>(
    tx,
    `select ${planColumns} from ${planTables} where p.org_id = $1 and p.plan_id = $3`,
    [orgId, businessDate(now.getTime()), planId],
  );
  const [plan] = rows;
  if (plan === undefined) throw new Refusal('not-found', { data: { what: '抄表计划' } });
  return { ...plan, stops: (await stopsOf(tx, orgId, plan)).map(stopOf) };
}

function columnsOf(stops: readonly Stop[]): readonly string[] {
  return [...new Set(stops.flatMap(({ registers }) => registers.map(registerTitle)))];
}

/**
 * The list a reader takes along, on a handheld or on paper: what the meter showed last and empty columns for the new
 * values; filled in, it is taken by the import. Names are masked; that it was taken along is recorded (R-DATA-02).
 */
export async function planSheet(
  platform: Platform,
  caller: Caller,
  { planId, format }: { planId: string; format: 'xlsx' | 'csv' },
): Promise<CsvTable | XlsxFile> {
  const { orgId } = caller;
  const plan = await inTransaction(platform.db, [orgId], async (tx) => {
    const found = await planPage(tx, { orgId, planId, now: platform.now() });
    await record({ platform, tx }, { ...readingCase(orgId, uuidv7()), ...byStaff(caller) }, [
      {
        kind: 'reading-list.exported',
        at: platform.now(),
        data: { planId, format, rows: found.stops.length },
      },
    ]);
    return found;
  });
  const values = columnsOf(plan.stops);
  const titles = [
    '序号',
    listTitles.account,
    '户名',
    '用电地址',
    listTitles.meter,
    '上次抄表',
    '上次示数(总)',
    listTitles.day,
    ...values,
  ];
  const rows = plan.stops.map(
    ({ place, accountNo, customerName, address, meterNo, lastOn, lastCounts, registers, read }) => {
      const last = lastCounts === null ? '' : (valuesOf(lastCounts, registers)[0] ?? '');
      const shown = values.map(
        (title) => read?.values[registers.findIndex((of) => registerTitle(of) === title)] ?? '',
      );
      return [
        place.toString(),
        accountNo,
        customerName,
        address,
        meterNo,
        lastOn ?? '',
        last,
        read?.readOn ?? plan.dueOn,
        ...shown,
      ];
    },
  );
  const fileName = `readings-${plan.code}-${plan.month}`;
  if (format === 'csv') {
    const lines = [titles, ...rows].map((line) => csvLine([...line]));
    return { fileName, csv: Readable.from([`\uFEFF${lines.join('')}`]) };
  }
  return { fileName, xlsx: xlsxOf({ sheet: '抄表清单', columns: titles.map((title) => ({ title })), rows }) };
}
