import type { NewCustomerBody } from '#contracts/customers.ts';
import { parseAccountNumber } from '#domain/customers/account-number.ts';
import { contactErrors, type ContactInput } from '#domain/customers/contact.ts';
import { validateCustomer, type CustomerInput } from '#domain/customers/customer.ts';
import { isRefused, type Refused } from '#domain/kernel/refusal.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { divisionOf } from '../places/divisions.ts';
import { textOrNull } from './file.ts';

/** Rules of the customer itself; a file may still lack its document (R-SYS-01 checks for that later). */
export function customerErrors(
  input: Omit<CustomerInput, 'documentKind' | 'documentNumber' | 'contacts'> & {
    readonly document: { readonly kind: string; readonly number: string } | null;
  },
  today: CalendarDate,
): readonly Refused[] {
  const { document, ...rest } = input;
  const whole = {
    ...rest,
    documentKind: document?.kind ?? '',
    documentNumber: document?.number ?? '',
    contacts: [],
  };
  return validateCustomer(whole, today).filter(({ field }) => {
    if (field === 'contacts') return false;
    return document !== null || (field !== 'documentKind' && field !== 'documentNumber');
  });
}

/** What is wrong with one contact, its fields named as in the contact's own form. */
export function contactProblems(contact: ContactInput): readonly Refused[] {
  return contactErrors([contact])
    .filter(({ field }) => field !== 'contacts')
    .map(({ field, ...refused }) => ({
      ...refused,
      ...(field === undefined ? {} : { field: field.replace(/^contacts\.0\./, '') }),
    }));
}

type Account = NewCustomerBody['accounts'][number];
interface Location {
  readonly address: string | undefined;
  readonly divisionCode: string | null | undefined;
}

/** What is wrong with a location as it is entered; `path` stands in front of its fields. */
export function locationErrors(location: Partial<Location>, path: string): readonly Refused[] {
  const found: Refused[] = [];
  if (location.address !== undefined && textOrNull(location.address) === null)
    found.push({ refused: 'customer.address-missing', field: `${path}address` });
  const { divisionCode = null } = location;
  if (divisionCode !== null && divisionOf(divisionCode) === null)
    found.push({ refused: 'customer.division-unknown', field: `${path}divisionCode` });
  return found;
}

/** What is wrong with an account as it is entered. */
export function accountErrors(account: Account, unitCode: string, path: string): readonly Refused[] {
  const found = [...locationErrors(account.location, `${path}location.`)];
  if (account.points.length === 0) found.push({ refused: 'customer.point-missing', field: `${path}points` });
  const given = textOrNull(account.accountNo);
  if (given === null) return found;
  const number = parseAccountNumber(given);
  if (isRefused(number)) found.push({ ...number, field: `${path}accountNo` });
  else if (number.unitCode !== unitCode)
    found.push({
      refused: 'customer.account-number-foreign',
      field: `${path}accountNo`,
      data: { unit: unitCode },
    });
  return found;
}

/** Everything that is wrong with a new file, so that it is mended in one go (R-REQ-06). */
export function fileErrors(
  body: NewCustomerBody,
  context: { today: CalendarDate; unitCode: string },
): readonly Refused[] {
  const number = textOrNull(body.documentNumber);
  const document =
    body.documentKind === undefined && number === null
      ? null
      : { kind: body.documentKind ?? '', number: number ?? '' };
  return [
    ...customerErrors({ ...body, specialNeeds: body.specialNeeds ?? [], document }, context.today),
    ...contactErrors(body.contacts),
    ...body.accounts.flatMap((account, at) =>
      accountErrors(account, context.unitCode, `accounts.${at.toString()}.`),
    ),
  ];
}

/** Stations named in locations that are no active unit of this supply unit. */
export async function stationErrors(
  tx: Tx,
  orgId: number,
  named: readonly { readonly unitId: string | null | undefined; readonly field: string }[],
): Promise<readonly Refused[]> {
  const wanted = named.flatMap(({ unitId }) => unitId ?? []);
  if (wanted.length === 0) return [];
  const rows = await tx
    .selectFrom('org_unit')
    .select('unit_id')
    .where('org_id', '=', orgId)
    .where('unit_id', 'in', wanted)
    .where('active', '=', true)
    .execute();
  const known = new Set(rows.map(({ unit_id }) => unit_id));
  return named.flatMap(({ unitId, field }) =>
    unitId === undefined || unitId === null || known.has(unitId)
      ? []
      : { refused: 'customer.station-unknown', field },
  );
}

/** Whether the customer manager is a member of this unit's staff. */
export async function managerErrors(
  tx: Tx,
  orgId: number,
  staffId: string | null | undefined,
): Promise<readonly Refused[]> {
  if (staffId === null || staffId === undefined) return [];
  const row = await tx
    .selectFrom('staff')
    .select('staff_id')
    .where('org_id', '=', orgId)
    .where('staff_id', '=', staffId)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return row === undefined ? [{ refused: 'customer.manager-unknown', field: 'managerStaffId' }] : [];
}
