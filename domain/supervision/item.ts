/**
 * What a supervisor asks about an order (督办, R-SYS-04): asked of one person or one team with an answer due, answered,
 * and accepted or returned by a supervisor, never by who was asked. Pure: data in, data or a refusal out.
 */
import type { Refused } from '#domain/kernel/refusal.ts';

export const itemStatuses = ['open', 'answered', 'accepted', 'cancelled'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

export const itemVerbs = ['answer', 'return', 'accept', 'cancel'] as const;
export type ItemVerb = (typeof itemVerbs)[number];

/** Names of the states, for refusals and lists. */
export const itemStatusTitles: Readonly<Record<ItemStatus, string>> = {
  open: '待答复',
  answered: '待审核',
  accepted: '已办结',
  cancelled: '已撤销',
};

export interface SupervisionItem {
  readonly status: ItemStatus;
  readonly askedBy: string;
  readonly toStaffId: string | null;
  readonly toUnitId: string | null;
  readonly askedMs: number;
  readonly dueMs: number;
}

/** Who acts: their teams, and whether they supervise. */
export interface ItemActor {
  readonly staffId: string;
  readonly unitIds: readonly string[];
  readonly supervises: boolean;
}

/** In which state each verb may be said, and the state that follows. */
const moves: Readonly<Record<ItemVerb, { readonly from: readonly ItemStatus[]; readonly to: ItemStatus }>> = {
  answer: { from: ['open'], to: 'answered' },
  return: { from: ['answered'], to: 'open' },
  accept: { from: ['answered'], to: 'accepted' },
  cancel: { from: ['open', 'answered'], to: 'cancelled' },
};

/** The share of the time given after which whoever was asked is warned, in percent. */
export const warnPercent = 75;

/** Whether somebody was asked, in person or by their team. */
export function isAsked(item: Pick<SupervisionItem, 'toStaffId' | 'toUnitId'>, actor: ItemActor): boolean {
  return (
    item.toStaffId === actor.staffId || (item.toUnitId !== null && actor.unitIds.includes(item.toUnitId))
  );
}

/** The state after a verb, or why it may not be said now or not by this person. */
export function moveItem(item: SupervisionItem, verb: ItemVerb, actor: ItemActor): ItemStatus | Refused {
  const { from, to } = moves[verb];
  if (!from.includes(item.status)) {
    return { refused: 'supervision.item-state', data: { state: itemStatusTitles[item.status] } };
  }
  if (verb === 'answer') return isAsked(item, actor) ? to : { refused: 'supervision.not-asked' };
  return mayJudge(item, actor) ? to : { refused: 'supervision.not-yours' };
}

/** Whoever asked, or another supervisor who was not asked themselves. */
export function mayJudge(item: SupervisionItem, actor: ItemActor): boolean {
  return actor.supervises && (item.askedBy === actor.staffId || !isAsked(item, actor));
}

/** Whether an answer is owed and its time has passed; the due instant itself is still in time. */
export function isItemOverdue(
  { status, dueMs }: Pick<SupervisionItem, 'status' | 'dueMs'>,
  nowMs: number,
): boolean {
  return status === 'open' && nowMs > dueMs;
}

/** When whoever was asked is warned. */
export function itemWarnMs({ askedMs, dueMs }: Pick<SupervisionItem, 'askedMs' | 'dueMs'>): number {
  return askedMs + Math.floor(((dueMs - askedMs) * warnPercent) / 100);
}
