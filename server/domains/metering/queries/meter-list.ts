import { Readable } from 'node:stream';
import type { Static } from 'typebox';
import type { MeterLine, listMeters } from '#contracts/metering.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { meterKinds, meterStates } from '#domain/metering/meter-life.ts';
import { csvLine } from '../../../platform/csv.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import { containing, pageOf } from '../../../platform/db/paging.ts';
import type { CsvTable, XlsxFile } from '../../../platform/http/download.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { xlsxOf } from '../../../platform/xlsx/write-xlsx.ts';

type Line = Static<typeof MeterLine>;
export type MeterFilter = Omit<Static<(typeof listMeters)['query']>, 'cursor' | 'size'>;

export interface MeterRow {
  meter_id: string;
  meter_no: string;
  kind: Line['kind'];
  maker: string;
  model: string;
  accuracy_class: string;
  status: Line['state'];
  verify_due_on: string | null;
  account_no: string | null;
  customer_id: string | null;
  station: string | null;
  revision: number;
}

/** A meter with where it hangs now. */
export const meterColumns = `m.meter_id, m.meter_no, m.kind, m.maker, m.model, m.accuracy_class, m.status, m.verify_due_on,
  a.account_no, a.customer_id, u.name as station, m.revision`;
export const meterTables = `meter m
  left join meter_installation i on i.org_id = m.org_id and i.meter_id = m.meter_id and upper_inf(i.valid)
  left join usage_point p on p.org_id = i.org_id and p.usage_point_id = i.usage_point_id
  left join customer_account a on a.org_id = p.org_id and a.account_id = p.account_id
  left join service_location l on l.org_id = p.org_id and l.location_id = p.location_id
  left join org_unit u on u.org_id = l.org_id and u.unit_id = l.station_unit_id`;

export function meterLine(row: MeterRow): Line {
  return {
    meterId: row.meter_id,
    meterNo: row.meter_no,
    kind: row.kind,
    maker: row.maker,
    model: row.model,
    accuracyClass: row.accuracy_class,
    state: row.status,
    verifyDueOn: row.verify_due_on,
    accountNo: row.account_no,
    customerId: row.customer_id,
    station: row.station,
    revision: row.revision,
  };
}

const dueWithinDays = 90;

interface Question {
  readonly orgId: number;
  readonly filter: MeterFilter;
  readonly now: Date;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Meters by number; those due for verification alone where that is asked. */
async function meterRows(
  tx: Tx,
  { orgId, filter, now, limit, after }: Question,
): Promise<readonly MeterRow[]> {
  const today = businessDate(now.getTime());
  const until =
    filter.only === undefined
      ? null
      : filter.only === 'over'
        ? addDays(today, -1)
        : addDays(today, dueWithinDays);
  const text = filter.text?.trim() ?? '';
  const { rows } = await runSql<MeterRow>(
    tx,
    `select ${meterColumns} from ${meterTables}
     where m.org_id = $1 and ($2::text is null or m.status = $2) and ($3::text is null or m.kind = $3)
       and ($4::date is null or (m.status = 'installed' and m.verify_due_on <= $4))
       and ($5 = '' or m.meter_no like $6 or a.account_no = $5) and ($7::text is null or m.meter_no > $7)
     order by m.meter_no limit $8`,
    [orgId, filter.state ?? null, filter.kind ?? null, until, text, containing(text), after ?? null, limit],
  );
  return rows;
}

export async function meterList(
  tx: Tx,
  question: Omit<Question, 'after'> & { cursor?: string | undefined },
): Promise<{ items: Line[]; next: string | null }> {
  const [after] = readCursor(question.cursor, 1);
  const rows = await meterRows(tx, { ...question, limit: question.limit + 1, after });
  const { items, next } = pageOf(rows, question.limit, (row) => cursorOf([row.meter_no]));
  return { items: items.map(meterLine), next };
}

const columns = [
  { title: '表号', width: 20, value: (row: MeterRow) => row.meter_no },
  { title: '类别', value: (row: MeterRow) => meterKinds[row.kind] },
  { title: '厂家', value: (row: MeterRow) => row.maker },
  { title: '型号', value: (row: MeterRow) => row.model },
  { title: '准确度等级', value: (row: MeterRow) => row.accuracy_class },
  { title: '状态', value: (row: MeterRow) => meterStates[row.status] },
  { title: '检定有效期至', value: (row: MeterRow) => row.verify_due_on },
  { title: '户号', value: (row: MeterRow) => row.account_no },
  { title: '供电所', value: (row: MeterRow) => row.station },
] as const;

const exportPage = 500;

async function* exportRows(
  platform: Platform,
  orgId: number,
  filter: MeterFilter,
): AsyncGenerator<(string | null)[]> {
  let after: string | undefined;
  for (;;) {
    const from = after;
    const rows = await reading(platform.db, [orgId], (tx) =>
      meterRows(tx, { orgId, filter, now: platform.now(), limit: exportPage, after: from }),
    );
    for (const row of rows) yield columns.map(({ value }) => value(row));
    after = rows.at(-1)?.meter_no;
    if (rows.length < exportPage) return;
  }
}

async function* csvOf(rows: AsyncIterable<(string | null)[]>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(columns.map(({ title }) => title))}`;
  for await (const row of rows) yield csvLine(row.map((cell) => cell ?? ''));
}

/** The list with its filters as a table; nothing in it is about a person. */
export function meterTable(
  platform: Platform,
  orgId: number,
  { format, ...filter }: MeterFilter & { format?: 'xlsx' | 'csv' | undefined },
): CsvTable | XlsxFile {
  const rows = exportRows(platform, orgId, filter);
  if (format === 'csv') return { fileName: 'meters', csv: Readable.from(csvOf(rows)) };
  return { fileName: 'meters', xlsx: xlsxOf({ sheet: '计量器具', columns, rows }) };
}
