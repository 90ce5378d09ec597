import { parseAccountNumber } from '#domain/customers/account-number.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Region } from '#domain/organisation/org-unit.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { livingCustomer } from './merge/resolve.ts';

/** Whom an order is about, in clear: what the order repeats of the customer's file. */
export interface SubjectOnFile {
  readonly customerId: string;
  readonly accountId: string | null;
  readonly usagePointId: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly address: string | null;
}

/** A customer and the unit that answers for their place, as far as the file says. */
export interface CustomerForOrder {
  readonly subject: SubjectOnFile;
  readonly unitId: string | null;
}

/** An account, its first usage point and its place. */
export interface AccountForOrder extends CustomerForOrder {
  readonly region: Region;
  readonly voltage: string;
  readonly capacityVa: number;
  readonly useKind: string;
}

interface Row {
  customer_id: string;
  account_id: string | null;
  usage_point_id: string | null;
  name: string;
  contact_name: string | null;
  phone: string | null;
  address: string | null;
  station_unit_id: string | null;
  region: Region | null;
  voltage: string | null;
  capacity_va: number | null;
  use_kind: string | null;
}

/** The contact for business matters who can be called, before any other. */
const subjectSql = `
select c.customer_id, c.name, a.account_id, p.usage_point_id, t.name as contact_name, t.phone, l.address,
  l.station_unit_id, l.region, p.voltage, p.capacity_va, p.use_kind
from customer c
left join lateral (
  select a.* from customer_account a
  where a.org_id = c.org_id and a.customer_id = c.customer_id and ($3::text is null or a.account_no = $3)
  order by a.status = 'closed', a.account_no limit 1) a on true
left join lateral (
  select p.* from usage_point p where p.org_id = a.org_id and p.account_id = a.account_id
  order by p.status = 'removed', p.usage_point_id limit 1) p on true
left join service_location l on l.org_id = p.org_id and l.location_id = p.location_id
left join lateral (
  select t.name, t.phone from contact t where t.org_id = c.org_id and t.customer_id = c.customer_id
  order by t.phone is null, not 'business' = any (t.purposes), t.contact_id limit 1) t on true
where c.org_id = $1 and c.customer_id = $2`;

async function subjectRow(tx: Tx, orgId: number, found: { customerId: string; accountNo: string | null }) {
  const { rows } = await runSql<Row>(tx, subjectSql, [orgId, found.customerId, found.accountNo]);
  return rows[0] ?? null;
}

function subjectOf(row: Row): SubjectOnFile {
  return {
    customerId: row.customer_id,
    accountId: row.account_id,
    usagePointId: row.usage_point_id,
    contactName: row.contact_name ?? row.name,
    contactPhone: row.phone,
    address: row.address,
  };
}

function accountNoOf(typed: string): string {
  const number = parseAccountNumber(typed);
  return isRefused(number) ? typed.trim() : number.number;
}

/** The customer who holds an account, or null. */
export async function customerOfAccount(tx: Tx, orgId: number, accountNo: string): Promise<string | null> {
  const row = await tx
    .selectFrom('customer_account')
    .select('customer_id')
    .where('org_id', '=', orgId)
    .where('account_no', '=', accountNoOf(accountNo))
    .executeTakeFirst();
  return row?.customer_id ?? null;
}

/** What an order needs of an account; null when the unit has no such account, or it has no place yet. */
export async function accountForOrder(
  tx: Tx,
  orgId: number,
  accountNo: string,
): Promise<AccountForOrder | null> {
  const customerId = await customerOfAccount(tx, orgId, accountNo);
  if (customerId === null) return null;
  const row = await subjectRow(tx, orgId, { customerId, accountNo: accountNoOf(accountNo) });
  if (row === null) return null;
  const { region, voltage, capacity_va: capacityVa, use_kind: useKind } = row;
  if (region === null || voltage === null || capacityVa === null || useKind === null) return null;
  return {
    subject: subjectOf(row),
    unitId: row.station_unit_id,
    region,
    voltage,
    capacityVa,
    useKind,
  };
}

/** What an order needs of a customer: the first open account, where there is one; of a merged one its survivor's. */
export async function customerForOrder(
  tx: Tx,
  orgId: number,
  customerId: string,
): Promise<CustomerForOrder | null> {
  const living = await livingCustomer(tx, { orgId, customerId });
  const row = await subjectRow(tx, orgId, { customerId: living, accountNo: null });
  return row === null ? null : { subject: subjectOf(row), unitId: row.station_unit_id };
}
