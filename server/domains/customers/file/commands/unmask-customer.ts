import { unmaskable, type Unmaskable, type Unmasked } from '#contracts/customers.ts';
import { displayPhone, parsePhone } from '#domain/customers/phone.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { inTransaction, type Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { actorOf, commandOf, doneBefore, note } from '../case.ts';
import { lockedCustomer, type LockedCustomer } from '../locked-customer.ts';

/** Who wants to see what, and for which task. */
export interface Unmasking {
  readonly customerId: string;
  readonly commandId: string;
  readonly fields: readonly Unmaskable[];
  readonly reason: string;
  readonly orderId?: string | undefined;
}

function shownPhone(row: { phone: string | null; phone_extension: string | null }): string | null {
  if (row.phone === null) return null;
  const phone = parsePhone(row.phone);
  return isRefused(phone) ? row.phone : displayPhone({ ...phone, extension: row.phone_extension });
}

async function contactsOf(
  tx: Tx,
  { org_id, customer_id }: LockedCustomer,
): Promise<NonNullable<Unmasked['contacts']>> {
  const rows = await tx
    .selectFrom('contact')
    .select(['contact_id', 'phone', 'phone_extension', 'email', 'address'])
    .where('org_id', '=', org_id)
    .where('customer_id', '=', customer_id)
    .orderBy('contact_id')
    .execute();
  return rows.map((row) => ({
    contactId: row.contact_id,
    phone: shownPhone(row),
    email: row.email,
    address: row.address,
  }));
}

async function locationsOf(
  tx: Tx,
  { org_id, customer_id }: LockedCustomer,
): Promise<NonNullable<Unmasked['locations']>> {
  const rows = await tx
    .selectFrom('customer_account as a')
    .innerJoin('usage_point as p', (join) =>
      join.onRef('p.org_id', '=', 'a.org_id').onRef('p.account_id', '=', 'a.account_id'),
    )
    .innerJoin('service_location as l', (join) =>
      join.onRef('l.org_id', '=', 'p.org_id').onRef('l.location_id', '=', 'p.location_id'),
    )
    .select(['l.location_id', 'l.address'])
    .distinct()
    .where('a.org_id', '=', org_id)
    .where('a.customer_id', '=', customer_id)
    .orderBy('l.location_id')
    .execute();
  return rows.map((row) => ({ locationId: row.location_id, address: row.address }));
}

async function clearValues(
  platform: Platform,
  tx: Tx,
  given: { customer: LockedCustomer; fields: readonly Unmaskable[] },
): Promise<Unmasked> {
  const { customer, fields } = given;
  const sealed = customer.document_sealed;
  return {
    ...(fields.includes('documentNumber')
      ? { documentNumber: sealed === null ? null : platform.keys.decrypt(sealed) }
      : {}),
    ...(fields.includes('contacts') ? { contacts: await contactsOf(tx, customer) } : {}),
    ...(fields.includes('locations') ? { locations: await locationsOf(tx, customer) } : {}),
  };
}

/**
 * Shows personal data in clear and records who looked at what and why (design idea 7, R-DATA-02). The record and
 * the look are one transaction: no look without its record.
 */
export function unmaskCustomer(platform: Platform, caller: Caller, given: Unmasking): Promise<Unmasked> {
  const { customerId, commandId, ...content } = given;
  const actor = actorOf(caller);
  const fields = [...new Set(given.fields)];
  return inTransaction(platform.db, [actor.orgId], async (tx) => {
    const customer = await lockedCustomer(tx, { orgId: actor.orgId, customerId });
    const command = commandOf(platform, { orgId: actor.orgId, customerId, commandId }, content);
    if (!(await doneBefore(tx, command, 'customer.unmasked'))) {
      const data = {
        fields,
        titles: fields.map((field) => unmaskable[field]),
        reason: given.reason,
        ...(given.orderId === undefined ? {} : { orderId: given.orderId }),
      };
      await note(platform, tx, { actor, command, kind: 'customer.unmasked', data });
    }
    return clearValues(platform, tx, { customer, fields });
  });
}
