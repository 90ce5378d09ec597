import type { CustomerPage } from '#contracts/customers.ts';
import { maskAddress, maskEmail, maskPhone } from '#domain/customers/masking.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { divisionName } from '../places/address-reader.ts';
import { historyWords } from './history.ts';
import { maskedDocument } from './store.ts';

interface About {
  readonly orgId: number;
  readonly customerId: string;
}

/** A page shows the newest part of a long history; the whole of it stays in the events. */
const historyMax = 100;

function customerRow(tx: Tx, { orgId, customerId }: About) {
  return tx
    .selectFrom('customer as c')
    .leftJoin('staff as m', (join) =>
      join.onRef('m.org_id', '=', 'c.org_id').onRef('m.staff_id', '=', 'c.manager_staff_id'),
    )
    .select([
      'c.customer_id',
      'c.kind',
      'c.name',
      'c.document_kind',
      'c.document_sealed',
      'c.key_grade',
      'c.special_needs',
      'c.manager_staff_id',
      'm.name as manager_name',
      'c.status',
      'c.merged_into',
      'c.demo',
      'c.revision',
      'c.created_at',
      'c.changed_at',
    ])
    .where('c.org_id', '=', orgId)
    .where('c.customer_id', '=', customerId)
    .executeTakeFirst();
}

async function contactsOf(tx: Tx, { orgId, customerId }: About): Promise<CustomerPage['contacts']> {
  const rows = await tx
    .selectFrom('contact')
    .select([
      'contact_id',
      'name',
      'purposes',
      'channel',
      'phone',
      'phone_extension',
      'email',
      'address',
      'revision',
    ])
    .where('org_id', '=', orgId)
    .where('customer_id', '=', customerId)
    .orderBy('contact_id')
    .execute();
  return rows.map((row) => ({
    contactId: row.contact_id,
    name: row.name,
    purposes: row.purposes,
    channel: row.channel,
    phone: row.phone === null ? null : maskPhone(row.phone),
    email: row.email === null ? null : maskEmail(row.email),
    address: row.address === null ? null : maskAddress(row.address),
    revision: row.revision,
  }));
}

function pointRows(tx: Tx, { orgId, customerId }: About) {
  return tx
    .selectFrom('customer_account as a')
    .leftJoin('usage_point as p', (join) =>
      join.onRef('p.org_id', '=', 'a.org_id').onRef('p.account_id', '=', 'a.account_id'),
    )
    .leftJoin('service_location as l', (join) =>
      join.onRef('l.org_id', '=', 'p.org_id').onRef('l.location_id', '=', 'p.location_id'),
    )
    .leftJoin('org_unit as u', (join) =>
      join.onRef('u.org_id', '=', 'l.org_id').onRef('u.unit_id', '=', 'l.station_unit_id'),
    )
    .select([
      'a.account_id',
      'a.account_no',
      'a.status as account_status',
      'a.opened_on',
      'a.closed_on',
      'a.revision as account_revision',
      'p.usage_point_id',
      'p.voltage',
      'p.capacity_va',
      'p.use_kind',
      'p.transformer_district',
      'p.feeder',
      'p.meter_no',
      'p.status as point_status',
      'p.revision as point_revision',
      'l.location_id',
      'l.address',
      'l.street_code',
      'l.county_code',
      'l.region',
      'l.station_unit_id',
      'u.name as station_name',
      'l.revision as location_revision',
    ])
    .where('a.org_id', '=', orgId)
    .where('a.customer_id', '=', customerId)
    .orderBy('a.account_no')
    .orderBy('p.usage_point_id')
    .execute();
}

type PointRow = Awaited<ReturnType<typeof pointRows>>[number];
type Account = CustomerPage['accounts'][number];

function pointOf(row: PointRow): Account['points'][number] | null {
  const { usage_point_id, location_id, address, voltage, capacity_va, use_kind, point_status, region } = row;
  if (usage_point_id === null || location_id === null || address === null || region === null) return null;
  const divisionCode = row.street_code ?? row.county_code;
  return {
    usagePointId: usage_point_id,
    voltage: voltage ?? '',
    capacityVa: capacity_va ?? 0,
    useKind: use_kind ?? '',
    transformerDistrict: row.transformer_district,
    feeder: row.feeder,
    meterNo: row.meter_no,
    status: point_status ?? '',
    revision: row.point_revision ?? 1,
    location: {
      locationId: location_id,
      address: maskAddress(address),
      divisionCode,
      divisionName: divisionCode === null ? null : divisionName(divisionCode),
      region,
      stationUnitId: row.station_unit_id,
      stationName: row.station_name,
      revision: row.location_revision ?? 1,
    },
  };
}

async function accountsOf(tx: Tx, about: About): Promise<Account[]> {
  const accounts = Map.groupBy(await pointRows(tx, about), ({ account_id }) => account_id);
  return [...accounts.values()].flatMap((rows) => {
    const [row] = rows;
    if (row === undefined) return [];
    return {
      accountId: row.account_id,
      accountNo: row.account_no,
      status: row.account_status,
      openedOn: row.opened_on,
      closedOn: row.closed_on,
      revision: row.account_revision,
      points: rows.flatMap((point) => pointOf(point) ?? []),
    };
  });
}

interface EventRow {
  seq: number;
  at: Date;
  kind: string;
  data: Record<string, unknown>;
  personal: Record<string, unknown> | null;
  actor_kind: string;
  staff_name: string | null;
}

async function historyOf(tx: Tx, { orgId, customerId }: About): Promise<CustomerPage['history']> {
  const { rows } = await runSql<EventRow>(
    tx,
    `select e.seq, e.at, e.kind, e.data, e.personal, e.actor_kind, s.name as staff_name
     from event e left join staff s on s.org_id = e.org_id and s.staff_id = e.actor_id
     where e.org_id = $1 and e.case_id = $2 order by e.seq desc limit $3`,
    [orgId, customerId, historyMax],
  );
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at.toISOString(),
    actor: row.staff_name ?? (row.actor_kind === 'customer' ? '客户本人' : '系统'),
    kind: row.kind,
    words: historyWords(row),
  }));
}

function openDocument(
  platform: Platform,
  row: { document_kind: string | null; document_sealed: string | null },
) {
  const { document_kind: kind, document_sealed: sealed } = row;
  return kind === null || sealed === null ? null : { kind, number: platform.keys.decrypt(sealed) };
}

/** Everything about a customer, personal data masked; refuses when there is none in the caller's unit. */
export async function customerPage(platform: Platform, tx: Tx, about: About): Promise<CustomerPage> {
  const [row, contacts, accounts, history] = await Promise.all([
    customerRow(tx, about),
    contactsOf(tx, about),
    accountsOf(tx, about),
    historyOf(tx, about),
  ]);
  if (row === undefined) throw new Refusal('not-found', { data: { what: '客户' } });
  return {
    customerId: row.customer_id,
    kind: row.kind,
    name: row.name,
    documentKind: row.document_kind,
    documentNumber: maskedDocument(openDocument(platform, row)),
    keyGrade: row.key_grade,
    specialNeeds: row.special_needs,
    managerStaffId: row.manager_staff_id,
    managerName: row.manager_name,
    status: row.status,
    mergedInto: row.merged_into,
    demo: row.demo,
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    contacts,
    accounts,
    history,
  };
}
