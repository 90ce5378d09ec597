import { v7 as uuid } from 'uuid';
import type { ImportedRow } from '#domain/customers/import-row.ts';
import { parsePhone } from '#domain/customers/phone.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Actor, CustomerEventKind } from '../file/case.ts';
import { changeFileIn, type Told, type Work } from '../file/change-file.ts';
import { addAccountIn } from '../file/commands/add-account.ts';
import { addContactIn } from '../file/commands/add-contact.ts';
import { addUsagePointIn } from '../file/commands/add-usage-point.ts';
import { editContactIn } from '../file/commands/edit-contact.ts';
import { editCustomerIn } from '../file/commands/edit-customer.ts';
import { editLocationIn } from '../file/commands/edit-location.ts';
import { accountBody, contactBody, customerFields, locationBody, pointBody, type Placing } from './bodies.ts';

/** Where the rows of an import go in. */
export interface Entry {
  readonly platform: Platform;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly placing: Placing;
}

function change(
  { platform, tx, actor }: Entry,
  about: { customerId: string; kind: CustomerEventKind; content: unknown },
  work: (at: Work) => Promise<Told>,
): Promise<boolean> {
  return changeFileIn({ platform, tx, actor }, { ...about, commandId: uuid() }, work);
}

/** Adds the account of a row to a customer there is; answers its id. */
export async function addAccountOf(entry: Entry, customerId: string, row: ImportedRow): Promise<string> {
  const account = accountBody(row, entry.placing);
  await change(entry, { customerId, kind: 'customer.account-added', content: account }, (work) =>
    addAccountIn(work, account),
  );
  return account.accountId;
}

/** Adds the point of a row to an account there is. */
export async function addPointOf(
  entry: Entry,
  at: { customerId: string; accountId: string },
  row: ImportedRow,
): Promise<void> {
  const given = {
    ...at,
    commandId: uuid(),
    location: locationBody(row, entry.placing),
    point: pointBody(row),
  };
  await change(entry, { customerId: at.customerId, kind: 'customer.point-added', content: given }, (work) =>
    addUsagePointIn(work, given),
  );
}

interface KnownPoint {
  usage_point_id: string;
  meter_no: string | null;
  location_id: string;
  location_revision: number;
}

/** Points of an account, those with the row's meter first. */
async function pointsOf(tx: Tx, at: { orgId: number; accountId: string }, meterNo: string) {
  const { rows } = await runSql<KnownPoint>(
    tx,
    `select p.usage_point_id, p.meter_no, p.location_id, l.revision as location_revision
     from usage_point p join service_location l on l.org_id = p.org_id and l.location_id = p.location_id
     where p.org_id = $1 and p.account_id = $2
     order by (p.meter_no = $3) desc nulls last, p.usage_point_id`,
    [at.orgId, at.accountId, meterNo],
  );
  return rows;
}

/** Whether the account lacks the row's meter, so that the row brings a further point. */
export async function isFurtherPoint(
  { tx, actor }: Entry,
  accountId: string,
  { meterNo }: ImportedRow,
): Promise<boolean> {
  if (meterNo === '') return false;
  const points = await pointsOf(tx, { orgId: actor.orgId, accountId }, meterNo);
  return points[0]?.meter_no !== meterNo;
}

async function updateContact(entry: Entry, customerId: string, row: ImportedRow): Promise<boolean> {
  const { contactId: _, ...contact } = contactBody(row);
  const phone = parsePhone(contact.phone ?? '');
  const number = isRefused(phone) ? '' : phone.number;
  const { rows } = await runSql<{ contact_id: string; revision: number }>(
    entry.tx,
    `select contact_id, revision from contact where org_id = $1 and customer_id = $2 and (phone = $3 or name = $4)
     order by (phone = $3 and name = $4) desc nulls last, (name = $4) desc, contact_id limit 1`,
    [entry.actor.orgId, customerId, number, contact.name],
  );
  const known = rows[0];
  if (known === undefined) {
    const added = contactBody(row);
    return change(entry, { customerId, kind: 'customer.contact-added', content: added }, (work) =>
      addContactIn(work, added),
    );
  }
  const edit = { ...contact, commandId: uuid(), revision: known.revision };
  return change(entry, { customerId, kind: 'customer.contact-edited', content: edit }, (work) =>
    editContactIn(work, { contactId: known.contact_id, change: edit }),
  );
}

async function updatePlace(
  entry: Entry,
  at: { customerId: string; accountId: string },
  row: ImportedRow,
): Promise<boolean> {
  const about = { orgId: entry.actor.orgId, accountId: at.accountId };
  const [point] = await pointsOf(entry.tx, about, row.meterNo);
  if (point === undefined) return false;
  const { locationId: _, ...location } = locationBody(row, entry.placing);
  const edit = { ...location, commandId: uuid(), revision: point.location_revision };
  return change(
    entry,
    { customerId: at.customerId, kind: 'customer.location-edited', content: edit },
    (work) => editLocationIn(work, { locationId: point.location_id, change: edit }),
  );
}

/**
 * Brings what a row writes into the file there is: the customer's own fields, the contact, the place. Empty cells
 * change nothing, and voltage and capacity never change here: that takes an order. Answers whether anything did.
 */
export async function updateFrom(
  entry: Entry,
  at: { customerId: string; accountId: string },
  row: ImportedRow,
): Promise<boolean> {
  const { customerId } = at;
  const fields = customerFields(row);
  const own = await change(entry, { customerId, kind: 'customer.edited', content: fields }, (work) =>
    editCustomerIn(work, { ...fields, commandId: uuid(), revision: work.customer.revision }),
  );
  const contact = await updateContact(entry, customerId, row);
  const place = await updatePlace(entry, at, row);
  return own || contact || place;
}
