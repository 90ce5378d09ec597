import type { SupervisionItem as ItemView } from '#contracts/supervision.ts';
import type { EventKind } from '#domain/event-titles.ts';
import { present } from '#domain/kernel/assert.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { moveItem, type ItemVerb } from '#domain/supervision/item.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actorOf, itemOf, itemView, type ItemRow } from './item-row.ts';
import { itemRow } from './queries.ts';
import { newsOfItem, recordItem } from './tell.ts';

export interface ItemCommand {
  readonly itemId: string;
  readonly commandId: string;
  readonly verb: ItemVerb;
  readonly text: string;
}

const kinds: Readonly<Record<ItemVerb, EventKind>> = {
  answer: 'supervision-answered',
  return: 'supervision-returned',
  accept: 'supervision-accepted',
  cancel: 'supervision-cancelled',
};

/** `$3` the state that follows, `$4` the verb, `$5` the words. A returned answer is owed again. */
const store = `update supervision_item set status = $3, version = version + 1,
    answer = case when $4 = 'answer' then $5 else answer end,
    answered_by = case when $4 = 'answer' then $6::uuid else answered_by end,
    answered_at = case when $4 = 'answer' then $7::timestamptz else answered_at end,
    verdict = case when $4 = 'answer' then verdict else $5 end,
    returned_times = returned_times + case when $4 = 'return' then 1 else 0 end,
    closed_at = case when $3 in ('accepted', 'cancelled') then $7::timestamptz end
  where org_id = $1 and item_id = $2`;

async function lock(tx: Tx, orgId: number, itemId: string): Promise<ItemRow> {
  await runSql(tx, 'select 1 from supervision_item where org_id = $1 and item_id = $2 for update', [
    ...[orgId, itemId],
  ]);
  const row = await itemRow(tx, { orgId, itemId });
  if (row === null) throw new Refusal('not-found', { data: { what: '督办' } });
  return row;
}

/** Answers, returns, accepts or withdraws an item; the same command again changes nothing. */
export async function commandItem(
  platform: Platform,
  caller: Caller,
  command: ItemCommand,
): Promise<ItemView> {
  const { orgId, staffId } = caller;
  const { itemId, commandId, verb, text } = command;
  const now = platform.now();
  const row = await inTransaction(platform.db, [orgId], async (tx) => {
    const before = await lock(tx, orgId, itemId);
    const kind = kinds[verb];
    const known = await earlierData(tx, { orgId, caseId: before.order_id, commandId, kind });
    if (known !== null) return before;
    const next = moveItem(itemOf(before), verb, actorOf(caller));
    if (isRefused(next)) throw Refusal.from(next);
    await runSql(tx, store, [orgId, itemId, next, verb, text.trim(), staffId, now]);
    const after = present(await itemRow(tx, { orgId, itemId }), 'the item');
    const origin = byStaff(caller);
    await recordItem({ platform, tx }, orgId, { row: after, kind, origin, text: text.trim(), commandId });
    return after;
  });
  platform.live.publish(newsOfItem(orgId, row, verb));
  return itemView(row, caller, now.getTime());
}
