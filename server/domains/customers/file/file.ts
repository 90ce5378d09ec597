import type { NewCustomerBody } from '#contracts/customers.ts';
import { accountNumber } from '#domain/customers/account-number.ts';
import { normaliseName } from '#domain/customers/name.ts';
import { parsePhone } from '#domain/customers/phone.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { businessDate } from '#domain/kernel/instant.ts';

/** A customer with everything that belongs to them, each value in its one form, ready to be stored. */
export interface CustomerFile {
  readonly customerId: string;
  readonly kind: string;
  readonly name: string;
  readonly document: Document | null;
  readonly keyGrade: string | null;
  readonly specialNeeds: readonly string[];
  readonly managerStaffId: string | null;
  readonly demo: boolean;
  readonly createdAt: Date;
  readonly contacts: readonly FileContact[];
  readonly accounts: readonly FileAccount[];
}

export interface Document {
  readonly kind: string;
  readonly number: string;
}

export interface FileContact {
  readonly contactId: string;
  readonly name: string;
  readonly purposes: readonly string[];
  readonly channel: string;
  readonly phone: string | null;
  readonly phoneExtension: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

export interface FileLocation {
  readonly locationId: string;
  readonly address: string;
  readonly divisionCode: string | null;
  readonly parts: Readonly<Record<string, unknown>>;
  readonly region: string;
  readonly stationUnitId: string | null;
}

export interface FilePoint {
  readonly usagePointId: string;
  readonly voltage: string;
  readonly capacityVa: number;
  readonly useKind: string;
  readonly transformerDistrict: string | null;
  readonly feeder: string | null;
  readonly meterNo: string | null;
}

export interface FileAccount {
  readonly accountId: string;
  /** Null: the unit's next number. */
  readonly accountNo: string | null;
  readonly openedOn: string;
  readonly location: FileLocation;
  readonly points: readonly FilePoint[];
}

/** A text with something in it, trimmed; null for one that is empty or left out. */
export function textOrNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** The one form of a document number: half-width, capitals, no spaces; what the keyed digest is taken of. */
export function normaliseDocumentNumber(number: string): string {
  return number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
}

/** A phone number in its one form; null where there is none (wrong ones were refused before). */
export function phoneParts(text: string | null | undefined): Pick<FileContact, 'phone' | 'phoneExtension'> {
  const phone = parsePhone(text ?? '');
  return isRefused(phone)
    ? { phone: null, phoneExtension: null }
    : { phone: phone.number, phoneExtension: phone.extension };
}

/** A contact as it is entered or was stored; its words were checked before. */
export interface ContactLike {
  readonly name: string;
  readonly purposes: readonly string[];
  readonly channel: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly address?: string | undefined;
}

export function contactOf(contactId: string, contact: ContactLike): FileContact {
  return {
    contactId,
    name: normaliseName(contact.name),
    purposes: [...new Set(contact.purposes)],
    channel: contact.channel,
    ...phoneParts(contact.phone),
    email: textOrNull(contact.email),
    address: textOrNull(contact.address),
  };
}

type AccountLike = NewCustomerBody['accounts'][number];

/** Reads an address into its parts; given from outside because it needs the list of divisions. */
export type AddressReader = (address: string, divisionCode: string | undefined) => Record<string, unknown>;

export function locationOf(location: AccountLike['location'], read: AddressReader): FileLocation {
  const address = location.address.trim();
  return {
    locationId: location.locationId,
    address,
    divisionCode: location.divisionCode ?? null,
    parts: read(address, location.divisionCode),
    region: location.region,
    stationUnitId: location.stationUnitId ?? null,
  };
}

export function pointOf(point: AccountLike['points'][number]): FilePoint {
  return {
    usagePointId: point.usagePointId,
    voltage: point.voltage,
    capacityVa: point.capacityVa,
    useKind: point.useKind,
    transformerDistrict: textOrNull(point.transformerDistrict),
    feeder: textOrNull(point.feeder),
    meterNo: textOrNull(point.meterNo),
  };
}

export function accountOf(account: AccountLike, options: { now: Date; read: AddressReader }): FileAccount {
  const accountNo = textOrNull(account.accountNo);
  return {
    accountId: account.accountId,
    accountNo: accountNo?.normalize('NFKC').replaceAll(/[\s-]/g, '') ?? null,
    openedOn: account.openedOn ?? businessDate(options.now.getTime()),
    location: locationOf(account.location, options.read),
    points: account.points.map(pointOf),
  };
}

/** The document of a body; null when none was given. */
export function documentOf(body: {
  documentKind?: string | undefined;
  documentNumber?: string | undefined;
}): Document | null {
  const number = textOrNull(body.documentNumber);
  if (body.documentKind === undefined || number === null) return null;
  return { kind: body.documentKind, number: normaliseDocumentNumber(number) };
}

/** The file of a checked body. */
export function fileOf(body: NewCustomerBody, options: { now: Date; read: AddressReader }): CustomerFile {
  return {
    customerId: body.customerId,
    kind: body.kind,
    name: normaliseName(body.name),
    document: documentOf(body),
    keyGrade: body.keyGrade ?? null,
    specialNeeds: [...new Set(body.specialNeeds ?? [])],
    managerStaffId: body.managerStaffId ?? null,
    demo: false,
    createdAt: options.now,
    contacts: body.contacts.map(({ contactId, ...contact }) => contactOf(contactId, contact)),
    accounts: body.accounts.map((account) => accountOf(account, options)),
  };
}

/** The same accounts with numbers for those that have none, taken from `firstSerial` on. */
export function numbered(
  accounts: readonly FileAccount[],
  unitCode: string,
  firstSerial: number,
): (FileAccount & { accountNo: string })[] {
  let serial = firstSerial;
  return accounts.map((account) => {
    if (account.accountNo !== null) return { ...account, accountNo: account.accountNo };
    const accountNo = accountNumber(unitCode, serial);
    serial += 1;
    return { ...account, accountNo };
  });
}
