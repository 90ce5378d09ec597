import type { CustomerPage } from '#contracts/customers.ts';
import { contactsMax } from '#domain/customers/contact.ts';
import { mergedValues, type Choice } from '#domain/customers/merge/merge.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import { actorOf, commandOf, doneBefore, note, type Actor } from '../../file/case.ts';
import { customerErrors } from '../../file/checks.ts';
import { customerPage } from '../../file/customer-page.ts';
import {
  lockedCustomer,
  refuseMerged,
  refuseStale,
  type LockedCustomer,
} from '../../file/locked-customer.ts';
import { recheckMended } from '../../quality/check-customers.ts';
import { refreshSearch } from '../../search/search-upkeep.ts';
import { moveAll, type Moved, type Pair } from '../moving.ts';
import { comparable, customerColumns, decided, storedValues, type StoredValues } from '../values.ts';

/** Which file goes into which, and whose values stay. */
export interface Merging {
  readonly mergeId: string;
  readonly survivorCustomerId: string;
  readonly survivorRevision: number;
  readonly absorbedCustomerId: string;
  readonly absorbedRevision: number;
  readonly choice: Choice;
  readonly reason: string;
}

/** Both rows, locked in the order of their ids: two merges of the same pair wait for each other, whichever way round. */
export async function lockPair(
  tx: Tx,
  pair: Pair,
): Promise<{ survivor: LockedCustomer; absorbed: LockedCustomer }> {
  const { orgId, survivorId, absorbedId } = pair;
  const locked = new Map<string, LockedCustomer>();
  for (const customerId of [survivorId, absorbedId].sort())
    locked.set(customerId, await lockedCustomer(tx, { orgId, customerId }));
  const [survivor, absorbed] = [locked.get(survivorId), locked.get(absorbedId)];
  if (survivor === undefined || absorbed === undefined) throw new Error('a locked row went missing');
  return { survivor, absorbed };
}

async function refuseManyContacts(tx: Tx, { orgId, survivorId, absorbedId }: Pair): Promise<void> {
  const { rows } = await runSql<{ count: number }>(
    tx,
    'select count(*) from contact where org_id = $1 and customer_id = any ($2::uuid[])',
    [orgId, [survivorId, absorbedId]],
  );
  if ((rows[0]?.count ?? 0) > contactsMax)
    throw new Refusal('customer.merge-contacts-many', { data: { countMax: contactsMax } });
}

/** A grade or a document that does not suit the chosen kind is refused here as in every other form. */
function refuseUnsuitable(platform: Platform, after: StoredValues): void {
  const { document } = after;
  const paper =
    document === null ? null : { kind: document.kind, number: platform.keys.decrypt(document.sealed) };
  const errors = customerErrors({ ...after, document: paper }, businessDate(platform.now().getTime()));
  // A number that was wrong on file before the merge is the data check's business; the merge may carry it over.
  throwRefused(errors.filter(({ field }) => field === 'documentKind' || field === 'keyGrade'));
}

interface Merged {
  readonly actor: Actor;
  readonly pair: Pair;
  readonly merging: Merging;
  readonly before: StoredValues;
  readonly after: StoredValues;
  readonly moved: Moved;
}

