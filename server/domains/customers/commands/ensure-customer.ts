import type { NewCustomerBody } from '#contracts/customers.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Actor } from '../case.ts';
import { customerOfAccount } from '../order-subject.ts';
import { duplicatesOf } from '../queries.ts';
import { createCustomerIn } from './create-customer.ts';

/** The customer an import row or a demo means, and how they were recognised; null: they are new. */
export interface EnsuredCustomer {
  readonly customerId: string;
  readonly foundBy: 'account' | 'document' | 'phone-and-name' | null;
}

async function found(platform: Platform, tx: Tx, given: { actor: Actor; body: NewCustomerBody }) {
  const { actor, body } = given;
  for (const { accountNo } of body.accounts) {
    const customerId = accountNo === undefined ? null : await customerOfAccount(tx, actor.orgId, accountNo);
    if (customerId !== null) return { customerId, foundBy: 'account' as const };
  }
  const likeness = {
    orgId: actor.orgId,
    name: body.name,
    documentNumber: body.documentNumber,
    phones: body.contacts.flatMap(({ phone }) => phone ?? []),
  };
  const alike = await duplicatesOf(tx, platform.keys, likeness);
  const [one, ...others] = alike;
  // Two that look alike are for a person to tell apart; an import makes a third file rather than a wrong guess.
  if (one === undefined || (one.because === 'phone-and-name' && others.length > 0)) return null;
  return { customerId: one.customerId, foundBy: one.because };
}

/** Finds the customer by account number, document, or phone and name; creates the file when there is none. */
export async function ensureCustomer(
  platform: Platform,
  tx: Tx,
  given: { actor: Actor; body: NewCustomerBody },
): Promise<EnsuredCustomer> {
  const known = await found(platform, tx, given);
  if (known !== null) return known;
  await createCustomerIn(platform, tx, given);
  return { customerId: given.body.customerId, foundBy: null };
}
