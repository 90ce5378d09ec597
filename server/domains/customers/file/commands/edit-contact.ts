import type { ContactChange, CustomerPage } from '#contracts/customers.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import type { Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import type { Actor } from '../case.ts';
import { changeFile, type Told, type Work } from '../change-file.ts';
import { contactProblems } from '../checks.ts';
import { contactOf, type FileContact } from '../file.ts';
import { changesBetween, eventParts } from '../history.ts';
import { refuseStale } from '../locked-customer.ts';
import { contactRow } from '../store.ts';

interface About {
  readonly orgId: number;
  readonly customerId: string;
  readonly contactId: string;
}

async function storedContact(tx: Tx, about: About) {
  const row = await tx
    .selectFrom('contact')
    .selectAll()
    .where('org_id', '=', about.orgId)
    .where('contact_id', '=', about.contactId)
    .where('customer_id', '=', about.customerId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '联系人' } });
  return row;
}

type ContactRow = Awaited<ReturnType<typeof storedContact>>;

function asEntered(row: ContactRow) {
  const extension = row.phone_extension === null ? '' : `转${row.phone_extension}`;
  return {
    name: row.name,
    purposes: row.purposes,
    channel: row.channel,
    phone: row.phone === null ? '' : row.phone + extension,
    email: row.email ?? '',
    address: row.address ?? '',
  };
}

/** The whole contact after the change; what was left out stays as it is stored. */
function changed(row: ContactRow, change: ContactChange) {
  const { commandId: _, revision: __, ...fields } = change;
  return { ...asEntered(row), ...fields };
}

function tellable({ contactId: _, ...fields }: FileContact): Record<string, unknown> {
  return fields;
}

/** Changes the contact in the transaction of the change; null when nothing is different. */
export async function editContactIn(
  { tx, actor, customer }: Work,
  { contactId, change }: { contactId: string; change: ContactChange },
): Promise<Told> {
  const { customer_id: customerId } = customer;
  const about = { orgId: actor.orgId, customerId, contactId };
  const row = await storedContact(tx, about);
  await refuseStale(tx, about, { stored: row.revision, revision: change.revision });
  const entered = changed(row, change);
  throwRefused(contactProblems(entered));
  const after = contactOf(contactId, entered);
  const changes = changesBetween(tellable(contactOf(contactId, asEntered(row))), tellable(after));
  if (Object.keys(changes).length === 0) return null;
  await tx
    .updateTable('contact')
    .set({ ...contactRow(actor.orgId, customerId, after), revision: row.revision + 1 })
    .where('org_id', '=', actor.orgId)
    .where('contact_id', '=', contactId)
    .execute();
  const { data, personal } = eventParts(changes);
  return { data: { contactId, ...data }, personal: { name: after.name, ...personal } };
}

/** Changes a contact; what is left out stays, an empty text clears. */
export function editContact(
  platform: Platform,
  caller: Caller | Actor,
  given: { customerId: string; contactId: string; change: ContactChange },
): Promise<CustomerPage> {
  const { customerId, contactId, change } = given;
  const content = { contactId, ...change };
  const step = { customerId, commandId: change.commandId, kind: 'customer.contact-edited' as const, content };
  return changeFile({ platform, caller }, step, (work) => editContactIn(work, { contactId, change }));
}
