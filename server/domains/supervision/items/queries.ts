import type { Static } from 'typebox';
import type { countItems, itemScopes, listItems } from '#contracts/supervision.ts';
import { may, type Caller } from '../../../platform/caller.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { itemColumns, itemTables, itemView, unitsOfCaller, type ItemRow } from './item-row.ts';

type Listed = Static<(typeof listItems)['response']>;
type Counts = Static<(typeof countItems)['response']>;

/** `$2` is the caller, `$3` their units; each scope names both, because the database wants their types. */
const scopes: Readonly<Record<(typeof itemScopes)[number], string>> = {
  'to-me': '(i.to_staff_id = $2::uuid or i.to_unit_id = any ($3::uuid[]))',
  'by-me': 'i.asked_by = $2::uuid and $3::uuid[] is not null',
  unit: '$2::uuid is not null and $3::uuid[] is not null',
};

/** Confidential orders stay with the handlers of reports (R-QUAL-09). */
const visible = (caller: Caller): string =>
  may(caller, 'order.confidential') ? 'true' : 'not o.confidential';

export interface ItemQuestion {
  readonly scope: (typeof itemScopes)[number];
  readonly status?: string | undefined;
  readonly orderId?: string | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Items, the newest first. */
export function itemList(platform: Platform, caller: Caller, question: ItemQuestion): Promise<Listed> {
  const { scope, status, orderId, limit } = question;
  const [before] = readCursor(question.cursor, 1);
  const now = platform.now();
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<ItemRow>(
      tx,
      `select ${itemColumns} from ${itemTables}
       where i.org_id = $1 and ${scopes[scope]} and ${visible(caller)}
         and ($4::text is null or i.status = $4 or ($4 = 'overdue' and i.status = 'open' and i.due_at < $5::timestamptz))
         and ($6::uuid is null or i.order_id = $6) and ($7::uuid is null or i.item_id < $7)
       order by i.item_id desc limit $8`,
      [
        ...[caller.orgId, caller.staffId, unitsOfCaller(caller), status ?? null, now],
        ...[orderId ?? null, before ?? null, limit + 1],
      ],
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => itemView(row, caller, now.getTime())),
      next: rows.length > limit && last !== undefined ? cursorOf([last.item_id]) : null,
    };
  });
}

/** One item; null when the unit has none of this id. */
export async function itemRow(
  tx: Tx,
  { orgId, itemId }: { readonly orgId: number; readonly itemId: string },
): Promise<ItemRow | null> {
  const { rows } = await runSql<ItemRow>(
    tx,
    `select ${itemColumns} from ${itemTables} where i.org_id = $1 and i.item_id = $2`,
    [orgId, itemId],
  );
  return rows[0] ?? null;
}

/** What waits for the caller: answers they owe, those late, and answers to judge. Read along the open items. */
export function itemCounts(platform: Platform, caller: Caller): Promise<Counts> {
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<{ to_answer: number; overdue: number; to_judge: number }>(
      tx,
      `select count(*) filter (where i.status = 'open' and mine) as to_answer,
         count(*) filter (where i.status = 'open' and mine and i.due_at < $4) as overdue,
         count(*) filter (where i.status = 'answered' and i.asked_by = $2) as to_judge
       from (select i.*, ${scopes['to-me']} as mine from supervision_item i
             where i.org_id = $1 and i.status in ('open', 'answered')) i`,
      [caller.orgId, caller.staffId, unitsOfCaller(caller), platform.now()],
    );
    const row = rows[0] ?? { to_answer: 0, overdue: 0, to_judge: 0 };
    return { toAnswer: row.to_answer, overdue: row.overdue, toJudge: row.to_judge };
  });
}
