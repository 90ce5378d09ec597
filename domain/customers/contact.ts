/** How a customer is reached: who, for what, by which way. */
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { parsePhone } from './phone.ts';
import { refuse } from './refusals.ts';
import type { CustomerRefusal } from './refusals.ts';

/** What a contact is told about. */
export const contactPurposes = {
  business: '业务',
  billing: '账单',
  outage: '停电',
  emergency: '应急',
} as const;

/** Which way a contact wants to be told. */
export const contactChannels = { sms: '短信', phone: '电话', email: '邮件', post: '信函' } as const;

/** A contact as it is entered. */
export interface ContactInput {
  readonly name: string;
  readonly purposes: readonly string[];
  readonly channel: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
}

export const contactsMax = 20;
const nameLengthMax = 50;

/** Everything that is wrong with the contacts, each with its field (`contacts.0.phone`). */
export function contactErrors(contacts: readonly ContactInput[]): readonly Refused[] {
  if (contacts.length > contactsMax)
    return [refuse('customer.contacts-many', { field: 'contacts', data: { countMax: contactsMax } })];
  const reachable = contacts.some(({ phone }) => isGiven(phone));
  return [
    ...(reachable ? [] : [refuse('customer.contact-missing', { field: 'contacts' })]),
    ...contacts.flatMap((contact, at) => errorsOfContact(contact, `contacts.${String(at)}`)),
  ];
}

function errorsOfContact(contact: ContactInput, path: string): readonly Refused[] {
  const at = (field: string, code: CustomerRefusal) => refuse(code, { field: `${path}.${field}` });
  const purposesHold =
    contact.purposes.length > 0 && contact.purposes.every((word) => Object.hasOwn(contactPurposes, word));
  return [
    ...(contact.name.trim() === '' ? [at('name', 'customer.name-missing')] : []),
    ...([...contact.name].length > nameLengthMax
      ? [refuse('customer.name-long', { field: `${path}.name`, data: { lengthMax: nameLengthMax } })]
      : []),
    ...(purposesHold ? [] : [at('purposes', 'customer.contact-purpose')]),
    ...phoneErrors(contact, `${path}.phone`),
    ...(isGiven(contact.email) && !isEmail(contact.email) ? [at('email', 'customer.email-malformed')] : []),
    ...channelErrors(contact, `${path}.channel`),
  ];
}

function phoneErrors({ phone }: ContactInput, field: string): readonly Refused[] {
  if (!isGiven(phone)) return [];
  const parsed = parsePhone(phone);
  if (isRefused(parsed)) return [{ ...parsed, field }];
  return parsed.kind === 'local' ? [refuse('customer.phone-without-area-code', { field })] : [];
}

/** A way that leads nowhere is told now, not when the notice comes back. */
function channelErrors(contact: ContactInput, field: string): readonly Refused[] {
  switch (contact.channel) {
    case 'sms':
      return isMobile(contact.phone) ? [] : [refuse('customer.contact-channel-needs-mobile', { field })];
    case 'phone':
      return isGiven(contact.phone) ? [] : [refuse('customer.contact-channel-needs-phone', { field })];
    case 'email':
      return isGiven(contact.email) ? [] : [refuse('customer.contact-channel-needs-email', { field })];
    case 'post':
      return isGiven(contact.address) ? [] : [refuse('customer.contact-channel-needs-address', { field })];
    default:
      return [refuse('customer.contact-channel-unknown', { field })];
  }
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function isMobile(phone: string | undefined): boolean {
  const parsed = parsePhone(phone ?? '');
  return !isRefused(parsed) && parsed.kind === 'mobile';
}

/** Something before and after one @, a dot in the domain, 254 characters at most (RFC 5321, 4.5.3.1.3). */
function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text.trim());
}
