import type { Static } from 'typebox';
import type { changeOwnPhone, OwnFile } from '#contracts/portal-customer.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, reading, runSql } from '../../../platform/db/database.ts';
import { record } from '../../../platform/events/record.ts';
import type { CustomerCaller } from '../../../platform/http/customer-sessions.ts';
import type { Platform } from '../../../platform/platform.ts';
import { editContact } from '../../customers/index.ts';
import { takeCode } from '../codes.ts';
import { ownActor } from '../own-consents.ts';
import { ownCase } from '../own-sessions.ts';
import { ownFile } from '../queries/own-file.ts';

interface ContactRow {
  contact_id: string;
  revision: number;
}

async function contactWith(platform: Platform, customer: CustomerCaller): Promise<ContactRow> {
  const rows = await reading(platform.db, [customer.orgId], async (tx) => {
    const found = await runSql<ContactRow>(
      tx,
      `select contact_id, revision from contact where org_id = $1 and customer_id = $2 and phone = $3
       order by contact_id limit 1`,
      [customer.orgId, customer.customerId, customer.phone],
    );
    return found.rows;
  });
  const [row] = rows;
  if (row === undefined) throw new Refusal('not-found', { data: { what: '联系人' } });
  return row;
}

/** The session goes on with the new phone, every other one ends: the old phone may be in other hands. */
function moveSessions(platform: Platform, customer: CustomerCaller, phone: string): Promise<void> {
  const { orgId, customerId, sessionId } = customer;
  return inTransaction(platform.db, [orgId], async (tx) => {
    await runSql(
      tx,
      'delete from portal_session where org_id = $1 and customer_id = $2 and session_id <> $3',
      [orgId, customerId, sessionId],
    );
    await runSql(tx, 'update portal_session set phone_sealed = $3 where org_id = $1 and session_id = $2', [
      orgId,
      sessionId,
      platform.keys.encrypt(phone),
    ]);
    await record({ platform, tx }, ownCase(customer), [
      { kind: 'portal.phone-changed', at: platform.now(), data: {} },
    ]);
  });
}

/** Puts a new phone in the place of the one of the sign-in: a code to each shows that both are theirs. */
export async function changePhone(
  platform: Platform,
  customer: CustomerCaller,
  given: Static<(typeof changeOwnPhone)['body']> & { address: string },
): Promise<Static<typeof OwnFile>> {
  const { orgId, customerId } = customer;
  const { address, commandId } = given;
  const contact = await contactWith(platform, customer);
  const by = { orgId, customerId, address };
  await takeCode(platform, { ...given.old, ...by, purposes: ['old-phone'] });
  const { subject: phone } = await takeCode(platform, { ...given.fresh, ...by, purposes: ['new-phone'] });
  if (phone === customer.phone) throw new Refusal('portal.same-phone', { field: 'phone' });
  await editContact(platform, ownActor(customer), {
    customerId,
    contactId: contact.contact_id,
    change: { commandId, revision: contact.revision, phone },
  });
  await moveSessions(platform, customer, phone);
  return ownFile(platform, customer);
}
