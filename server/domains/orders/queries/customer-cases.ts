import type { CustomerCases } from '#contracts/order-customers.ts';
import { promiseOf } from '#domain/promises/catalogue.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { customerForOrder, customerIdsOf } from '../../customers/index.ts';
import { definitionOf } from '../definition-of.ts';

const casesMax = 10;
const toldMax = 20;

/** Numbers of the open orders of an account, or of one of its points; what keeps it from being closed. */
export async function openOrderNumbers(
  tx: Tx,
  closing: { orgId: number; accountId: string; usagePointId?: string },
): Promise<readonly string[]> {
  const { rows } = await runSql<{ order_no: string }>(
    tx,
    `select o.order_no from customer_account a
     join work_order o on o.org_id = a.org_id and o.customer_id = any (
       select c.customer_id from customer c
       where c.org_id = a.org_id and (c.customer_id = a.customer_id or c.merged_into = a.customer_id))
     where a.org_id = $1 and a.account_id = $2 and o.status = 'open' and o.account_id = $2
       and ($3::uuid is null or o.usage_point_id = $3)
     order by o.order_id limit 10`,
    [closing.orgId, closing.accountId, closing.usagePointId ?? null],
  );
  return rows.map(({ order_no }) => order_no);
}

interface CaseRow {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  status: CustomerCases['orders'][number]['status'];
  summary: string;
  accepted_at: Date;
  next_due_at: Date | null;
}

interface ToldRow {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  promise: string;
  verdict: CustomerCases['told'][number]['verdict'];
  due_at: Date | null;
  stopped_at: Date | null;
}

const verdictSql = `case when k.breached_at is not null then case when k.status = 'stopped' then 'late' else 'overdue' end
  when k.status = 'stopped' then 'kept' else 'running' end`;

const ofCustomer = `from work_order o
  join order_clock k on k.org_id = o.org_id and k.order_id = o.order_id and k.status <> 'cancelled'
  where o.org_id = $1 and o.customer_id = any ($2::uuid[]) and not o.confidential`;

async function promisesOf(
  tx: Tx,
  values: readonly unknown[],
): Promise<Pick<CustomerCases, 'promises' | 'told'>> {
  const sums = await runSql<CustomerCases['promises']>(
    tx,
    `select count(*) filter (where k.breached_at is not null) as broken,
       count(*) filter (where k.breached_at is null and k.status = 'stopped') as kept,
       count(*) filter (where k.breached_at is null and k.status <> 'stopped') as running ${ofCustomer}`,
    values,
  );
  const { rows } = await runSql<ToldRow>(
    tx,
    `select o.order_id, o.order_no, o.kind, o.definition_version, k.promise, ${verdictSql} as verdict, k.due_at, k.stopped_at
     ${ofCustomer} and (k.breached_at is not null or k.status <> 'stopped')
     order by o.order_id desc, k.clock, k.run limit ${toldMax.toString()}`,
    values,
  );
  return {
    promises: sums.rows[0] ?? { kept: 0, broken: 0, running: 0 },
    told: rows.map((row) => ({
      orderId: row.order_id,
      orderNo: row.order_no,
      title: definitionOf(row.kind, row.definition_version).title,
      promise: promiseOf(row.promise).zh,
      verdict: row.verdict,
      dueAt: row.due_at?.toISOString() ?? null,
      stoppedAt: row.stopped_at?.toISOString() ?? null,
    })),
  };
}

/** What a customer asked for and what was promised, under every id they were known by. Reports are not told. */
export async function customerCases(
  tx: Tx,
  about: { orgId: number; customerId: string; now: Date },
): Promise<CustomerCases> {
  const { orgId, customerId } = about;
  if ((await customerForOrder(tx, orgId, customerId)) === null)
    throw new Refusal('not-found', { data: { what: '客户' } });
  const values = [orgId, await customerIdsOf(tx, about)];
  const { rows } = await runSql<CaseRow>(
    tx,
    `select order_id, order_no, kind, definition_version, status, summary, accepted_at, next_due_at
     from work_order where org_id = $1 and customer_id = any ($2::uuid[]) and not confidential
     order by order_id desc limit ${casesMax.toString()}`,
    values,
  );
  const counts = await runSql<CustomerCases['counts']>(
    tx,
    `select count(*) filter (where status = 'open') as open, count(*) as all
     from work_order where org_id = $1 and customer_id = any ($2::uuid[]) and not confidential`,
    values,
  );
  return {
    orders: rows.map((row) => ({
      orderId: row.order_id,
      orderNo: row.order_no,
      title: definitionOf(row.kind, row.definition_version).title,
      status: row.status,
      summary: row.summary,
      acceptedAt: row.accepted_at.toISOString(),
      dueAt: row.next_due_at?.toISOString() ?? null,
    })),
    counts: counts.rows[0] ?? { open: 0, all: 0 },
    ...(await promisesOf(tx, values)),
  };
}
