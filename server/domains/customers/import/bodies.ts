import type { NewCustomerBody } from '#contracts/customers.ts';
import { contactsMax } from '#domain/customers/contact.ts';
import type { ImportedRow } from '#domain/customers/import-row.ts';
import type { IncomingRow } from './match.ts';
import { nextId } from './next-id.ts';

type Account = NewCustomerBody['accounts'][number];
type Contact = NewCustomerBody['contacts'][number];

/** What the unit's list and the divisions make of the words of a row. */
export interface Placing {
  stationId(row: ImportedRow): string | undefined;
  divisionCode(row: ImportedRow): string | undefined;
}

/** Catalogue words were checked when the row was read; the contract names them as a closed set. */
type Word<K extends keyof NewCustomerBody> = NewCustomerBody[K];

export function contactBody({ contact }: ImportedRow): Contact {
  return {
    contactId: nextId(),
    name: contact.name,
    purposes: [...contact.purposes] as Contact['purposes'],
    channel: contact.channel as Contact['channel'],
    phone: contact.phone,
    ...(contact.email === '' ? {} : { email: contact.email }),
    ...(contact.address === '' ? {} : { address: contact.address }),
  };
}

export function locationBody(row: ImportedRow, placing: Placing): Account['location'] {
  const stationUnitId = placing.stationId(row);
  const divisionCode = placing.divisionCode(row);
  return {
    locationId: nextId(),
    address: row.address,
    region: row.region as Account['location']['region'],
    ...(divisionCode === undefined ? {} : { divisionCode }),
    ...(stationUnitId === undefined ? {} : { stationUnitId }),
  };
}

export function pointBody(row: ImportedRow): Account['points'][number] {
  return {
    usagePointId: nextId(),
    voltage: row.voltage as Account['points'][number]['voltage'],
    capacityVa: row.capacityVa,
    useKind: row.useKind as Account['points'][number]['useKind'],
    ...(row.transformerDistrict === '' ? {} : { transformerDistrict: row.transformerDistrict }),
    ...(row.feeder === '' ? {} : { feeder: row.feeder }),
    ...(row.meterNo === '' ? {} : { meterNo: row.meterNo }),
  };
}

export function accountBody(row: ImportedRow, placing: Placing): Account {
  return {
    accountId: nextId(),
    ...(row.accountNo === '' ? {} : { accountNo: row.accountNo }),
    ...(row.openedOn === '' ? {} : { openedOn: row.openedOn }),
    location: locationBody(row, placing),
    points: [pointBody(row)],
  };
}

/** The customer's own fields as far as a row writes them. */
export function customerFields(row: ImportedRow) {
  return {
    kind: row.kind as Word<'kind'>,
    name: row.name,
    ...(row.documentNumber === ''
      ? {}
      : {
          documentKind: row.documentKind as NonNullable<Word<'documentKind'>>,
          documentNumber: row.documentNumber,
        }),
    ...(row.keyGrade === null ? {} : { keyGrade: row.keyGrade as NonNullable<Word<'keyGrade'>> }),
    ...(row.specialNeeds.length === 0
      ? {}
      : { specialNeeds: [...row.specialNeeds] as NonNullable<Word<'specialNeeds'>> }),
  };
}

/** A new customer of rows that belong together, and the rows whose point lies at another place of a known account. */
export interface NewCustomer {
  readonly body: NewCustomerBody;
  /** Accounts by the row that opened them, for those that are found again by a key. */
  readonly opened: readonly { readonly sourceKey: string; readonly accountId: string }[];
  readonly elsewhere: readonly { readonly accountId: string; readonly row: ImportedRow }[];
}

function contactsOf(rows: readonly IncomingRow[]): Contact[] {
  const contacts = new Map<string, Contact>();
  for (const { row } of rows) {
    const key = `${row.contact.name}\n${row.contact.phone}`;
    if (!contacts.has(key) && contacts.size < contactsMax) contacts.set(key, contactBody(row));
  }
  return [...contacts.values()];
}

/** The rows of one customer as one file. */
export function newCustomer(first: IncomingRow, rows: readonly IncomingRow[], placing: Placing): NewCustomer {
  const accounts = new Map<string, Account>();
  const opened: { sourceKey: string; accountId: string }[] = [];
  const elsewhere: { accountId: string; row: ImportedRow }[] = [];
  for (const { row, rowNo, sourceKey } of rows) {
    const name = row.accountNo === '' ? `row ${rowNo.toString()}` : row.accountNo;
    const account = accounts.get(name);
    if (account === undefined) {
      const made = accountBody(row, placing);
      accounts.set(name, made);
      if (sourceKey !== null) opened.push({ sourceKey, accountId: made.accountId });
    } else if (account.location.address === row.address) account.points.push(pointBody(row));
    else elsewhere.push({ accountId: account.accountId, row });
  }
  const fields = rows.reduce((merged, { row }) => ({ ...customerFields(row), ...merged }), {});
  const body: NewCustomerBody = {
    ...customerFields(first.row),
    ...fields,
    customerId: nextId(),
    contacts: contactsOf(rows),
    accounts: [...accounts.values()],
  };
  return { body, opened, elsewhere };
}
