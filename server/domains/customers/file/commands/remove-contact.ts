import type { CustomerPage } from '#contracts/customers.ts';
import { contactsMax } from '#domain/customers/contact.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { customerIdsOf } from '../../merge/resolve.ts';
import { changeFile, type Work } from '../change-file.ts';
import { lastEvent } from '../last-event.ts';
import { refuseStale } from '../locked-customer.ts';
import { contactRow } from '../store.ts';
import type { FileContact } from '../file.ts';
import { whenInUse } from '../taken.ts';

/** A contact to be removed, and why. */
interface Removal {
  readonly customerId: string;
  readonly contactId: string;
  readonly commandId: string;
  readonly revision: number;
  readonly reason: string;
}

async function contactsOf({ tx, customer }: Work) {
  return tx
    .selectFrom('contact')
    .selectAll()
    .where('org_id', '=', customer.org_id)
    .where('customer_id', '=', customer.customer_id)
    .execute();
}

/** Removes a contact; the last one with a phone stays, or no notice would arrive. Its values stay in the event. */
export function removeContact(platform: Platform, caller: Caller, given: Removal): Promise<CustomerPage> {
  const { customerId, commandId, ...content } = given;
  const { contactId, reason } = content;
  const step = { customerId, commandId, kind: 'customer.contact-removed' as const, content };
  return changeFile({ platform, caller }, step, async (work) => {
    const { tx, actor } = work;
    const contacts = await contactsOf(work);
    const row = contacts.find(({ contact_id }) => contact_id === contactId);
    if (row === undefined) throw new Refusal('not-found', { data: { what: '联系人' } });
    const about = { orgId: actor.orgId, customerId };
    await refuseStale(tx, about, { stored: row.revision, revision: given.revision });
    const reachable = contacts.some(({ contact_id, phone }) => contact_id !== contactId && phone !== null);
    if (row.phone !== null && !reachable) throw new Refusal('customer.contact-last');
    await tx
      .deleteFrom('contact')
      .where('org_id', '=', actor.orgId)
      .where('contact_id', '=', contactId)
      .execute();
    const { name, phone, phone_extension: phoneExtension, email, address } = row;
    return {
      data: { contactId, purposes: row.purposes, channel: row.channel, reason: reason.trim() },
      personal: { name, phone, phoneExtension, email, address },
    };
  });
}

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The contact as its removal remembers it; null once its personal part was erased by law. */
function remembered(
  contactId: string,
  event: { data: Record<string, unknown>; personal: Record<string, unknown> | null } | null,
): FileContact | null {
  const name = textIn(event?.personal?.['name']);
  if (event?.personal === undefined || event.personal === null || name === null) return null;
  const { purposes, channel } = event.data;
  return {
    contactId,
    name,
    purposes: Array.isArray(purposes) ? purposes.map(String) : [],
    channel: textIn(channel) ?? 'phone',
    phone: textIn(event.personal['phone']),
    phoneExtension: textIn(event.personal['phoneExtension']),
    email: textIn(event.personal['email']),
    address: textIn(event.personal['address']),
  };
}

/** Gives back a contact that was removed by mistake, as it was. */
export function restoreContact(
  platform: Platform,
  caller: Caller,
  given: { customerId: string; contactId: string; commandId: string },
): Promise<CustomerPage> {
  const { customerId, contactId, commandId } = given;
  const step = { customerId, commandId, kind: 'customer.contact-restored' as const, content: { contactId } };
  return changeFile({ platform, caller }, step, async (work) => {
    const { tx, actor } = work;
    const ids = await customerIdsOf(tx, { orgId: actor.orgId, customerId });
    const kind = 'customer.contact-removed' as const;
    const event = await lastEvent(tx, ids, { orgId: actor.orgId, kind, about: 'contactId', id: contactId });
    const contact = remembered(contactId, event);
    if (contact === null) throw new Refusal('not-found', { data: { what: '联系人' } });
    if ((await contactsOf(work)).length >= contactsMax)
      throw new Refusal('customer.contacts-many', { data: { countMax: contactsMax } });
    await tx
      .insertInto('contact')
      .values(contactRow(actor.orgId, customerId, contact))
      .execute()
      .catch(whenInUse([]));
    return {
      data: { contactId, purposes: contact.purposes, channel: contact.channel },
      personal: { name: contact.name, phone: contact.phone },
    };
  });
}
