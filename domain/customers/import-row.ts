/**
 * A row of the import table as a customer, a contact, an account, a place and a usage point. What the rules of the
 * customer file refuse at the counter is refused here too, by the title of the column to mend.
 */
import { regions } from '#domain/organisation/org-unit.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused, type Refused } from '#domain/kernel/refusal.ts';
import { hasCheckDigit } from '#domain/kernel/check-digit.ts';
import { accountNumberDigits, parseAccountNumber } from './account-number.ts';
import { contactChannels, contactErrors, contactPurposes } from './contact.ts';
import {
  customerKinds,
  documentKinds,
  keyCustomerGrades,
  specialNeeds,
  validateCustomer,
} from './customer.ts';
import { capacityOf, dayOf, digitsOf, textOf, wordOf, wordsOf, type ImportCell } from './import-cells.ts';
import { importColumn, importFields, type ImportField } from './import-columns.ts';
import { parsePhone } from './phone.ts';
import { useKinds } from './use-kind.ts';
import { voltages } from './voltage.ts';

/** A row that was understood; empty texts where nothing was written. */
export interface ImportedRow {
  readonly customerCode: string;
  readonly kind: string;
  readonly name: string;
  readonly documentKind: string;
  readonly documentNumber: string;
  readonly keyGrade: string | null;
  readonly specialNeeds: readonly string[];
  readonly contact: {
    readonly name: string;
    readonly purposes: readonly string[];
    readonly channel: string;
    readonly phone: string;
    readonly email: string;
    readonly address: string;
  };
  /** Empty: the system gives one. */
  readonly accountNo: string;
  readonly openedOn: string;
  readonly address: string;
  readonly divisionCode: string;
  readonly region: string;
  readonly station: string;
  readonly voltage: string;
  readonly capacityVa: number;
  readonly useKind: string;
  readonly transformerDistrict: string;
  readonly feeder: string;
  readonly meterNo: string;
}

/** What is wrong with a row, by the column to mend. */
export interface ImportFault extends Refused {
  readonly column: ImportField;
}

export interface ImportContext {
  readonly today: CalendarDate;
  /** Code of the supply unit, in front of its account numbers. */
  readonly unitCode: string;
  /** Largest capacity a point may have. */
  readonly capacityMaxVa: number;
}

type Cells = Readonly<Partial<Record<ImportField, ImportCell>>>;

function lookup(titles: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(titles).flatMap(([word, title]) => [
      [title.normalize('NFKC').toLowerCase(), word] as const,
      [word.toLowerCase(), word] as const,
    ]),
  );
}

function titles(catalogue: Readonly<Record<string, { readonly title: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(catalogue).map(([word, { title }]) => [word, title]));
}

const words = {
  kind: lookup(customerKinds),
  documentKind: lookup(titles(documentKinds)),
  keyGrade: lookup(keyCustomerGrades),
  specialNeeds: lookup(specialNeeds),
  purposes: lookup(contactPurposes),
  channel: lookup(contactChannels),
  region: lookup(regions),
  voltage: lookup(titles(voltages)),
  useKind: lookup(useKinds),
} as const;

const purposesUsual = ['business', 'billing', 'outage'] as const;
const lengthMax: Readonly<Partial<Record<ImportField, number>>> = {
  customerCode: 40,
  documentNumber: 40,
  contactName: 50,
  email: 254,
  postalAddress: 200,
  address: 200,
  station: 100,
  transformerDistrict: 100,
  feeder: 100,
};

/** Collects faults while the cells of one row are read; the first fault of a column is enough. */
class RowReader {
  readonly faults: ImportFault[] = [];
  readonly #cells: Cells;

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  isFaulty(column: ImportField): boolean {
    return this.faults.some((known) => known.column === column);
  }

  fault(column: ImportField, refused: Refused): void {
    if (!this.isFaulty(column)) this.faults.push({ ...refused, column });
  }

