import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Language } from '#web/lib/i18n/language.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import { accountNumberFaults } from './account-number-faults.ts';
import { contactFaults } from './contact-draft.ts';
import { customerFaults } from './customer-draft.ts';
import { failuresAt, failuresOf, type Failures } from './failures.ts';
import { contactOf, type NewFile } from './new-file.ts';
import { locationFaults, pointFaults } from './place-draft.ts';

export const contactPath = 'contacts.0.';
export const accountPath = 'accounts.0.';
export const locationPath = 'accounts.0.location.';
export const pointPath = 'accounts.0.points.0.';

/** Fields whose failures are said beside them. */
export const newFileFields: readonly string[] = [
  ...['kind', 'name', 'documentKind', 'documentNumber', 'keyGrade', 'specialNeeds', 'managerStaffId'],
  ...['name', 'purposes', 'channel', 'phone', 'email', 'address'].map((name) => contactPath + name),
  `${accountPath}accountNo`,
  ...['address', 'divisionCode', 'region', 'stationUnitId'].map((name) => locationPath + name),
  ...['voltage', 'capacityVa', 'useKind', 'transformerDistrict', 'feeder', 'meterNo'].map(
    (name) => pointPath + name,
  ),
];

interface Reading {
  readonly today: CalendarDate;
  readonly language: Language;
  readonly t: Texts;
}

/** Everything that is wrong with a new file, by the fields of the contract (R-REQ-06). */
export function newFileFaults(file: NewFile, { today, language, t }: Reading): Failures {
  const { customer, contact, account, location, point } = file;
  const contactRefused = [
    ...contactFaults(contactOf(file), null),
    ...(contact.phone.trim() === '' ? [{ refused: 'customer.contact-missing', field: 'phone' }] : []),
  ];
  return {
    ...failuresOf(customerFaults(customer, today), language),
    // The name of the customer stands in for an empty one and is told at its own field.
    ...failuresAt(
      contactPath,
      failuresOf(
        contactRefused.filter(({ field }) => field !== 'name' || contact.name.trim() !== ''),
        language,
      ),
    ),
    ...(account.wanted === 'no'
      ? {}
      : {
          ...failuresAt(accountPath, accountNumberFaults(account.accountNo, language)),
          ...failuresAt(locationPath, locationFaults(location, false, t)),
          ...failuresAt(pointPath, pointFaults(point, t)),
        }),
  };
}
