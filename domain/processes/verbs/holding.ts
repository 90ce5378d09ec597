/** Who holds a task and whether it moves: claim, release, hand over, return, pause, resume. */
import { parsePhone } from '#domain/customers/phone.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { hold, letGo, unfire } from '../clock-play.ts';
import { findTask, isSupervisor, mayManage, mayWork, openOnly, supervisorOnly } from '../actor-rules.ts';
import type { CommandOf } from '../command.ts';
import type { TaskStep } from '../definition.ts';
import type { Play } from '../play.ts';
import { changeTask, notify, record } from '../play.ts';
import { refuse } from '../refusals.ts';
import type { OpenTask } from '../state.ts';
import { closeTask, openTask } from '../tokens.ts';
import { textFault } from './texts.ts';

interface Found {
  readonly task: OpenTask;
  readonly step: TaskStep;
}

/** The task, if the order is open and the actor passes the rule. */
function findFor(
  play: Play,
  id: string,
  may: (task: OpenTask, step: TaskStep, actor: Play['facts']['actor']) => Refused | null,
): Found | Refused {
  const closed = openOnly(play.order);
  if (closed !== null) return closed;
  const found = findTask(play.definition, play.order, id);
  if ('refused' in found) return found;
  return may(found.task, found.step, play.facts.actor) ?? found;
}

/** Takes the task on; claiming one's own again changes nothing but is not an error. */
export function claim(play: Play, command: CommandOf<'claim'>): Refused | null {
  const found = findFor(play, command.task, mayWork);
  if ('refused' in found) return found;
  const { actor } = play.facts;
  if (actor.kind !== 'staff') return refuse('process.not-for-customers');
  changeTask(play, { ...found.task, assigneeId: actor.staffId });
  record(play, 'claimed', { task: found.task });
  return null;
}

/** Gives the task back to its team. */
export function release(play: Play, command: CommandOf<'release'>): Refused | null {
  const found = findFor(play, command.task, mayManage);
  if ('refused' in found) return found;
  if (found.task.assigneeId === undefined) return refuse('process.task-not-held', { step: found.step.title });
  const wrong = textFault(command.reason, 'reason', '退回班组的原因');
  if (wrong !== null) return wrong;
  const { assigneeId, ...unheld } = found.task;
  changeTask(play, unheld);
  record(play, 'released', { task: found.task, data: { reason: command.reason, assigneeId } });
  return null;
}

/** Hands over to a named person, whose phone the customer is told (R-REQ-03). */
export function handOver(play: Play, command: CommandOf<'hand-over'>): Refused | null {
  const found = findFor(play, command.task, mayManage);
  if ('refused' in found) return found;
  const { toStaffId, toName, phone, place, reason, teamId } = command;
  const wrong =
    textFault(reason, 'reason', '转办原因') ??
    textFault(toName, 'toName', '接办人姓名', 50) ??
    (place === undefined ? null : textFault(place, 'place', '接办地点', 200)) ??
    (!isRefused(parsePhone(phone)) ? null : refuse('form.phone', { label: '接办人电话' }, 'phone'));
  if (wrong !== null) return wrong;
  changeTask(play, { ...found.task, assigneeId: toStaffId, ...(teamId === undefined ? {} : { teamId }) });
  record(play, 'handed-over', { task: found.task, data: { toStaffId, toName, phone, place, reason } });
  notify(play, 'handed-over', { name: toName, phone });
  notify(play, 'task-assigned', { staffId: toStaffId });
  return null;
}

