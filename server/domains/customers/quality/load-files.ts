import { similarNames, type Likeness } from '#domain/customers/merge/likeness.ts';
import type {
  Alike,
  CheckedAccount,
  CheckedContact,
  CheckedFile,
  CheckedLocation,
} from '#domain/customers/quality/checked-file.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Keys } from '../../../platform/keys.ts';
import {
  livingNames,
  pairsToldApart,
  usersOfAddresses,
  usersOfDocuments,
  usersOfPhones,
  type Users,
} from './neighbours.ts';

/** A file as the rules check it, with the station that answers for it. */
export interface LoadedFile {
  readonly file: CheckedFile;
  readonly unitId: string | null;
}

interface CustomerRow {
  customer_id: string;
  kind: string;
  name: string;
  document_kind: string | null;
  document_sealed: string | null;
  document_digest: string | null;
  key_grade: string | null;
  manager_staff_id: string | null;
}

type ContactRow = Omit<CheckedContact, 'contactId' | 'phoneUsers'> & {
  contact_id: string;
  customer_id: string;
};

interface AccountRow {
  account_id: string;
  customer_id: string;
  account_no: string;
  status: string;
  opened_on: string;
  closed_on: string | null;
}

interface PointRow {
  account_id: string;
  location_id: string;
  status: string;
}

interface LocationRow {
  location_id: string;
  address: string;
  division_code: string | null;
  station_unit_id: string | null;
}

interface Rows {
  readonly customers: readonly CustomerRow[];
  readonly contacts: readonly ContactRow[];
  readonly accounts: readonly AccountRow[];
  readonly points: readonly PointRow[];
  readonly locations: ReadonlyMap<string, LocationRow>;
}

/**
 * The rows of the files, a question a table: joined in one statement, a planner without statistics walks through the
 * whole unit for every table of the join (measured: 30 s for 20 of 700 customers, this way 20 ms).
 */
async function rowsOf(tx: Tx, orgId: number, customerIds: readonly string[]): Promise<Rows> {
  const by = async <Row>(sql: string, ids: readonly string[]): Promise<readonly Row[]> => {
    const { rows } = await runSql<Row>(tx, sql, [orgId, ids]);
    return rows;
  };
  const customers = await by<CustomerRow>(
    `select customer_id, kind, name, document_kind, document_sealed, document_digest, key_grade, manager_staff_id
     from customer where org_id = $1 and customer_id = any ($2::uuid[]) and status <> 'merged' order by customer_id`,
    customerIds,
  );
  const contacts = await by<ContactRow>(
    `select contact_id, customer_id, name, purposes, channel, phone, email, address
     from contact where org_id = $1 and customer_id = any ($2::uuid[]) order by contact_id`,
    customerIds,
  );
  const accounts = await by<AccountRow>(
    `select account_id, customer_id, account_no, status, opened_on, closed_on
     from customer_account where org_id = $1 and customer_id = any ($2::uuid[]) order by account_no`,
    customerIds,
  );
  const points = await by<PointRow>(
    `select account_id, location_id, status
     from usage_point where org_id = $1 and account_id = any ($2::uuid[]) order by usage_point_id`,
    accounts.map(({ account_id }) => account_id),
  );
  const locations = await by<LocationRow>(
    `select location_id, address, coalesce(street_code, county_code) as division_code, station_unit_id
     from service_location where org_id = $1 and location_id = any ($2::uuid[])`,
    points.map(({ location_id }) => location_id),
  );
  return {
    customers,
    contacts,
    accounts,
    points,
    locations: new Map(locations.map((location) => [location.location_id, location])),
  };
}

/** What the files have in common with others. */
interface Shared {
  readonly phones: Users;
  readonly documents: Users;
  readonly addresses: Users;
  readonly apart: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
}

async function sharedOf(tx: Tx, orgId: number, rows: Rows): Promise<Shared> {
  const unique = (texts: readonly string[]) => [...new Set(texts)];
  const phones = await usersOfPhones(tx, orgId, unique(rows.contacts.flatMap(({ phone }) => phone ?? [])));
  const digests = rows.customers.flatMap(({ document_digest }) => document_digest ?? []);
  const documents = await usersOfDocuments(tx, orgId, unique(digests));
  const places = [...rows.locations.values()].map(({ address }) => address);
  const addresses = await usersOfAddresses(tx, orgId, unique(places));
  const ids = [phones, documents, addresses].flatMap((users) => [...users.values()].flat());
  const apart = await pairsToldApart(
    tx,
    orgId,
    rows.customers.map(({ customer_id }) => customer_id),
  );
  return { phones, documents, addresses, apart, names: await livingNames(tx, orgId, unique(ids)) };
}

