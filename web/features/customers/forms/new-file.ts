/** A new customer file as it is typed: the customer, one contact, and the account where there is one already. */
import type { NewCustomerBody } from '#contracts/customers.ts';
import { parseIdentityNumber } from '#domain/customers/identity-number.ts';
import { parsePhone } from '#domain/customers/phone.ts';
import { parseSocialCreditCode } from '#domain/customers/social-credit-code.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { contactFields, emptyContact, type ContactDraft } from './contact-draft.ts';
import { customerFields, emptyCustomer, type CustomerDraft } from './customer-draft.ts';
import {
  emptyLocation,
  emptyPoint,
  locationFields,
  pointFields,
  type LocationDraft,
  type PointDraft,
} from './place-draft.ts';

export interface NewFile {
  /** Made in the browser, so that sending twice makes one file. */
  readonly ids: {
    readonly customerId: string;
    readonly contactId: string;
    readonly accountId: string;
    readonly locationId: string;
    readonly usagePointId: string;
  };
  readonly customer: CustomerDraft;
  readonly contact: ContactDraft;
  readonly account: { readonly wanted: 'yes' | 'no'; readonly accountNo: string };
  readonly location: LocationDraft;
  readonly point: PointDraft;
}

/** An empty file with ids of its own. */
export function emptyFile(newId: () => string): NewFile {
  return {
    ids: {
      customerId: newId(),
      contactId: newId(),
      accountId: newId(),
      locationId: newId(),
      usagePointId: newId(),
    },
    customer: emptyCustomer,
    contact: emptyContact,
    account: { wanted: 'no', accountNo: '' },
    location: emptyLocation,
    point: emptyPoint,
  };
}

/** The contact as it is sent: left without a name, it is the customer. */
export function contactOf({ customer, contact }: NewFile): ContactDraft {
  return contact.name.trim() === '' ? { ...contact, name: customer.name.slice(0, 50) } : contact;
}

/** The file as it is sent; null while a number in it cannot be one. */
export function fileBody(file: NewFile): NewCustomerBody | null {
  const { ids } = file;
  const point = pointFields(file.point);
  const wanted = file.account.wanted === 'yes';
  if (wanted && point === null) return null;
  const accountNo = file.account.accountNo.trim();
  return {
    customerId: ids.customerId,
    ...customerFields(file.customer),
    contacts: [{ contactId: ids.contactId, ...contactFields(contactOf(file)) }],
    accounts:
      wanted && point !== null
        ? [
            {
              accountId: ids.accountId,
              ...(accountNo === '' ? {} : { accountNo }),
              location: { locationId: ids.locationId, ...locationFields(file.location) },
              points: [{ usagePointId: ids.usagePointId, ...point }],
            },
          ]
        : [],
  };
}

/** What may show that the customer is on file already; null while nothing sure enough was typed. */
export interface Likeness {
  readonly name?: string;
  readonly documentNumber?: string;
  readonly phones?: string[];
}

/** Only whole, well-formed numbers are asked for: half a number finds strangers. */
export function likenessOf({ customer, contact }: NewFile, today: CalendarDate): Likeness | null {
  const number = customer.documentNumber.trim();
  const document = isWhole(customer.documentKind, number, today) ? { documentNumber: number } : {};
  const name = customer.name.trim();
  const byPhone = name !== '' && !isRefused(parsePhone(contact.phone));
  const phone = byPhone ? { name, phones: [contact.phone.trim()] } : {};
  const likeness = { ...document, ...phone };
  return Object.keys(likeness).length === 0 ? null : likeness;
}

function isWhole(kind: string, number: string, today: CalendarDate): boolean {
  if (kind === 'identity-card') return !isRefused(parseIdentityNumber(number, today));
  if (kind === 'credit-code') return !isRefused(parseSocialCreditCode(number));
  return number.length >= 5;
}
