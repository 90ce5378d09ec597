import type { Static } from 'typebox';
import type { customerTerms, listTermsBatches, PointTerms } from '#contracts/supply-terms.ts';
import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import type { UseKind } from '#domain/customers/use-kind.ts';
import type { Voltage } from '#domain/customers/voltage.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal, type RefusalData } from '#domain/kernel/refusal.ts';
import { bookInForce } from '#domain/tariffs/book-series.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import type { TermsDetails } from '#domain/tariffs/supply-terms.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { priceShelf } from '../shelf.ts';
import type { AskedBatch } from './ask-batch.ts';

type Point = Static<typeof PointTerms>;

interface Row {
  readonly usage_point_id: string;
  readonly account_no: string;
  readonly voltage: Voltage;
  readonly use_kind: UseKind;
  readonly capacity_va: number;
  readonly terms_id: string | null;
  readonly valid_from: CalendarDate;
  readonly valid_to: CalendarDate | null;
  readonly series: string;
  readonly tariff: string;
  readonly is_time_of_use: boolean;
  readonly details: TermsDetails;
  readonly reason: string;
  readonly order_id: string | null;
  readonly name: string | null;
  readonly set_at: Date;
  readonly revoked_at: Date | null;
}

/** Points of a customer with more terms than this are no customer's; the newest come first. */
const termsMax = 2000;

const termsOfCustomer = `
  select p.usage_point_id, a.account_no, p.voltage, p.use_kind, p.capacity_va, t.terms_id, lower(t.valid) as valid_from,
    upper(t.valid) as valid_to, t.series, t.tariff, t.is_time_of_use, t.details, t.reason, t.order_id, s.name, t.set_at,
    t.revoked_at
  from customer_account a
  join usage_point p on p.org_id = a.org_id and p.account_id = a.account_id and p.status <> 'removed'
  left join supply_terms t on t.org_id = p.org_id and t.usage_point_id = p.usage_point_id
  left join staff s on s.org_id = t.org_id and s.staff_id = t.set_by
  where a.org_id = $1 and a.customer_id = $2
  order by a.account_no, p.usage_point_id, lower(t.valid) desc, t.set_at desc limit $3`;

function periodOf(row: Row, shelf: PriceShelf, today: string): Point['periods'] {
  if (row.terms_id === null) return [];
  const { series, tariff, valid_from: from, valid_to: to } = row;
  const named = bookInForce(shelf.books, series, today > from ? today : from);
  const title = named === null ? undefined : shelf.find(named.id, tariff)?.tariff.title;
  return [
    {
      ...{ termsId: row.terms_id, series, tariff, tariffTitle: title ?? tariff, from, to },
      ...{ isTimeOfUse: row.is_time_of_use, details: row.details, reason: row.reason, orderId: row.order_id },
      ...{ setBy: row.name, setAt: row.set_at.toISOString(), revoked: row.revoked_at !== null },
    },
  ];
}

/** Every usage point of a customer with the terms it ever had. */
export function termsOf(
  platform: Platform,
  orgId: number,
  customerId: string,
): Promise<Static<(typeof customerTerms)['response']>> {
  const today = businessDate(platform.now().getTime());
  return reading(platform.db, [orgId], async (tx) => {
    const known = await runSql(tx, 'select 1 from customer where org_id = $1 and customer_id = $2', [
      ...[orgId, customerId],
    ]);
    if (known.rows.length === 0) throw new Refusal('not-found', { data: { what: '客户' } });
    const shelf = await priceShelf(platform, tx, orgId);
    const { rows } = await runSql<Row>(tx, termsOfCustomer, [orgId, customerId, termsMax]);
    const points = new Map<string, Point>();
    for (const row of rows) {
      const point = points.get(row.usage_point_id) ?? {
        ...{ usagePointId: row.usage_point_id, accountNo: row.account_no, voltage: row.voltage },
        ...{ useKind: row.use_kind, capacityVa: row.capacity_va, periods: [] },
      };
      points.set(row.usage_point_id, {
        ...point,
        periods: [...point.periods, ...periodOf(row, shelf, today)],
      });
    }
    return { today, points: [...points.values()] };
  });
}

interface BatchRow {
  readonly batch_id: string;
  readonly asked: AskedBatch;
  readonly status: 'running' | 'done';
  readonly total: number;
  readonly done: number;
  readonly skipped: number;
  readonly faults: readonly { accountNo: string; code: string; data: RefusalData }[];
  readonly name: string | null;
  readonly asked_at: Date;
  readonly finished_at: Date | null;
}

/** The newest batches with how far they are. */
export function batchList(
  platform: Platform,
  orgId: number,
): Promise<Static<(typeof listTermsBatches)['response']>> {
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<BatchRow>(
      tx,
      `select b.batch_id, b.asked, b.status, b.total, b.done, b.skipped, b.faults, s.name, b.asked_at, b.finished_at
       from terms_batch b left join staff s on s.org_id = b.org_id and s.staff_id = b.asked_by
       where b.org_id = $1 order by b.asked_at desc, b.batch_id limit 20`,
      [orgId],
    );
    const items = rows.map(({ batch_id, asked, faults, name, asked_at, finished_at, ...counts }) => ({
      ...{ batchId: batch_id, ...counts, askedBy: name, askedAt: asked_at.toISOString() },
      ...{ selection: asked.selection, validFrom: asked.validFrom, reason: asked.reason, ...asked.terms },
      finishedAt: finished_at?.toISOString() ?? null,
      faults: faults.map(({ accountNo, code, data }) => ({
        ...{ accountNo, code, text: refusalText(code as RefusalCode, data, 'zh').title },
      })),
    }));
    return { items };
  });
}
