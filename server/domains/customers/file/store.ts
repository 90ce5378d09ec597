import { setImmediate as breathe } from 'node:timers/promises';
import { maskDocumentNumber, maskIdentityNumber } from '#domain/customers/masking.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { chain, eventColumns, eventJson } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { commandOf, type Actor } from './case.ts';
import type { CustomerFile, FileAccount, FileContact, FileLocation, FilePoint, Document } from './file.ts';
import { documentDigest, searchEntry } from '../search/search-entry.ts';

/** A file whose accounts all have their numbers. */
export interface NumberedFile extends Omit<CustomerFile, 'accounts'> {
  readonly accounts: readonly (FileAccount & { readonly accountNo: string })[];
}

/** A document as it is stored: the number sealed, and its keyed digest. */
export function sealedDocument(
  platform: Pick<Platform, 'keys'>,
  orgId: number,
  document: Document | null,
): { document_kind: string | null; document_sealed: string | null; document_digest: string | null } {
  if (document === null) return { document_kind: null, document_sealed: null, document_digest: null };
  return {
    document_kind: document.kind,
    document_sealed: platform.keys.encrypt(document.number),
    document_digest: documentDigest(platform.keys, orgId, document.number),
  };
}

/** A document number as events and pages show it. */
export function maskedDocument(document: Document | null): string | null {
  if (document === null) return null;
  return document.kind === 'identity-card'
    ? maskIdentityNumber(document.number)
    : maskDocumentNumber(document.number);
}

export function contactRow(orgId: number, customerId: string, contact: FileContact) {
  return {
    org_id: orgId,
    contact_id: contact.contactId,
    customer_id: customerId,
    name: contact.name,
    purposes: [...contact.purposes],
    channel: contact.channel,
    phone: contact.phone,
    phone_extension: contact.phoneExtension,
    email: contact.email,
    address: contact.address,
  };
}

/** Codes of a division and of those above it, by their lengths. */
export function divisionColumns(code: string | null) {
  const part = (length: number): string | null =>
    code !== null && code.length >= length ? code.slice(0, length) : null;
  return { province_code: part(2), city_code: part(4), county_code: part(6), street_code: part(9) };
}

export function locationRow(orgId: number, location: FileLocation) {
  return {
    org_id: orgId,
    location_id: location.locationId,
    ...divisionColumns(location.divisionCode),
    address: location.address,
    parts: location.parts,
    region: location.region,
    station_unit_id: location.stationUnitId,
  };
}

export function pointRow(orgId: number, at: { accountId: string; locationId: string }, point: FilePoint) {
  return {
    org_id: orgId,
    usage_point_id: point.usagePointId,
    account_id: at.accountId,
    location_id: at.locationId,
    voltage: point.voltage,
    capacity_va: point.capacityVa,
    use_kind: point.useKind,
    transformer_district: point.transformerDistrict,
    feeder: point.feeder,
    meter_no: point.meterNo,
  };
}

export function accountRow(orgId: number, customerId: string, account: FileAccount & { accountNo: string }) {
  return {
    org_id: orgId,
    account_id: account.accountId,
    account_no: account.accountNo,
    customer_id: customerId,
    opened_on: account.openedOn,
  };
}

function customerRow(platform: Platform, actor: Actor, file: NumberedFile) {
  return {
    org_id: actor.orgId,
    customer_id: file.customerId,
    kind: file.kind,
    name: file.name,
    ...sealedDocument(platform, actor.orgId, file.document),
    key_grade: file.keyGrade,
    special_needs: [...file.specialNeeds],
    manager_staff_id: file.managerStaffId,
    demo: file.demo,
    created_at: file.createdAt.toISOString(),
    changed_at: file.createdAt.toISOString(),
    changed_by: actor.origin.actorId,
  };
}

function searchRow(orgId: number, file: NumberedFile, digest: string | null) {
  const { tokens, texts } = searchEntry({
    names: [file.name, ...file.contacts.map(({ name }) => name)],
    addresses: file.accounts.map(({ location }) => location.address),
    phones: file.contacts.flatMap(({ phone }) => phone ?? []),
    accountNos: file.accounts.map(({ accountNo }) => accountNo),
    meterNos: file.accounts.flatMap(({ points }) => points.flatMap(({ meterNo }) => meterNo ?? [])),
    documentDigests: digest === null ? [] : [digest],
  });
  return { org_id: orgId, customer_id: file.customerId, tokens, texts };
}