/** Back to the step before, to whoever did it; what its action started and stopped is undone (R3). */
export function returnTask(play: Play, command: CommandOf<'return'>): Refused | null {
  const found = findFor(play, command.task, mayManage);
  if ('refused' in found) return found;
  const { task, step } = found;
  const origin = task.from;
  const isOpen = play.order.tasks.some((open) => open.step === origin?.step);
  if (origin?.returnable !== true || isOpen || task.pause !== undefined)
    return refuse('process.return-impossible', { step: step.title });
  const wrong = textFault(command.reason, 'reason', '退回原因');
  if (wrong !== null) return wrong;
  record(play, 'returned', { task, data: { reason: command.reason, toStep: origin.step } });
  closeTask(play, task, 'returned');
  unfire(play, origin.trigger, origin.task);
  const assigneeId = play.order.actedBy[origin.step];
  openTask(play, origin.step, {
    ...(origin.before === undefined ? {} : { from: origin.before }),
    ...(assigneeId === undefined ? {} : { assigneeId }),
  });
  notify(play, 'step-returned', { reason: command.reason });
  return null;
}

/** Stands still for a reason the step allows; where approval is needed, the clocks wait for it (S3). */
export function pause(play: Play, command: CommandOf<'pause'>): Refused | null {
  const found = findFor(play, command.task, mayManage);
  if ('refused' in found) return found;
  const { task, step } = found;
  if (task.pause !== undefined) return refuse('process.task-paused', { step: step.title });
  const rule = step.pauses?.find((allowed) => allowed.reason === command.reason);
  if (rule === undefined) return pauseNotAllowed(step);
  const wrong = textFault(command.remark, 'remark', '挂起说明');
  if (wrong !== null) return wrong;
  if (rule.needsEvidence === true && (command.evidenceIds ?? []).length === 0)
    return refuse('process.evidence-missing', {}, 'evidenceIds');
  const counts = rule.needsApproval !== true || isSupervisor(play.facts.actor);
  changeTask(play, { ...task, pause: { reason: rule.reason, sinceMs: play.nowMs, counts } });
  record(play, 'paused', {
    task,
    data: { reason: rule.reason, remark: command.remark, counts, evidenceIds: command.evidenceIds ?? [] },
  });
  if (counts) hold(play, task.id, { clocks: rule.clocks, reason: rule.reason, ...approver(play, rule) });
  return null;
}

function pauseNotAllowed(step: TaskStep): Refused {
  const reasons = (step.pauses ?? []).map((rule) => rule.title).join('、') || '无';
  return refuse('process.pause-not-allowed', { step: step.title, reasons }, 'reason');
}

/** A supervisor approves: the clocks stand still from the moment the pause was asked for. */
export function approvePause(play: Play, command: CommandOf<'approve-pause'>): Refused | null {
  const found = findFor(play, command.task, (_task, _step, actor) => supervisorOnly(actor, '审批挂起'));
  if ('refused' in found) return found;
  const { task, step } = found;
  const standing = task.pause;
  if (standing === undefined || standing.counts)
    return refuse('process.task-not-paused', { step: step.title });
  changeTask(play, { ...task, pause: { ...standing, counts: true } });
  record(play, 'pause-approved', { task, data: { reason: standing.reason, remark: command.remark ?? '' } });
  const clocks = step.pauses?.find((rule) => rule.reason === standing.reason)?.clocks ?? [];
  const { reason, sinceMs } = standing;
  hold(play, task.id, { clocks, reason, sinceMs, ...approver(play, { needsApproval: true }) });
  return null;
}

function approver(play: Play, rule: { readonly needsApproval?: true }): { readonly approvedBy?: string } {
  const { actor } = play.facts;
  return rule.needsApproval === true && actor.kind === 'staff' ? { approvedBy: actor.staffId } : {};
}

/** The task moves again; its clocks resume unless something else holds them. */
export function resume(play: Play, command: CommandOf<'resume'>): Refused | null {
  const found = findFor(play, command.task, mayManage);
  if ('refused' in found) return found;
  const { pause: standing, ...moving } = found.task;
  if (standing === undefined) return refuse('process.task-not-paused', { step: found.step.title });
  changeTask(play, moving);
  record(play, 'resumed', {
    task: found.task,
    data: { reason: standing.reason, remark: command.remark ?? '' },
  });
  // A step that waits for the customer goes on holding its clocks when a pause on top of it ends.
  letGo(play, found.task.id, found.step.waitsForCustomer?.clocks);
  return null;
}
