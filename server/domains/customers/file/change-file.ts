import type { CustomerPage } from '#contracts/customers.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actorOf, commandOf, doneBefore, note, type Actor, type CustomerEventKind } from './case.ts';
import { lockedCustomer, refuseMerged, touchCustomer, type LockedCustomer } from './locked-customer.ts';
import { customerPage } from './customer-page.ts';
import { recheckMended } from '../quality/check-customers.ts';
import { refreshSearch } from '../search/search-upkeep.ts';

/** A change of one customer's file as it arrives. */
export interface FileChange {
  readonly customerId: string;
  readonly commandId: string;
  readonly kind: CustomerEventKind;
  /** Everything the client sent; a retry must send the same. */
  readonly content: unknown;
}

/** What the change did, for the event; null when nothing was different. */
export type Told = { readonly data?: object; readonly personal?: object | undefined } | null;

/** What the change works with. */
export interface Work {
  readonly platform: Platform;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly customer: LockedCustomer;
}

/**
 * The way of every change of a file: lock, find out whether it was done before, do it, record it, make the search
 * entry anew, close what the data check had found and is mended now. In the caller's transaction; answers whether anything was different.
 */
export async function changeFileIn(
  given: { platform: Platform; tx: Tx; actor: Actor },
  change: FileChange,
  work: (at: Work) => Promise<Told>,
): Promise<boolean> {
  const { platform, tx, actor } = given;
  const about = { orgId: actor.orgId, customerId: change.customerId };
  const customer = await lockedCustomer(tx, about);
  const command = commandOf(platform, { ...about, commandId: change.commandId }, change.content);
  if (await doneBefore(tx, command, change.kind)) return false;
  await refuseMerged(tx, customer);
  const told = await work({ platform, tx, actor, customer });
  if (told === null) return false;
  await touchCustomer(tx, about, { now: platform.now(), staffId: actor.origin.actorId });
  await note(platform, tx, { actor, command, kind: change.kind, ...told });
  await refreshSearch(tx, about);
  const customerIds = [change.customerId];
  await recheckMended(platform, tx, { orgId: actor.orgId, customerIds, by: actor.origin.actorId });
  return true;
}

/** The same for the caller at a desk, in a transaction of its own; answers the page. Refused, nothing is changed. */
export function changeFile(
  given: { platform: Platform; caller: Caller | Actor },
  change: FileChange,
  work: (at: Work) => Promise<Told>,
): Promise<CustomerPage> {
  const { platform, caller } = given;
  const actor = actorOf(caller);
  const about = { orgId: actor.orgId, customerId: change.customerId };
  return inTransaction(platform.db, [actor.orgId], async (tx) => {
    await changeFileIn({ platform, tx, actor }, change, work);
    return customerPage(platform, tx, about);
  });
}