/** The first event of a file: what was entered, its personal part apart so that it can be erased by law. */
function createdChain(platform: Platform, actor: Actor, file: NumberedFile & { content: unknown }) {
  const command = commandOf(
    platform,
    { orgId: actor.orgId, customerId: file.customerId, commandId: file.customerId },
    file.content,
  );
  const about = { orgId: actor.orgId, caseKind: 'customer' as const, caseId: file.customerId };
  const data = {
    kind: file.kind,
    accounts: file.accounts.map(({ accountNo }) => accountNo),
    contacts: file.contacts.length,
    ...(file.demo ? { demo: true } : {}),
    command: command.digest,
  };
  const personal = {
    name: file.name,
    document: maskedDocument(file.document),
    contacts: file.contacts.map(({ name, phone }) => ({ name, phone })),
    addresses: file.accounts.map(({ location }) => location.address),
  };
  const happening = { kind: 'customer.created' as const, at: file.createdAt, data, personal };
  return chain(platform, { ...about, ...actor.origin, head: null, commandId: file.customerId }, [happening]);
}

const insertSql = `
with added_customer as (
  insert into customer (org_id, customer_id, kind, name, document_kind, document_sealed, document_digest, key_grade,
    special_needs, manager_staff_id, demo, created_at, changed_at, changed_by)
  select * from jsonb_to_recordset($1::jsonb) as r(org_id integer, customer_id uuid, kind text, name text,
    document_kind text, document_sealed text, document_digest text, key_grade text, special_needs text[],
    manager_staff_id uuid, demo boolean, created_at timestamptz, changed_at timestamptz, changed_by uuid)
), added_contact as (
  insert into contact (org_id, contact_id, customer_id, name, purposes, channel, phone, phone_extension, email, address)
  select * from jsonb_to_recordset($2::jsonb) as r(org_id integer, contact_id uuid, customer_id uuid, name text,
    purposes text[], channel text, phone text, phone_extension text, email text, address text)
), added_location as (
  insert into service_location (org_id, location_id, province_code, city_code, county_code, street_code, address, parts,
    region, station_unit_id)
  select * from jsonb_to_recordset($3::jsonb) as r(org_id integer, location_id uuid, province_code text, city_code text,
    county_code text, street_code text, address text, parts jsonb, region text, station_unit_id uuid)
), added_account as (
  insert into customer_account (org_id, account_id, account_no, customer_id, opened_on)
  select * from jsonb_to_recordset($4::jsonb) as r(org_id integer, account_id uuid, account_no text, customer_id uuid,
    opened_on date)
), added_point as (
  insert into usage_point (org_id, usage_point_id, account_id, location_id, voltage, capacity_va, use_kind,
    transformer_district, feeder, meter_no)
  select * from jsonb_to_recordset($5::jsonb) as r(org_id integer, usage_point_id uuid, account_id uuid,
    location_id uuid, voltage text, capacity_va bigint, use_kind text, transformer_district text, feeder text,
    meter_no text)
), added_search as (
  insert into customer_search (org_id, customer_id, tokens, texts)
  select * from jsonb_to_recordset($6::jsonb) as r(org_id integer, customer_id uuid, tokens text[], texts text)
), added_event as (
  insert into event select * from jsonb_to_recordset($7::jsonb) as e(${eventColumns})
)
insert into event_head (org_id, case_id, case_kind, seq, hash, mac)
select * from jsonb_to_recordset($8::jsonb) as r(org_id integer, case_id uuid, case_kind text, seq integer, hash text,
  mac text)`;

/** A file with what the client sent, which its first event remembers by a digest. */
export type ReadyFile = NumberedFile & { readonly content: unknown };

