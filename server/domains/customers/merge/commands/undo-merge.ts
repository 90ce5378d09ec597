import type { CustomerPage } from '#contracts/customers.ts';
import { isUndoable, undoDaysMax, undoneValues } from '#domain/customers/merge/merge.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { planVisitOf } from '../../care/plan-visits.ts';
import { actorOf, commandOf, doneBefore, note, type Actor } from '../../file/case.ts';
import { customerPage } from '../../file/customer-page.ts';
import type { LockedCustomer } from '../../file/locked-customer.ts';
import { moveBack, type Moved, type Pair } from '../moving.ts';
import { comparable, customerColumns, decided, storedValues, type StoredValues } from '../values.ts';
import { afterwards, lockPair } from './merge-customers.ts';

interface MergeRow {
  survivor_id: string;
  absorbed_id: string;
  merged_at: Date;
  undone_at: Date | null;
  moved: Moved;
  before: StoredValues;
  after: StoredValues;
}

async function mergeRow(tx: Tx, orgId: number, mergeId: string): Promise<MergeRow> {
  const { rows } = await runSql<MergeRow>(
    tx,
    `select survivor_id, absorbed_id, merged_at, undone_at, moved, before, after from customer_merge
     where org_id = $1 and merge_id = $2`,
    [orgId, mergeId],
  );
  const [row] = rows;
  if (row === undefined) throw new Refusal('not-found', { data: { what: '合并记录' } });
  return row;
}

async function refuseCovered(tx: Tx, orgId: number, survivor: LockedCustomer): Promise<void> {
  if (survivor.merged_into === null) return;
  const { rows } = await runSql<{ name: string }>(
    tx,
    'select name from customer where org_id = $1 and customer_id = $2',
    [orgId, survivor.merged_into],
  );
  throw new Refusal('customer.merge-covered', { data: { name: rows[0]?.name ?? '' } });
}

interface Undoing {
  readonly mergeId: string;
  readonly commandId: string;
  readonly reason: string;
}

interface Undone {
  readonly actor: Actor;
  readonly pair: Pair;
  readonly undoing: Undoing;
  readonly survivor: LockedCustomer;
  readonly absorbed: LockedCustomer;
  readonly row: MergeRow;
}

async function putBack(platform: Platform, tx: Tx, undone: Undone): Promise<void> {
  const { actor, pair, survivor, absorbed, row, undoing } = undone;
  const present = storedValues(survivor);
  const values = undoneValues({
    before: comparable(row.before),
    after: comparable(row.after),
    present: comparable(present),
  });
  const change = { changed_at: platform.now(), changed_by: actor.origin.actorId };
  const columns = customerColumns(decided(values, [row.before, present]));
  await tx
    .updateTable('customer')
    .set({ ...columns, ...change, revision: survivor.revision + 1 })
    .where('org_id', '=', pair.orgId)
    .where('customer_id', '=', pair.survivorId)
    .execute();
  await tx
    .updateTable('customer')
    .set({ ...change, status: row.moved.status, merged_into: null, revision: absorbed.revision + 1 })
    .where('org_id', '=', pair.orgId)
    .where('customer_id', '=', pair.absorbedId)
    .execute();
  await moveBack(tx, pair, row.moved);
  await tx
    .updateTable('customer_merge')
    .set({ undone_at: platform.now(), undone_by: actor.origin.actorId, undo_reason: undoing.reason.trim() })
    .where('org_id', '=', pair.orgId)
    .where('merge_id', '=', undoing.mergeId)
    .execute();
}

async function tell(platform: Platform, tx: Tx, undone: Undone): Promise<void> {
  const { actor, pair, undoing, survivor, absorbed } = undone;
  const { orgId, survivorId, absorbedId } = pair;
  const { commandId, mergeId, reason } = undoing;
  const command = commandOf(platform, { orgId, customerId: survivorId, commandId }, undoing);
  const kind = 'customer.merge-undone';
  const data = { mergeId };
  await note(platform, tx, { actor, command, kind, data, personal: { name: absorbed.name, reason } });
  const theirs = { ...command, customerId: absorbedId };
  await note(platform, tx, { actor, command: theirs, kind, data, personal: { name: survivor.name, reason } });
}

async function undoIn(
  platform: Platform,
  tx: Tx,
  given: { actor: Actor; undoing: Undoing },
): Promise<string> {
  const { actor, undoing } = given;
  const { orgId } = actor;
  const found = await mergeRow(tx, orgId, undoing.mergeId);
  const pair = { orgId, survivorId: found.survivor_id, absorbedId: found.absorbed_id };
  const { survivor, absorbed } = await lockPair(tx, pair);
  const about = { orgId, customerId: pair.survivorId, commandId: undoing.commandId };
  if (await doneBefore(tx, commandOf(platform, about, undoing), 'customer.merge-undone'))
    return pair.absorbedId;
  // Read again behind the locks: of two that undo at once the second finds it done.
  const row = await mergeRow(tx, orgId, undoing.mergeId);
  if (row.undone_at !== null) throw new Refusal('customer.merge-undone');
  if (!isUndoable(row.merged_at.getTime(), platform.now().getTime()))
    throw new Refusal('customer.merge-undo-late', { data: { days: undoDaysMax } });
  await refuseCovered(tx, orgId, survivor);
  const undone = { actor, pair, undoing, survivor, absorbed, row };
  await putBack(platform, tx, undone);
  await tell(platform, tx, undone);
  await afterwards(platform, tx, { pair, actor });
  await planVisitOf(tx, { orgId, customerId: pair.absorbedId, now: platform.now() });
  return pair.absorbedId;
}

/**
 * Parts two files again, within 30 days: everything that moved goes back, values that the merge changed too, unless
 * somebody changed them again since. Answers the file that is alive again.
 */
export function undoMerge(platform: Platform, caller: Caller, undoing: Undoing): Promise<CustomerPage> {
  const actor = actorOf(caller);
  return inTransaction(platform.db, [actor.orgId], async (tx) => {
    const customerId = await undoIn(platform, tx, { actor, undoing });
    return customerPage(platform, tx, { orgId: actor.orgId, customerId });
  });
}