  read<T>(column: ImportField, reader: (cell: ImportCell) => T | Refused, otherwise: T): T {
    const value = reader(this.#cells[column] ?? null);
    if (!isRefused(value)) return value;
    this.fault(column, value);
    return otherwise;
  }

  text(column: ImportField): string {
    const text = this.read(column, importColumn(column).digits === true ? digitsOf : textOf, '');
    const limit = lengthMax[column];
    if (limit !== undefined && text.length > limit)
      this.fault(column, { refused: 'customer.cell-too-long', data: { limit } });
    return text;
  }

  word(column: keyof typeof words): string | null {
    return this.read(column, (cell) => wordOf(cell, words[column], importColumn(column).options ?? []), null);
  }

  several(column: keyof typeof words): readonly string[] {
    return this.read(column, (cell) => wordsOf(cell, words[column], importColumn(column).options ?? []), []);
  }

  required(column: ImportField, isGiven: boolean): void {
    if (!isGiven) this.fault(column, { refused: 'customer.cell-missing' });
  }
}

function channelFor(phone: string): string {
  const parsed = parsePhone(phone);
  return !isRefused(parsed) && parsed.kind === 'mobile' ? 'sms' : 'phone';
}

function readContact(row: RowReader, name: string): ImportedRow['contact'] {
  const phone = row.text('phone');
  const purposes = row.several('purposes');
  const contactName = row.text('contactName');
  return {
    name: contactName === '' ? [...name].slice(0, 50).join('') : contactName,
    purposes: purposes.length === 0 ? purposesUsual : purposes,
    channel: row.word('channel') ?? channelFor(phone),
    phone,
    email: row.text('email'),
    address: row.text('postalAddress'),
  };
}

function readCells(row: RowReader, context: ImportContext): ImportedRow {
  const name = row.text('name');
  return {
    customerCode: row.text('customerCode'),
    kind: row.word('kind') ?? '',
    name,
    documentKind: row.word('documentKind') ?? '',
    documentNumber: row.text('documentNumber').replace(/\s/g, '').toUpperCase(),
    keyGrade: row.word('keyGrade'),
    specialNeeds: row.several('specialNeeds'),
    contact: readContact(row, name),
    accountNo: row.text('accountNo').normalize('NFKC').replace(/[\s-]/g, ''),
    openedOn: row.read('openedOn', dayOf, ''),
    address: row.text('address'),
    divisionCode: row.text('divisionCode'),
    region: row.word('region') ?? '',
    station: row.text('station'),
    voltage: row.word('voltage') ?? '',
    capacityVa: row.read('capacity', (cell) => capacityOf(cell, context.capacityMaxVa), null) ?? 0,
    useKind: row.word('useKind') ?? '',
    transformerDistrict: row.text('transformerDistrict'),
    feeder: row.text('feeder'),
    meterNo: row.text('meterNo').normalize('NFKC').replace(/[\s-]/g, '').toUpperCase(),
  };
}

/** Which column holds the field that a rule of the customer file names. */
const columnOfField: Readonly<Record<string, ImportField>> = {
  kind: 'kind',
  name: 'name',
  documentKind: 'documentKind',
  documentNumber: 'documentNumber',
  keyGrade: 'keyGrade',
  specialNeeds: 'specialNeeds',
  contacts: 'phone',
  'contacts.0.name': 'contactName',
  'contacts.0.purposes': 'purposes',
  'contacts.0.phone': 'phone',
  'contacts.0.email': 'email',
  'contacts.0.channel': 'channel',
};

/** 57187654321 was 0571-87654321 before the spreadsheet took it for a number. */
function phoneZeroLost(phone: string): Refused | null {
  const expected = `0${phone}`;
  const parsed = parsePhone(expected);
  const isLandline = /^\d{9,11}$/.test(phone) && !isRefused(parsed) && parsed.kind === 'landline';
  return isLandline ? { refused: 'customer.cell-zero-lost', data: { expected } } : null;
}

function customerFaults(row: RowReader, read: ImportedRow, { today }: ImportContext): void {
  const hasDocument = read.documentKind !== '' && read.documentNumber !== '';
  if (!hasDocument && read.documentKind !== read.documentNumber) {
    const column = read.documentKind === '' ? 'documentKind' : 'documentNumber';
    row.fault(column, { refused: 'customer.document-half' });
  }
  const input = { ...read, contacts: [] };
  const refused = read.kind === '' ? [] : validateCustomer(input, today);
  for (const { field = '', ...rest } of [...refused, ...contactErrors([read.contact])]) {
    const column = columnOfField[field];
    // A file may lack its document; whoever counts on it is told by the check of the data (R-SYS-01).
    const skipped = !hasDocument && (field === 'documentKind' || field === 'documentNumber');
    if (column === undefined || skipped || rest.refused === 'customer.contact-missing') continue;
    // Which way of telling suits a phone that is wrong is no question yet.
    if (column === 'channel' && row.isFaulty('phone')) continue;
    row.fault(column, column === 'phone' ? (phoneZeroLost(read.contact.phone) ?? rest) : rest);
  }
}

function accountFaults(row: RowReader, accountNo: string, { unitCode }: ImportContext): void {
  if (accountNo === '') return;
  const expected = `0${accountNo}`;
  if (
    accountNo.length === accountNumberDigits - 1 &&
    expected.startsWith(unitCode) &&
    hasCheckDigit(expected)
  ) {
    row.fault('accountNo', { refused: 'customer.cell-zero-lost', data: { expected } });
    return;
  }
  const number = parseAccountNumber(accountNo);
  if (isRefused(number)) row.fault('accountNo', number);
  else if (number.unitCode !== unitCode)
    row.fault('accountNo', { refused: 'customer.account-number-foreign', data: { unit: unitCode } });
}

function placeFaults(row: RowReader, read: ImportedRow, { today }: ImportContext): void {
  if (read.openedOn > today)
    row.fault('openedOn', { refused: 'customer.cell-date-ahead', data: { value: read.openedOn } });
  if (read.divisionCode !== '' && !/^(?:\d{6}|\d{9})$/.test(read.divisionCode))
    row.fault('divisionCode', { refused: 'customer.division-unknown' });
  if (read.meterNo !== '' && !/^[0-9A-Z]{6,24}$/.test(read.meterNo))
    row.fault('meterNo', { refused: 'customer.cell-meter' });
}

const requiredOf: readonly (readonly [ImportField, (read: ImportedRow) => boolean])[] = [
  ['kind', ({ kind }) => kind !== ''],
  ['name', ({ name }) => name !== ''],
  ['phone', ({ contact }) => contact.phone !== ''],
  ['address', ({ address }) => address !== ''],
  ['region', ({ region }) => region !== ''],
  ['voltage', ({ voltage }) => voltage !== ''],
  ['capacity', ({ capacityVa }) => capacityVa > 0],
  ['useKind', ({ useKind }) => useKind !== ''],
];

/** Reads a row; every fault is told at once, one a column. What other rows or the database say comes on top. */
export function readImportRow(
  cells: Cells,
  context: ImportContext,
): { readonly row: ImportedRow; readonly faults: readonly ImportFault[] } {
  const reader = new RowReader(cells);
  const read = readCells(reader, context);
  for (const [column, isGiven] of requiredOf) reader.required(column, isGiven(read));
  customerFaults(reader, read, context);
  accountFaults(reader, read.accountNo, context);
  placeFaults(reader, read, context);
  const faults = reader.faults.toSorted(
    (a, b) => importFields.indexOf(a.column) - importFields.indexOf(b.column),
  );
  return { row: read, faults };
}