/** More suspects than that are no help to anybody. */
const alikeMax = 8;

/** Each other customer once, for the surest reason; a shared phone or address needs a similar name as well. */
function alikeOf(
  row: CustomerRow,
  own: { phones: readonly string[]; addresses: readonly string[] },
  shared: Shared,
) {
  const users = (known: Users, values: readonly string[]) =>
    values.flatMap((value) => known.get(value) ?? []);
  const digests = row.document_digest === null ? [] : [row.document_digest];
  const reasons: readonly (readonly [Likeness, readonly string[]])[] = [
    ['document', users(shared.documents, digests)],
    ['phone-and-name', users(shared.phones, own.phones)],
    ['address-and-name', users(shared.addresses, own.addresses)],
  ];
  const found = new Map<string, Alike>();
  for (const [because, customerIds] of reasons) {
    for (const customerId of customerIds) {
      const name = shared.names.get(customerId);
      if (name === undefined || customerId === row.customer_id || found.has(customerId)) continue;
      if (shared.apart.has(`${row.customer_id}/${customerId}`)) continue;
      if (because === 'document' || similarNames(name, row.name))
        found.set(customerId, { customerId, name, because });
    }
  }
  return [...found.values()].slice(0, alikeMax);
}

function accountOf(row: AccountRow, points: readonly PointRow[]): CheckedAccount {
  return {
    accountId: row.account_id,
    accountNo: row.account_no,
    status: row.status,
    openedOn: calendarDate(row.opened_on),
    closedOn: row.closed_on === null ? null : calendarDate(row.closed_on),
    livePoints: points.filter(({ status }) => status !== 'removed').length,
  };
}

function locationOf(row: LocationRow): CheckedLocation {
  return {
    locationId: row.location_id,
    address: row.address,
    divisionCode: row.division_code,
    stationUnitId: row.station_unit_id,
  };
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): (id: string) => readonly Row[] {
  const groups = Map.groupBy(rows, key);
  return (id) => groups.get(id) ?? [];
}

function fileMaker(rows: Rows, shared: Shared, keys: Keys): (row: CustomerRow) => LoadedFile {
  const contactsOf = grouped(rows.contacts, (row) => row.customer_id);
  const accountsOf = grouped(rows.accounts, (row) => row.customer_id);
  const pointsOf = grouped(rows.points, (row) => row.account_id);
  return (row) => {
    const contacts = contactsOf(row.customer_id);
    const accounts = accountsOf(row.customer_id);
    const points = accounts
      .filter(({ status }) => status !== 'closed')
      .flatMap((one) => pointsOf(one.account_id));
    const live = new Set(
      points.filter(({ status }) => status !== 'removed').map((point) => point.location_id),
    );
    const locations = [...live].flatMap((id) => rows.locations.get(id) ?? []).map(locationOf);
    const { document_kind: kind, document_sealed: sealed } = row;
    const own = {
      phones: contacts.flatMap(({ phone }) => phone ?? []),
      addresses: locations.map(({ address }) => address),
    };
    const file: CheckedFile = {
      customerId: row.customer_id,
      kind: row.kind,
      name: row.name,
      document: kind === null || sealed === null ? null : { kind, number: keys.decrypt(sealed) },
      keyGrade: row.key_grade,
      managerStaffId: row.manager_staff_id,
      contacts: contacts.map(({ contact_id: contactId, customer_id: _, ...contact }) => ({
        ...contact,
        contactId,
        phoneUsers: contact.phone === null ? 0 : (shared.phones.get(contact.phone)?.length ?? 0),
      })),
      accounts: accounts.map((account) => accountOf(account, pointsOf(account.account_id))),
      locations,
      alike: alikeOf(row, own, shared),
    };
    return {
      file,
      unitId: locations.find(({ stationUnitId }) => stationUnitId !== null)?.stationUnitId ?? null,
    };
  };
}

/** The files of customers, with everything the rules ask for; merged ones are left out. */
export async function loadFiles(
  tx: Tx,
  keys: Keys,
  about: { orgId: number; customerIds: readonly string[] },
): Promise<readonly LoadedFile[]> {
  const rows = await rowsOf(tx, about.orgId, about.customerIds);
  const shared = await sharedOf(tx, about.orgId, rows);
  return rows.customers.map(fileMaker(rows, shared, keys));
}
