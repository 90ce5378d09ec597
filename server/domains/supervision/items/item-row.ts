import type { SupervisionItem as ItemView } from '#contracts/supervision.ts';
import {
  isItemOverdue,
  itemVerbs,
  moveItem,
  type ItemActor,
  type SupervisionItem,
} from '#domain/supervision/item.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { may } from '../../../platform/caller.ts';
import { definitionOf } from '../../orders/index.ts';

/** An item with its order and the names of those concerned. */
export interface ItemRow {
  readonly item_id: string;
  readonly order_id: string;
  readonly order_no: string;
  readonly kind: string;
  readonly definition_version: number;
  readonly status: SupervisionItem['status'];
  readonly ask: string;
  readonly asked_by: string;
  readonly asker: string;
  readonly asked_at: Date;
  readonly to_staff_id: string | null;
  readonly to_unit_id: string | null;
  readonly to_name: string;
  readonly due_at: Date;
  readonly answer: string | null;
  readonly answerer: string | null;
  readonly answered_at: Date | null;
  readonly returned_times: number;
  readonly verdict: string | null;
  readonly closed_at: Date | null;
  readonly version: number;
}

export const itemColumns = `i.item_id, i.order_id, o.order_no, o.kind, o.definition_version, i.status, i.ask, i.asked_by,
  a.name as asker, i.asked_at, i.to_staff_id, i.to_unit_id, coalesce(s.name, u.name, '') as to_name, i.due_at, i.answer,
  w.name as answerer, i.answered_at, i.returned_times, i.verdict, i.closed_at, i.version`;

export const itemTables = `supervision_item i
  join work_order o on o.org_id = i.org_id and o.order_id = i.order_id
  join staff a on a.org_id = i.org_id and a.staff_id = i.asked_by
  left join staff s on s.org_id = i.org_id and s.staff_id = i.to_staff_id
  left join org_unit u on u.org_id = i.org_id and u.unit_id = i.to_unit_id
  left join staff w on w.org_id = i.org_id and w.staff_id = i.answered_by`;

/** The row as the rules know it. */
export function itemOf(row: ItemRow): SupervisionItem {
  return {
    ...{ status: row.status, askedBy: row.asked_by, toStaffId: row.to_staff_id, toUnitId: row.to_unit_id },
    ...{ askedMs: row.asked_at.getTime(), dueMs: row.due_at.getTime() },
  };
}

/** Units whose items the caller may answer: the teams and units of their posts. */
export function unitsOfCaller(caller: Caller): string[] {
  return caller.posts.map((held) => held.unitId);
}

/** The caller as the rules know them. */
export function actorOf(caller: Caller): ItemActor {
  return {
    staffId: caller.staffId,
    unitIds: unitsOfCaller(caller),
    supervises: may(caller, 'order.supervise'),
  };
}

/** An item as its reader sees it, with what they may do. */
export function itemView(row: ItemRow, caller: Caller, nowMs: number): ItemView {
  const item = itemOf(row);
  const actor = actorOf(caller);
  return {
    ...{ itemId: row.item_id, orderId: row.order_id, orderNo: row.order_no },
    title: definitionOf(row.kind, row.definition_version).title,
    ...{ status: row.status, ask: row.ask, askedAt: row.asked_at.toISOString() },
    askedBy: { staffId: row.asked_by, name: row.asker },
    to: { staffId: row.to_staff_id, unitId: row.to_unit_id, name: row.to_name },
    dueAt: row.due_at.toISOString(),
    overdue: isItemOverdue(item, nowMs),
    ...{ answer: row.answer, answeredBy: row.answerer, returnedTimes: row.returned_times },
    answeredAt: row.answered_at?.toISOString() ?? null,
    ...{ verdict: row.verdict, closedAt: row.closed_at?.toISOString() ?? null },
    may: itemVerbs.filter((verb) => !isRefused(moveItem(item, verb, actor))),
  };
}
