import type { ContactBody, CustomerPage } from '#contracts/customers.ts';
import { contactsMax } from '#domain/customers/contact.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Static } from 'typebox';
import type { Caller } from '../../../../platform/caller.ts';
import type { Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import { changeFile, type Told, type Work } from '../change-file.ts';
import { contactProblems } from '../checks.ts';
import { contactOf } from '../file.ts';
import { contactRow } from '../store.ts';
import { whenInUse } from '../taken.ts';

async function refuseTooMany(tx: Tx, about: { orgId: number; customerId: string }): Promise<void> {
  const { count } = await tx
    .selectFrom('contact')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('org_id', '=', about.orgId)
    .where('customer_id', '=', about.customerId)
    .executeTakeFirstOrThrow();
  if (count >= contactsMax) throw new Refusal('customer.contacts-many', { data: { countMax: contactsMax } });
}

/** Adds the contact in the transaction of the change. */
export async function addContactIn(
  { tx, actor, customer }: Work,
  contact: Static<typeof ContactBody>,
): Promise<Told> {
  const { customer_id: customerId } = customer;
  throwRefused(contactProblems(contact));
  await refuseTooMany(tx, { orgId: actor.orgId, customerId });
  const added = contactOf(contact.contactId, contact);
  await tx
    .insertInto('contact')
    .values(contactRow(actor.orgId, customerId, added))
    .execute()
    .catch(whenInUse([]));
  return {
    data: { contactId: added.contactId, purposes: added.purposes, channel: added.channel },
    personal: { name: added.name, phone: added.phone, email: added.email, address: added.address },
  };
}

/** Adds a contact to a customer (R-SYS-01). */
export function addContact(
  platform: Platform,
  caller: Caller,
  given: { customerId: string; commandId: string; contact: Static<typeof ContactBody> },
): Promise<CustomerPage> {
  const { customerId, commandId, contact } = given;
  const step = { customerId, commandId, kind: 'customer.contact-added' as const, content: contact };
  return changeFile({ platform, caller }, step, (work) => addContactIn(work, contact));
}
