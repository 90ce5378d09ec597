import type { Static } from 'typebox';
import type { OwnFile } from '#contracts/portal-customer.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { record } from '../../../platform/events/record.ts';
import type { CustomerCaller } from '../../../platform/http/customer-sessions.ts';
import type { Platform } from '../../../platform/platform.ts';
import { takeCode } from '../codes.ts';
import { ownCase } from '../own-sessions.ts';
import { fileInClear } from '../queries/own-file.ts';

/** Shows the customer their file in clear after a further code, and records it: the phone may be lent (R-DATA-02). */
export async function revealOwn(
  platform: Platform,
  customer: CustomerCaller,
  typed: { codeId: string; code: string; address: string },
): Promise<Static<typeof OwnFile>> {
  const { orgId, customerId } = customer;
  await takeCode(platform, { ...typed, orgId, customerId, purposes: ['reveal'] });
  return inTransaction(platform.db, [orgId], async (tx) => {
    await record({ platform, tx }, ownCase(customer), [
      { kind: 'portal.revealed', at: platform.now(), data: {} },
    ]);
    return fileInClear(platform, tx, customer);
  });
}