/** The rows of one file, with its first event. */
function rowsOf(platform: Platform, actor: Actor, file: ReadyFile) {
  const { orgId } = actor;
  const customer = customerRow(platform, actor, file);
  return {
    customer,
    contacts: file.contacts.map((contact) => contactRow(orgId, file.customerId, contact)),
    locations: file.accounts.map(({ location }) => locationRow(orgId, location)),
    accounts: file.accounts.map((account) => accountRow(orgId, file.customerId, account)),
    points: file.accounts.flatMap(({ accountId, location: { locationId }, points }) =>
      points.map((point) => pointRow(orgId, { accountId, locationId }, point)),
    ),
    search: searchRow(orgId, file, customer.document_digest),
    chain: createdChain(platform, actor, file),
  };
}

/** The parameters of the statement that stores files. */
function valuesOf(files: readonly ReturnType<typeof rowsOf>[]): string[] {
  const lists = [
    files.map(({ customer }) => customer),
    files.flatMap(({ contacts }) => contacts),
    files.flatMap(({ locations }) => locations),
    files.flatMap(({ accounts }) => accounts),
    files.flatMap(({ points }) => points),
    files.map(({ search }) => search),
  ];
  const heads = files.map(({ chain: { head } }) => ({
    org_id: head.orgId,
    case_id: head.caseId,
    case_kind: 'customer',
    seq: head.seq,
    hash: head.hash,
    mac: head.mac,
  }));
  return [
    ...lists.map((list) => JSON.stringify(list)),
    eventJson(files.flatMap(({ chain: { rows } }) => rows)),
    JSON.stringify(heads),
  ];
}

// One statement for 500 files is as fast as larger ones and keeps its parameters below 2 MB.
const batchMax = 500;
/**
 * Files made ready between two breaths, 3 ms of work. A statement of 1 MB goes through a socket of 200 KB: without
 * breath the database would wait for the rest of it until the next statement is ready, and both would take turns.
 */
const breathFiles = 10;

/** What a statement each is given; made without the database, so that it can be made while the database works. */
export async function* statementsOf(
  platform: Platform,
  { actor, files }: { actor: Actor; files: readonly ReadyFile[] },
): AsyncGenerator<readonly string[]> {
  for (let at = 0; at < files.length; at += batchMax) {
    const rows: ReturnType<typeof rowsOf>[] = [];
    for (const file of files.slice(at, at + batchMax)) {
      rows.push(rowsOf(platform, actor, file));
      if (rows.length % breathFiles === 0) await breathe();
    }
    yield valuesOf(rows);
  }
}

/** Statements on their way at a time: one at work, one behind it so that the database need not wait for the next. */
const sentMax = 2;

/**
 * Runs the statements, each as soon as it is ready: the database works while the next one is made. `isLoad`: so many
 * files that the planner needs numbers about tables that grow from nothing.
 */
export async function insertStatements(
  tx: Tx,
  statements: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  { isLoad }: { isLoad: boolean },
): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for await (const values of statements) {
    if (sent.length >= sentMax) await sent.shift();
    const running = [
      runSql(tx, insertSql, values),
      ...(isLoad ? [runSql(tx, 'select count_customers()', [])] : []),
    ];
    const both = Promise.all(running);
    // A refusal is thrown where its turn comes; until then it must not look forgotten.
    both.catch(() => undefined);
    sent.push(both);
  }
  await Promise.all(sent);
}

/** Stores whole files, a statement for each batch. */
export async function insertFiles(
  platform: Platform,
  tx: Tx,
  given: { actor: Actor; files: readonly ReadyFile[] },
): Promise<void> {
  await insertStatements(tx, statementsOf(platform, given), { isLoad: given.files.length > batchMax });
}

/**
 * Takes `count` serials for new account numbers of the unit; `above` are serials in use by numbers given from
 * outside, which are never given out again. Answers the first one.
 */
export async function takeSerials(
  tx: Tx,
  orgId: number,
  need: { count: number; above: number },
): Promise<number> {
  const { rows } = await runSql<{ first: number }>(
    tx,
    `insert into account_serial (org_id, next_serial) values ($1, greatest(1, $3::bigint + 1) + $2::bigint)
     on conflict (org_id) do update
       set next_serial = greatest(account_serial.next_serial, $3::bigint + 1) + $2::bigint
     returning next_serial - $2::bigint as first`,
    [orgId, need.count, need.above],
  );
  const first = rows[0]?.first;
  if (first === undefined) throw new Error('serials were not given out');
  return first;
}
