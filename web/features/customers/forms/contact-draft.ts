/** A contact as it is typed, and what is sent of it. */
import type { Static } from 'typebox';
import type { ContactBody, ContactChange, CustomerPage, Unmasked } from '#contracts/customers.ts';
import { contactChannels, contactErrors, contactPurposes } from '#domain/customers/contact.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { isWordOf } from '../words.ts';
import { changedNames } from './customer-draft.ts';

export type Contact = CustomerPage['contacts'][number];

export interface ContactDraft {
  readonly name: string;
  readonly purposes: readonly string[];
  readonly channel: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
}

export const emptyContact: ContactDraft = {
  name: '',
  purposes: ['business', 'billing', 'outage'],
  channel: 'sms',
  phone: '',
  email: '',
  address: '',
};

/** The contact as a form; what is masked is left empty and stays as it is unless something is typed. */
export function contactDraft(contact: Contact, unmasked: Unmasked | null): ContactDraft {
  const clear = unmasked?.contacts?.find(({ contactId }) => contactId === contact.contactId);
  return {
    name: contact.name,
    purposes: contact.purposes,
    channel: contact.channel,
    phone: clear?.phone ?? '',
    email: clear?.email ?? '',
    address: clear?.address ?? '',
  };
}

const neededBy: Readonly<Record<string, 'phone' | 'email' | 'address'>> = {
  sms: 'phone',
  phone: 'phone',
  email: 'email',
  post: 'address',
};

/** What the rules say about the contact; a masked value on file counts as given, the server knows it. */
export function contactFaults(draft: ContactDraft, onFile: Contact | null): readonly Refused[] {
  const needed = neededBy[draft.channel];
  const masked = needed !== undefined && draft[needed].trim() === '' && (onFile?.[needed] ?? null) !== null;
  return contactErrors([draft])
    .filter(({ field }) => field !== 'contacts')
    .map(({ field = '', ...refused }) => ({ ...refused, field: field.replace(/^contacts\.0\./, '') }))
    .filter(({ field }) => !(masked && field === 'channel'));
}

type Fields = Omit<Static<typeof ContactBody>, 'contactId'>;

/** The fields of a new contact. */
export function contactFields(draft: ContactDraft): Fields {
  return {
    name: draft.name,
    purposes: draft.purposes.filter((word) => isWordOf(contactPurposes, word)),
    channel: isWordOf(contactChannels, draft.channel) ? draft.channel : 'phone',
    ...given('phone', draft.phone),
    ...given('email', draft.email),
    ...given('address', draft.address),
  };
}

function given<N extends string>(name: N, text: string): Partial<Record<N, string>> {
  return (text.trim() === '' ? {} : { [name]: text.trim() }) as Partial<Record<N, string>>;
}

type Changed = Omit<ContactChange, 'commandId' | 'revision'>;

/** Only what the user changed; a known value that was emptied is sent empty, and so cleared. */
export function contactChanges(opened: ContactDraft, draft: ContactDraft): Changed {
  const texts = { phone: draft.phone.trim(), email: draft.email.trim(), address: draft.address.trim() };
  const fields = { ...contactFields(draft), ...texts };
  const changed = changedNames(opened, { ...draft, ...texts });
  return Object.fromEntries(Object.entries(fields).filter(([name]) => changed.has(name)));
}
