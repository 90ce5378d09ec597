import { minuteText } from '#domain/kernel/instant.ts';
import type { EventKind } from '#domain/event-titles.ts';
import { record, type Origin } from '../../../platform/events/record.ts';
import type { News } from '../../../platform/live/live-feed.ts';
import type { Work } from '../../../platform/work.ts';
import type { ItemRow } from './item-row.ts';

/** What happened to an item, as the history of its order tells it. */
export interface ItemHappening {
  readonly kind: EventKind;
  readonly origin: Origin;
  readonly text?: string;
  readonly commandId?: string;
}

/** Writes it into the chain of the order (idea 2): whoever reads the order sees what was asked and answered. */
export async function recordItem(
  work: Work,
  orgId: number,
  { row, kind, origin, text, commandId }: ItemHappening & { readonly row: ItemRow },
): Promise<void> {
  const about = { orgId, caseKind: 'order' as const, caseId: row.order_id, ...origin, commandId };
  const data = {
    ...(text === undefined ? {} : { text }),
    itemId: row.item_id,
    ...(kind === 'supervised' ? { askedOf: row.to_name } : {}),
    due: minuteText(row.due_at.getTime()),
  };
  await record(work, about, [{ kind, at: work.platform.now(), data }]);
}

/** Open screens of whom it was put to, of who asked, and of whoever has the order open look again. */
export function newsOfItem(orgId: number, row: ItemRow, detail: string): News[] {
  const concerned = {
    teamIds: row.to_unit_id === null ? [] : [row.to_unit_id],
    staffIds: [row.asked_by, ...(row.to_staff_id === null ? [] : [row.to_staff_id])],
  };
  return [
    { orgId, kind: 'supervision', id: row.item_id, detail, ...concerned },
    { orgId, kind: 'order', id: row.order_id, ...concerned },
  ];
}