async function store(platform: Platform, tx: Tx, merged: Merged): Promise<void> {
  const { actor, pair, merging, before, after, moved } = merged;
  const change = { changed_at: platform.now(), changed_by: actor.origin.actorId };
  await tx
    .updateTable('customer')
    .set({ ...customerColumns(after), ...change, revision: merging.survivorRevision + 1 })
    .where('org_id', '=', pair.orgId)
    .where('customer_id', '=', pair.survivorId)
    .execute();
  await tx
    .updateTable('customer')
    .set({
      ...change,
      status: 'merged',
      merged_into: pair.survivorId,
      revision: merging.absorbedRevision + 1,
    })
    .where('org_id', '=', pair.orgId)
    .where('customer_id', '=', pair.absorbedId)
    .execute();
  await runSql(
    tx,
    `insert into customer_merge (org_id, merge_id, survivor_id, absorbed_id, merged_at, merged_by, reason, moved, before,
       after) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[
        pair.orgId,
        merging.mergeId,
        pair.survivorId,
        pair.absorbedId,
        platform.now(),
        actor.origin.actorId,
      ],
      ...[merging.reason.trim(), JSON.stringify(moved), JSON.stringify(before), JSON.stringify(after)],
    ],
  );
}

const count = ({ accounts, contacts }: Moved) => ({ accounts: accounts.length, contacts: contacts.length });

/** Both histories tell of it, each with the other's name. */
async function tell(
  platform: Platform,
  tx: Tx,
  merged: Merged & { names: { survivor: string; absorbed: string } },
) {
  const { actor, pair, merging, moved, names } = merged;
  const { orgId, survivorId, absorbedId } = pair;
  const { mergeId: commandId, reason } = merging;
  const command = commandOf(platform, { orgId, customerId: survivorId, commandId }, merging);
  await note(platform, tx, {
    actor,
    command,
    kind: 'customer.absorbed',
    data: { mergeId: commandId, absorbedId, ...count(moved) },
    personal: { name: names.absorbed, reason },
  });
  await note(platform, tx, {
    actor,
    command: { ...command, customerId: absorbedId },
    kind: 'customer.merged',
    data: { mergeId: commandId, survivorId, ...count(moved) },
    personal: { name: names.survivor, reason },
  });
}

async function mergeIn(platform: Platform, tx: Tx, given: { actor: Actor; pair: Pair; merging: Merging }) {
  const { actor, pair, merging } = given;
  const { survivor, absorbed } = await lockPair(tx, pair);
  const about = { orgId: pair.orgId, customerId: pair.survivorId, commandId: merging.mergeId };
  if (await doneBefore(tx, commandOf(platform, about, merging), 'customer.absorbed')) return;
  await refuseMerged(tx, survivor);
  await refuseMerged(tx, absorbed);
  const seen = { stored: survivor.revision, revision: merging.survivorRevision };
  await refuseStale(tx, about, seen);
  await refuseStale(
    tx,
    { ...about, customerId: pair.absorbedId },
    { stored: absorbed.revision, revision: merging.absorbedRevision },
  );
  await refuseManyContacts(tx, pair);
  const [before, other] = [storedValues(survivor), storedValues(absorbed)];
  const values = mergedValues(comparable(before), comparable(other), merging.choice);
  const after = decided(values, [before, other]);
  refuseUnsuitable(platform, after);
  const moved = await moveAll(tx, pair, absorbed.status);
  const merged = { actor, pair, merging, before, after, moved };
  await store(platform, tx, merged);
  await tell(platform, tx, { ...merged, names: { survivor: after.name, absorbed: absorbed.name } });
  await afterwards(platform, tx, { pair, actor });
}

/** The search finds the survivor by both names, and suspicions that are settled close. */
export async function afterwards(
  platform: Platform,
  tx: Tx,
  about: { pair: Pair; actor: Actor },
): Promise<void> {
  const { orgId, survivorId, absorbedId } = about.pair;
  await refreshSearch(tx, { orgId, customerId: survivorId });
  await refreshSearch(tx, { orgId, customerId: absorbedId });
  const customerIds = [survivorId, absorbedId];
  await recheckMended(platform, tx, { orgId, customerIds, by: about.actor.origin.actorId });
}

/**
 * Makes one file of two (R-SYS-01). Accounts, contacts, consents, signs and visits change hands, orders keep the id
 * they were accepted with and are found through the survivor. Of two clerks at once one wins; the other is told.
 */
export function mergeCustomers(platform: Platform, caller: Caller, merging: Merging): Promise<CustomerPage> {
  const actor = actorOf(caller);
  const { survivorCustomerId: survivorId, absorbedCustomerId: absorbedId } = merging;
  const pair = { orgId: actor.orgId, survivorId, absorbedId };
  return inTransaction(platform.db, [actor.orgId], async (tx) => {
    if (survivorId === absorbedId) {
      await lockedCustomer(tx, { orgId: actor.orgId, customerId: survivorId });
      throw new Refusal('customer.merge-same');
    }
    await mergeIn(platform, tx, { actor, pair, merging });
    return customerPage(platform, tx, { orgId: actor.orgId, customerId: survivorId });
  });
}
