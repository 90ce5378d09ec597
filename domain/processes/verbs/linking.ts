/** Orders that belong together: split off a linked one, merge duplicates, undo a merge one step back (M1). */
import type { Refused } from '#domain/kernel/refusal.ts';
import { openOnly } from '../actor-rules.ts';
import { cancelAll, letGo, runOn } from '../clock-play.ts';
import type { CommandOf } from '../command.ts';
import type { Play } from '../play.ts';
import { change, notify, record } from '../play.ts';
import { refuse } from '../refusals.ts';
import { textFault } from './texts.ts';

/** Records that another order was split off this one; the other is accepted by its own command. */
export function split(play: Play, command: CommandOf<'split'>): Refused | null {
  const { newOrderId, definition, reason } = command;
  const unfit = openOnly(play.order) ?? textFault(reason, 'reason', '拆分原因');
  if (unfit !== null) return unfit;
  record(play, 'split-off', { data: { newOrderId, kind: definition.kind, reason } });
  return null;
}

/**
 * This order is a duplicate and ends in favour of the survivor, which keeps the earliest promise of both
 * (the caller compares due times). Tasks and clocks are kept for one undo.
 */
export function merge(play: Play, command: CommandOf<'merge'>): Refused | null {
  const unfit = openOnly(play.order) ?? textFault(command.reason, 'reason', '并单原因');
  if (unfit !== null) return unfit;
  if (command.intoOrderId === play.orderId) return refuse('process.merge-into-itself', {}, 'intoOrderId');
  const { tasks, clocks } = play.order;
  cancelAll(play, 'merged');
  for (const task of tasks) play.closed.push({ id: task.id, step: task.step, how: 'cancelled' });
  change(play, {
    status: 'merged',
    tasks: [],
    mergedInto: { orderId: command.intoOrderId, tasks, clocks },
  });
  record(play, 'merged', { data: { intoOrderId: command.intoOrderId, reason: command.reason } });
  notify(play, 'request-merged', { intoOrderId: command.intoOrderId });
  return null;
}

/** Takes the merge back: tasks open again, clocks run on as if never cancelled. */
export function undoMerge(play: Play, command: CommandOf<'undo-merge'>): Refused | null {
  const { mergedInto, ...rest } = play.order;
  if (play.order.status !== 'merged' || mergedInto === undefined) return refuse('process.not-merged');
  const wrong = textFault(command.reason, 'reason', '撤销并单的原因');
  if (wrong !== null) return wrong;
  play.order = { ...rest, status: 'open', tasks: mergedInto.tasks };
  for (const [id, clock] of Object.entries(mergedInto.clocks)) {
    if (clock.status === 'running') runOn(play, id, clock);
  }
  play.opened.push(...mergedInto.tasks);
  record(play, 'merge-undone', { data: { fromOrderId: mergedInto.orderId, reason: command.reason } });
  return null;
}

/** Ends an open order without its process: tasks are cancelled, clocks too. */
export function endEarly(play: Play, status: 'refused' | 'withdrawn'): void {
  for (const task of play.order.tasks) {
    letGo(play, task.id);
    play.closed.push({ id: task.id, step: task.step, how: 'cancelled' });
  }
  cancelAll(play, status);
  change(play, { status, tasks: [], arrived: {}, callbacks: [], closedAtMs: play.nowMs });
}
