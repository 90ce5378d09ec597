import { v7 as uuidv7 } from 'uuid';
import type { SupervisionItem as ItemView } from '#contracts/supervision.ts';
import { present } from '#domain/kernel/assert.ts';
import { minuteText } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { may } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff } from '../../../platform/events/record.ts';
import type { News } from '../../../platform/live/live-feed.ts';
import { queueNotices } from '../../../platform/notices/queue-notices.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { definitionOf, orderRow } from '../../orders/index.ts';
import { itemView, type ItemRow } from './item-row.ts';
import { itemRow } from './queries.ts';
import { newsOfItem, recordItem } from './tell.ts';

export interface OpenItem {
  readonly itemId: string;
  readonly orderId: string;
  readonly ask: string;
  readonly toStaffId?: string | undefined;
  readonly toUnitId?: string | undefined;
  readonly dueAt: string;
}

/** Refuses an address that is not exactly one active colleague or team of the unit. */
async function checkAddressee(tx: Tx, orgId: number, { toStaffId, toUnitId }: OpenItem): Promise<void> {
  if ((toStaffId === undefined) === (toUnitId === undefined)) {
    throw new Refusal('supervision.to-one', { field: 'toStaffId' });
  }
  const { rows } = await runSql<{ known: boolean }>(
    tx,
    `select exists (select 1 from staff where org_id = $1 and staff_id = $2::uuid and status = 'active')
       or exists (select 1 from org_unit where org_id = $1 and unit_id = $3::uuid and active) as known`,
    [orgId, toStaffId ?? null, toUnitId ?? null],
  );
  if (rows[0]?.known !== true) throw new Refusal('supervision.to-unknown', { field: 'toStaffId' });
}

/** An order that is worked on; a confidential one only for those who handle reports. */
async function checkOrder(tx: Tx, caller: Caller, orderId: string): Promise<void> {
  const order = await orderRow(tx, { orgId: caller.orgId, orderId });
  const hidden = order?.confidential === true && !may(caller, 'order.confidential');
  if (order === null || hidden) throw new Refusal('not-found', { data: { what: '工单' } });
  if (order.status !== 'open') throw new Refusal('supervision.order-ended');
}

/** The notice in the desk of whom it was put to. */
function notify({ platform, tx }: Work, orgId: number, row: ItemRow): Promise<News[]> {
  const { title } = definitionOf(row.kind, row.definition_version);
  return queueNotices(tx, platform, [
    {
      ...{ orgId, caseKind: 'order', caseId: row.order_id, noticeId: uuidv7() },
      ...{ template: 'escalated', channel: 'staff', recipient: row.to_staff_id ?? row.to_unit_id ?? '' },
      facts: {
        ...{ orderNumber: row.order_no, kind: title, step: '督办答复', reason: row.ask },
        due: minuteText(row.due_at.getTime()),
      },
    },
  ]);
}

const insert = `insert into supervision_item (org_id, item_id, order_id, status, ask, asked_by, asked_at, to_staff_id, to_unit_id, due_at)
  values ($1, $2, $3, 'open', $4, $5, $6, $7, $8, $9)`;

/** Asks something about an order, with an answer due. The same id again answers the same and changes nothing. */
export async function openItem(platform: Platform, caller: Caller, asked: OpenItem): Promise<ItemView> {
  const { orgId, staffId } = caller;
  const { itemId, orderId } = asked;
  const now = platform.now();
  const { row, news } = await inTransaction(platform.db, [orgId], async (tx) => {
    const known = await itemRow(tx, { orgId, itemId });
    if (known !== null) return { row: known, news: [] };
    if (Date.parse(asked.dueAt) <= now.getTime()) {
      throw new Refusal('supervision.answer-due-past', { field: 'dueAt' });
    }
    await checkOrder(tx, caller, orderId);
    await checkAddressee(tx, orgId, asked);
    const to = [asked.toStaffId ?? null, asked.toUnitId ?? null];
    await runSql(tx, insert, [orgId, itemId, orderId, asked.ask.trim(), staffId, now, ...to, asked.dueAt]);
    const made = present(await itemRow(tx, { orgId, itemId }), 'the item just made');
    const work = { platform, tx };
    await recordItem(work, orgId, { row: made, kind: 'supervised', origin: byStaff(caller), text: made.ask });
    return { row: made, news: [...(await notify(work, orgId, made)), ...newsOfItem(orgId, made, 'asked')] };
  });
  platform.live.publish(news);
  return itemView(row, caller, now.getTime());
}
