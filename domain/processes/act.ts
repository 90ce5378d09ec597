/** Taking an action of the definition: every rule is checked first, all faults are told at once, then it is played. */
import type { Refused } from '#domain/kernel/refusal.ts';
import { missingDocuments } from './accept.ts';
import { findTask, mayAct, openOnly } from './actor-rules.ts';
import { appointmentField } from './appointment.ts';
import type { CommandOf } from './command.ts';
import { applies } from './condition.ts';
import type { Action, ActionTrigger, TaskStep } from './definition.ts';
import type { FormValues } from './field.ts';
import { checkForm, splitPersonal } from './form.ts';
import { guardFaults } from './guards.ts';
import { instantOf } from './instant-field.ts';
import type { Play } from './play.ts';
import { change, changeTask, notify, record } from './play.ts';
import { refuse, rejection } from './refusals.ts';
import type { Rejected } from './refusals.ts';
import type { NoticeEffect, OpenTask } from './state.ts';
import { playAction } from './tokens.ts';

type Act = CommandOf<'act'>;

interface Attempt {
  readonly task: OpenTask;
  readonly step: TaskStep;
  readonly action: Action;
  readonly act: Act;
  /** Everything known once the action is taken. */
  readonly values: FormValues;
  /** The action's own values. */
  readonly entered: FormValues;
}

/** Plays `act`, or answers what stands against it. */
export function playAct(play: Play, act: Act): Rejected | null {
  const found = findAttempt(play, act);
  if ('refused' in found) return found;
  const { attempt, faults } = found;
  const refused = rejection([...faults, ...ruleFaults(play, attempt)]);
  if (refused !== null) return refused;
  settle(play, attempt);
  return null;
}

function findAttempt(
  play: Play,
  act: Act,
): { readonly attempt: Attempt; readonly faults: readonly Refused[] } | Refused {
  const { definition, order, facts, nowMs } = play;
  const closed = openOnly(order);
  if (closed !== null) return closed;
  const found = findTask(definition, order, act.task);
  if ('refused' in found) return found;
  const { task, step } = found;
  const action = step.actions.find((known) => known.id === act.action);
  if (action === undefined) return refuse('process.action-unknown', { step: step.title }, 'action');
  const forbidden = mayAct(task, step, { actor: facts.actor, action });
  if (forbidden !== null) return forbidden;
  if (task.pause !== undefined) return refuse('process.task-paused', { step: step.title });
  const known = order.values;
  const checked = checkForm(action.fields ?? [], act.values ?? {}, { nowMs, known });
  const values = { ...known, ...checked.values };
  return { attempt: { task, step, action, act, values, entered: checked.values }, faults: checked.faults };
}

function ruleFaults(play: Play, attempt: Attempt): readonly Refused[] {
  const { action, values } = attempt;
  if (!applies(action.when, values))
    return [refuse('process.action-not-offered', { action: action.title }, 'action')];
  return [
    ...checklistFaults(attempt),
    ...signatureFaults(attempt),
    ...documentFaults(play, attempt),
    ...closingFaults(play, action),
    ...fourEyes(play, action),
    ...guardFaults(action.guards ?? [], {
      values,
      facts: play.facts,
      acceptedAtMs: play.order.acceptedAtMs,
      nowMs: play.nowMs,
    }),
  ];
}

function checklistFaults({ step, action, act }: Attempt): readonly Refused[] {
  const checked = act.checked ?? [];
  const items = step.checklist ?? [];
  const unknown = checked
    .filter((code) => !items.some((item) => item.code === code))
    .slice(0, 20)
    .map((code) => refuse('process.checklist-unknown', { code: code.slice(0, 64) }, 'checked'));
  const open = items.filter((item) => item.required && !checked.includes(item.code));
  if (action.requiresChecklist !== true || open.length === 0) return unknown;
  const titles = open.map((item) => item.title).join('、');
  return [...unknown, refuse('process.checklist-open', { items: titles }, 'checked')];
}

function signatureFaults({ action, act }: Attempt): readonly Refused[] {
  const missing = action.signature !== undefined && act.signatureId === undefined;
  return missing ? [refuse('process.signature-missing', { action: action.title }, 'signatureId')] : [];
}

/** Papers due before this action, or before a good end (§6.2: complete before the contract). */
function documentFaults(play: Play, { task, action, values }: Attempt): readonly Refused[] {
  const trigger: ActionTrigger = `${task.step}.${action.id}`;
  const endsWell = action.to.some((id) => {
    const step = play.definition.steps[id];
    return step?.kind === 'end' && step.outcome === 'done';
  });
  const due = missingDocuments(play.definition, values, play.order.documents).filter(
    (document) => document.dueBefore === trigger || endsWell,
  );
  if (due.length === 0) return [];
  const titles = due.map((document) => document.title).join('、');
  return [refuse('process.document-due', { action: action.title, titles }, 'documents')];
}

/** A promised call is made before the case ends (R-REQ-07). */
function closingFaults(play: Play, action: Action): readonly Refused[] {
  const ends = action.to.some((id) => play.definition.steps[id]?.kind === 'end');
  return ends && play.order.callbacks.length > 0 ? [refuse('process.callback-open')] : [];
}

function fourEyes(play: Play, action: Action): readonly Refused[] {
  const { actor } = play.facts;
  const before = action.otherPersonThan;
  if (before === undefined || actor.kind !== 'staff' || play.order.actedBy[before] !== actor.staffId)
    return [];
  const step = play.definition.steps[before]?.title ?? before;
  return [refuse('process.same-person', { action: action.title, step })];
}

function settle(play: Play, attempt: Attempt): void {
  const { task, action, values, entered } = attempt;
  const { actor } = play.facts;
  if (actor.kind === 'staff' && task.assigneeId === undefined) {
    changeTask(play, { ...task, assigneeId: actor.staffId });
    record(play, 'claimed', { task });
  }
  const trigger: ActionTrigger = `${task.step}.${action.id}`;
  change(play, {
    values,
    ...(actor.kind === 'staff' ? { actedBy: { ...play.order.actedBy, [task.step]: actor.staffId } } : {}),
    ...(action.signature === undefined ? {} : { signatures: [...play.order.signatures, trigger] }),
  });
  recordAction(play, attempt, entered);
  const told = toldTime(entered);
  for (const code of action.notices ?? []) notify(play, code, told);
  playAction(play, task, action);
}

/** The time agreed on goes into the notice that confirms it. */
function toldTime(entered: FormValues): NoticeEffect['data'] {
  const at = entered[appointmentField];
  const atMs = typeof at === 'string' ? instantOf(at) : null;
  return atMs === null ? {} : { dueAtMs: atMs };
}

function recordAction(play: Play, { task, action, act }: Attempt, entered: FormValues): void {
  const parts = splitPersonal(action.fields ?? [], entered);
  const data = {
    form: parts.open,
    ...(act.checked === undefined ? {} : { checked: act.checked }),
    ...(act.signatureId === undefined ? {} : { signatureId: act.signatureId }),
    ...(act.quotes === undefined ? {} : { quotes: act.quotes }),
  };
  record(play, 'task-done', { task, action: action.id, data, personal: parts.personal });
}
