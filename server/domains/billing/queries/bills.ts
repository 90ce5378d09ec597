import { historyMonths, type BillRow } from '#contracts/billing.ts';
import { maskName } from '#domain/customers/masking.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { XlsxFile } from '../../../platform/http/download.ts';
import { xlsxOf } from '../../../platform/xlsx/write-xlsx.ts';

export interface BillListRow {
  readonly bill_id: string;
  readonly month: string;
  readonly account_no: string;
  readonly customer_id: string;
  readonly name: string;
  readonly from_on: string;
  readonly to_on: string;
  readonly energy_wh: number;
  readonly total_fen: number;
  readonly state: BillRow['state'];
  readonly due_on: string | null;
}

/** A ready bill of a released part has gone out with it. */
const stateOf = `case when b.state = 'ready' and p.state = 'released' then 'released' else b.state end`;

export const billColumns = `b.bill_id, b.month, a.account_no, a.customer_id, c.name, b.from_on, b.to_on, b.energy_wh,
  b.total_fen, ${stateOf} as state, r.due_on`;

export const billTables = `bill b
  join billing_part p on p.org_id = b.org_id and p.run_id = b.run_id and p.part_no = b.part_no
  join billing_run r on r.org_id = b.org_id and r.run_id = b.run_id
  join customer_account a on a.org_id = b.org_id and a.account_id = b.account_id
  join customer c on c.org_id = a.org_id and c.customer_id = a.customer_id`;

export function billRow(row: BillListRow): BillRow {
  return {
    billId: row.bill_id,
    month: row.month.slice(0, 7),
    accountNo: row.account_no,
    customerId: row.customer_id,
    customerName: maskName(row.name),
    from: row.from_on,
    to: row.to_on,
    energyWh: row.energy_wh,
    totalFen: row.total_fen,
    state: row.state,
    dueOn: row.due_on,
  };
}

export interface BillFilter {
  readonly orgId: number;
  readonly month?: string | undefined;
  readonly state?: BillRow['state'] | undefined;
  readonly accountNo?: string | undefined;
  readonly runId?: string | undefined;
}

interface Paged extends BillFilter {
  readonly cursor: string | undefined;
  readonly limit: number;
}

async function rowsOf(platform: Platform, { orgId, month, state, accountNo, runId, cursor, limit }: Paged) {
  const [lastMonth, id] = readCursor(cursor, 2);
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<BillListRow>(
      tx,
      `select ${billColumns} from ${billTables}
       where b.org_id = $1 and ($2::date is null or b.month = $2) and ($3::text is null or ${stateOf} = $3)
         and ($4::text is null or b.account_id = (select account_id from customer_account
           where org_id = $1 and account_no = $4))
         and ($5::uuid is null or b.run_id = $5) and ($6::date is null or (b.month, b.bill_id) < ($6, $7::uuid))
       order by b.month desc, b.bill_id desc limit $8`,
      [
        ...[orgId, month === undefined ? null : `${month}-01`, state ?? null, accountNo ?? null],
        ...[runId ?? null, lastMonth ?? null, id ?? null, limit],
      ],
    );
    return rows;
  });
}

/** Bills of the unit, the newest month first. */
export async function billList(platform: Platform, question: Paged) {
  const { limit } = question;
  const rows = await rowsOf(platform, { ...question, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? cursorOf([last.month, last.bill_id]) : null;
  return { items: shown.map(billRow), next };
}

/** A spreadsheet takes no more, nor does anybody read more. */
const exportMax = 50_000;

const tableColumns = [
  ...['电费月份', '户号', '户名', '起', '止（不含）', '电量（千瓦时）', '金额（元）', '缴费截止'],
].map((title) => ({ title, width: 14 }));

/** The same bills as a workbook. */
export async function billTable(platform: Platform, filter: BillFilter): Promise<XlsxFile> {
  const rows = await rowsOf(platform, { ...filter, cursor: undefined, limit: exportMax });
  const cells = rows
    .map(billRow)
    .map((bill) => [
      ...[bill.month, bill.accountNo, bill.customerName, bill.from, bill.to],
      ...[bill.energyWh / 1000, bill.totalFen / 100, bill.dueOn],
    ]);
  const xlsx = xlsxOf({ sheet: '账单', columns: tableColumns, rows: cells });
  return { fileName: `bills-${filter.month ?? 'all'}`, xlsx };
}

/** Bills of a customer's accounts in two years, the newest first; cancelled ones are left out (R-PROM-22). */
export function customerBills(
  platform: Platform,
  about: { readonly orgId: number; readonly customerId: string },
) {
  const { orgId, customerId } = about;
  const today = businessDate(platform.now().getTime());
  return reading(platform.db, [orgId], async (tx) => {
    const known = await runSql(tx, 'select from customer where org_id = $1 and customer_id = $2', [
      ...[orgId, customerId],
    ]);
    if (known.rows.length === 0) throw new Refusal('not-found', { data: { what: '客户' } });
    const { rows } = await runSql<BillListRow>(
      tx,
      `select ${billColumns} from ${billTables}
       where b.org_id = $1 and a.customer_id = $2 and b.month > ($3::date - make_interval(months => $4 + 1))::date
         and b.state <> 'cancelled' and b.state <> 'excluded'
       order by b.month desc, b.bill_id desc limit 500`,
      [orgId, customerId, today, historyMonths],
    );
    return { items: rows.map(billRow) };
  });
}
