import type { BillPage } from '#contracts/billing.ts';
import type { BillInput, BillLine } from '#domain/billing/bill.ts';
import { causes, causeTitles, explainDifference } from '#domain/billing/explain-difference.ts';
import { decodeLines } from '#domain/billing/line-code.ts';
import { componentTitles, lineTitle, unitTexts } from '#domain/billing/line-title.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { priceShelf } from '../../tariffs/index.ts';
import { billColumns, billRow, billTables, type BillListRow } from './bills.ts';

interface BillPageRow extends BillListRow {
  readonly run_id: string;
  readonly account_id: string;
  readonly tier_used_wh: number | null;
  readonly input: string;
  readonly lines: string;
  readonly hash: string;
  readonly corrects: string | null;
  readonly corrected_by: string | null;
  readonly cancel_reason: string | null;
}

interface LastRow {
  readonly bill_id: string;
  readonly month: string;
  readonly input: string;
}

/** A stored integer with its decimals, without needless zeros: 210000 Wh of scale 3 is `210`. */
function scaled(value: number, scale: number): string {
  const whole = (value / 10 ** scale).toFixed(scale);
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}

const priceScale = 9;

function lineView(line: BillLine, titles: ReadonlyMap<string, string>): BillPage['lines'][number] {
  const unit = unitTexts[line.unit];
  const { code, amountFen, rule, document, from, to } = line;
  return {
    title: lineTitle(line, titles),
    code,
    quantity: `${scaled(line.quantity, unit.scale)} ${unit.quantity}`,
    price: `${scaled(line.priceNano, priceScale)} ${unit.price}`,
    ...{ amountFen, rule, document, from, to },
  };
}

async function lastOf(tx: Tx, orgId: number, row: BillPageRow): Promise<LastRow | undefined> {
  const { rows } = await runSql<LastRow>(
    tx,
    `select bill_id, month, input from bill where org_id = $1 and account_id = $2 and month < $3
       and month >= ($3::date - interval '14 months')::date and state <> 'cancelled' and state <> 'excluded'
     order by month desc, place desc limit 1`,
    [orgId, row.account_id, row.month],
  );
  return rows[0];
}

/** Both inputs were written by this domain and computed before. */
function differenceOf(
  row: BillPageRow,
  last: LastRow | undefined,
  shelf: PriceShelf,
): BillPage['difference'] {
  if (last === undefined) return null;
  const [before, after] = [last.input, row.input].map((text) => JSON.parse(text) as BillInput);
  if (before === undefined || after === undefined) return null;
  const { beforeFen, byCauseFen } = explainDifference(before, after, shelf);
  return {
    lastBillId: last.bill_id,
    lastMonth: last.month.slice(0, 7),
    lastFen: beforeFen,
    causes: causes.flatMap((cause) =>
      byCauseFen[cause] === 0 ? [] : [{ title: causeTitles[cause], fen: byCauseFen[cause] }],
    ),
  };
}

/** A bill with its lines as printed and why it differs from the one before. */
export function billPage(
  platform: Platform,
  { orgId, billId }: { readonly orgId: number; readonly billId: string },
): Promise<BillPage> {
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<BillPageRow>(
      tx,
      `select ${billColumns}, b.run_id, b.account_id, b.tier_used_wh, b.input, b.lines, encode(b.hash, 'hex') as hash,
         b.corrects, n.bill_id as corrected_by, x.reason as cancel_reason
       from ${billTables} left join bill n on n.org_id = b.org_id and n.account_id = b.account_id
         and n.month = b.month and n.corrects = b.bill_id
       left join bill_cancellation x on x.org_id = b.org_id and x.bill_id = b.bill_id
       where b.org_id = $1 and b.bill_id = $2`,
      [orgId, billId],
    );
    const [row] = rows;
    if (row === undefined) throw new Refusal('not-found', { data: { what: '账单' } });
    const shelf = await priceShelf(platform, tx, orgId);
    const titles = componentTitles(shelf);
    return {
      ...billRow(row),
      runId: row.run_id,
      lines: decodeLines(row.lines).map((line) => lineView(line, titles)),
      tierUsedWh: row.tier_used_wh,
      hash: row.hash,
      input: row.input,
      corrects: row.corrects,
      correctedBy: row.corrected_by,
      cancelReason: row.cancel_reason,
      difference: differenceOf(row, await lastOf(tx, orgId, row), shelf),
    };
  });
}
