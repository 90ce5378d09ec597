import type { Static } from 'typebox';
import type { listExceptions, readException } from '#contracts/metering-exceptions.ts';
import { maskName } from '#domain/customers/masking.ts';
import { addDays, calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { estimateReading, estimateWays } from '#domain/metering/estimate.ts';
import type { Rule } from '#domain/metering/rules.ts';
import { totalWh, useBetween } from '#domain/metering/use.ts';
import type { Finding } from '#domain/metering/validate.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import { historyOf, installedOf, type Installed } from '../readings/installed.ts';
import {
  installationColumns,
  installationTables,
  installationView,
  readingColumns,
  readingView,
  useColumns,
  useView,
  valuesOf,
  type InstallationRow,
  type ReadingRow,
  type UseRow,
} from './views.ts';

type Line = Static<(typeof listExceptions)['response']>['items'][number];
type Page = Static<(typeof readException)['response']>;
export type ExceptionFilter = Omit<Static<(typeof listExceptions)['query']>, 'cursor' | 'size'>;

interface Row {
  exception_id: string;
  reading_id: string | null;
  read_on: string;
  installation_id: string;
  rules: readonly Rule[];
  details: readonly Finding[];
  state: Line['state'];
  account_no: string;
  customer_id: string;
  name: string;
  address: string;
  meter_no: string;
  counts: readonly number[] | null;
  reading_state: string | null;
  found_at: Date;
  decider: string | null;
  decided_at: Date | null;
  reason: string | null;
}

const columns = `e.exception_id, e.reading_id, e.read_on, e.installation_id, e.rules, e.details, e.state, a.account_no,
  a.customer_id, c.name, l.address, m.meter_no, r.counts, r.state as reading_state, e.found_at, d.name as decider,
  e.decided_at, e.reason`;
const tables = `reading_exception e
  join meter_installation i on i.org_id = e.org_id and i.installation_id = e.installation_id
  join meter m on m.org_id = i.org_id and m.meter_id = i.meter_id
  join usage_point p on p.org_id = e.org_id and p.usage_point_id = e.usage_point_id
  join customer_account a on a.org_id = p.org_id and a.account_id = p.account_id
  join customer c on c.org_id = a.org_id and c.customer_id = a.customer_id
  join service_location l on l.org_id = p.org_id and l.location_id = p.location_id
  left join meter_reading r on r.org_id = e.org_id and r.read_on = e.read_on and r.reading_id = e.reading_id
  left join staff d on d.org_id = e.org_id and d.staff_id = e.decided_by`;

function whOf(row: Row, installed: Installed | undefined): number | null {
  if (row.counts === null || installed?.last_counts === null || installed?.last_counts === undefined)
    return null;
  if (row.reading_state !== 'held') return null;
  const { registers, multiplier, last_counts: from } = installed;
  return totalWh(useBetween({ registers, multiplier, from, to: row.counts }));
}

function lineOf(row: Row, known: { installed: Installed | undefined; averageWh: number | null }): Line {
  return {
    exceptionId: row.exception_id,
    readOn: row.read_on,
    rules: [...row.rules],
    state: row.state,
    accountNo: row.account_no,
    customerId: row.customer_id,
    customerName: maskName(row.name),
    address: row.address,
    meterNo: row.meter_no,
    wh: whOf(row, known.installed),
    averageWh: known.averageWh,
    foundAt: row.found_at.toISOString(),
    decidedBy: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}

async function linesOf(tx: Tx, orgId: number, rows: readonly Row[]): Promise<Line[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const installed = await installedOf(tx, orgId, [...new Set(rows.map((row) => row.installation_id))]);
  const before = calendarDate(
    rows.reduce((least, row) => (row.read_on < least ? row.read_on : least), first.read_on),
  );
  const history = await historyOf(tx, orgId, { installed: [...installed.values()], before });
  return rows.map((row) => {
    const at = installed.get(row.installation_id);
    const last = (history.get(at?.usage_point_id ?? '') ?? []).slice(0, 3);
    const averageWh =
      last.length === 0 ? null : Math.round(last.reduce((sum, { wh }) => sum + wh, 0) / last.length);
    return lineOf(row, { installed: at, averageWh });
  });
}

/** Exceptions, the oldest of the open ones first. */
export async function exceptionList(
  tx: Tx,
  question: { orgId: number; filter: ExceptionFilter; cursor?: string | undefined; limit: number },
): Promise<{ items: Line[]; next: string | null }> {
  const { orgId, filter, limit } = question;
  const [at, id] = readCursor(question.cursor, 2);
  const { rows } = await runSql<Row>(
    tx,
    `select ${columns} from ${tables}
     where e.org_id = $1 and e.state = $2 and ($3::text is null or $3 = any(e.rules)) and ($4::uuid is null or e.plan_id = $4)
       and ($5::uuid is null or exists (select from route_stop s
         where s.org_id = e.org_id and s.usage_point_id = e.usage_point_id and s.route_id = $5))
       and ($6::timestamptz is null or (e.found_at, e.exception_id) > ($6, $7::uuid))
     order by e.found_at, e.exception_id limit $8`,
    [
      ...[orgId, filter.state ?? 'open', filter.rule ?? null, filter.planId ?? null, filter.routeId ?? null],
      ...[at ?? null, id ?? null, limit + 1],
    ],
  );
  const { items, next } = pageOf(rows, limit, (row) =>
    cursorOf([row.found_at.toISOString(), row.exception_id]),
  );
  return { items: await linesOf(tx, orgId, items), next };
}

async function estimateOf(tx: Tx, orgId: number, { row, installed }: { row: Row; installed: Installed }) {
  const { last_on: on, last_counts: from, registers, multiplier } = installed;
  if (row.state !== 'open' || on === null || from === null || row.read_on <= on) return null;
  const readOn = calendarDate(row.read_on);
  const uses =
    (await historyOf(tx, orgId, { installed: [installed], before: addDays(readOn, 0) })).get(
      installed.usage_point_id,
    ) ?? [];
  const estimate = estimateReading({
    registers,
    multiplier,
    last: { on, counts: from },
    readOn,
    history: uses,
  });
  if (isRefused(estimate)) return null;
  const wh = totalWh(useBetween({ registers, multiplier, from, to: estimate.counts }));
  return { values: valuesOf(estimate.counts, registers), way: estimateWays[estimate.way], wh };
}

async function viewOf(tx: Tx, orgId: number, row: Row) {
  const hung = await runSql<InstallationRow & { account_id: string }>(
    tx,
    `select ${installationColumns}, p.account_id from ${installationTables} where i.org_id = $1 and i.installation_id = $2`,
    [orgId, row.installation_id],
  );
  const [installation] = hung.rows;
  if (installation === undefined) throw new Refusal('not-found', { data: { what: '抄表异常' } });
  const uses = await runSql<UseRow>(
    tx,
    `select ${useColumns} from metered_use u where u.org_id = $1 and u.account_id = $2 and u.usage_point_id = $3
       and u.superseded_by is null order by u.to_on desc limit 26`,
    [orgId, installation.account_id, installation.usage_point_id],
  );
  const readings = await runSql<ReadingRow>(
    tx,
    `select ${readingColumns} from meter_reading r where r.org_id = $1 and r.read_on = $2 and r.reading_id = $3`,
    [orgId, row.read_on, row.reading_id],
  );
  const [reading] = readings.rows;
  return {
    installation: installationView(installation),
    reading: reading === undefined ? null : readingView(reading, installation.registers),
    uses: uses.rows.map(useView),
  };
}

/** An exception with everything a decision needs: the find, the meter, two years of use, and the estimate. */
export async function exceptionPage(tx: Tx, orgId: number, exceptionId: string): Promise<Page> {
  const { rows } = await runSql<Row>(
    tx,
    `select ${columns} from ${tables} where e.org_id = $1 and e.exception_id = $2`,
    [orgId, exceptionId],
  );
  const [row] = rows;
  if (row === undefined) throw new Refusal('not-found', { data: { what: '抄表异常' } });
  const [line] = await linesOf(tx, orgId, [row]);
  const installed = (await installedOf(tx, orgId, [row.installation_id])).get(row.installation_id);
  if (line === undefined || installed === undefined)
    throw new Refusal('not-found', { data: { what: '抄表异常' } });
  return {
    ...line,
    findings: [...row.details],
    ...(await viewOf(tx, orgId, row)),
    estimate: await estimateOf(tx, orgId, { row, installed }),
    reason: row.reason,
  };
}
