/**
 * The token game of a process: an action closes its task and opens the steps it leads to; a step that joins
 * opens when all its steps have arrived; an end step ends the order.
 */
import { assert, present } from '#domain/kernel/assert.ts';
import { cancelAll, fire, hold, letGo } from './clock-play.ts';
import type { Action, ActionTrigger, EndStep, StepId, TaskStep } from './definition.ts';
import type { Play } from './play.ts';
import { change, notify, record, without } from './play.ts';
import type { OpenTask, TaskOrigin } from './state.ts';

/** Origins remembered for returns; a long rectification loop must not grow the state for ever. */
const originsMax = 20;

/** The task step of a definition; a bug when the id is unknown or an end. */
export function taskStep(play: Play, id: StepId): TaskStep {
  const step = present(play.definition.steps[id], `step ${id}`);
  assert(step.kind === 'task', `${id} is a task step`);
  return step;
}

/** Opens a step's task; an assignee is kept for returns to whoever did it before. */
export function openTask(
  play: Play,
  step: StepId,
  how: { from?: TaskOrigin; assigneeId?: string } = {},
): void {
  assert(!play.order.tasks.some((task) => task.step === step), `${step} is not open twice`);
  const definition = taskStep(play, step);
  const count = (play.order.opened[step] ?? 0) + 1;
  const task: OpenTask = {
    id: `${step}#${String(count)}`,
    step,
    team: definition.teamByChannel?.[play.order.channel] ?? definition.team,
    openedAtMs: play.nowMs,
    ...(how.assigneeId === undefined ? {} : { assigneeId: how.assigneeId }),
    ...(how.from === undefined ? {} : { from: cut(how.from, originsMax) }),
  };
  change(play, {
    tasks: [...play.order.tasks, task],
    opened: { ...play.order.opened, [step]: count },
  });
  play.opened.push(task);
  record(play, 'task-opened', { task });
  if (definition.waitsForCustomer !== undefined)
    hold(play, task.id, { clocks: definition.waitsForCustomer.clocks, reason: 'waits-for-customer' });
}

/** Takes a task off the board and lets its clocks go. */
export function closeTask(play: Play, task: OpenTask, how: 'done' | 'returned' | 'cancelled'): void {
  change(play, { tasks: play.order.tasks.filter((other) => other.id !== task.id) });
  letGo(play, task.id);
  play.closed.push({ id: task.id, step: task.step, how });
}

/** Plays an action whose conditions have all been checked: close, fire, open what follows. */
export function playAction(play: Play, task: OpenTask, action: Action): void {
  const trigger: ActionTrigger = `${task.step}.${action.id}`;
  closeTask(play, task, 'done');
  fire(play, trigger, task.id);
  const origin: TaskOrigin = {
    task: task.id,
    step: task.step,
    trigger,
    returnable: action.to.length === 1,
    ...(task.from === undefined ? {} : { before: task.from }),
  };
  for (const step of action.to) arrive(play, step, origin);
}

function arrive(play: Play, step: StepId, origin: TaskOrigin): void {
  const target = present(play.definition.steps[step], `step ${step}`);
  if (target.kind === 'end') {
    end(play, step, target);
    return;
  }
  if (target.join === undefined) {
    openTask(play, step, { from: origin });
    return;
  }
  const arrived = [...(play.order.arrived[step] ?? []), origin.step];
  if (target.join.every((from) => arrived.includes(from))) {
    change(play, { arrived: without(play.order.arrived, step) });
    openTask(play, step, { from: { ...origin, returnable: false } });
  } else change(play, { arrived: { ...play.order.arrived, [step]: arrived } });
}

function end(play: Play, step: StepId, target: EndStep): void {
  assert(play.order.tasks.length === 0, 'no task is open when the order ends');
  change(play, { status: 'closed', end: step, closedAtMs: play.nowMs, arrived: {} });
  record(play, 'closed', { data: { end: step, outcome: target.outcome } });
  fire(play, 'closed');
  cancelAll(play, target.outcome);
  for (const code of target.notices) notify(play, code);
}

function cut(origin: TaskOrigin, depth: number): TaskOrigin {
  const { before, ...rest } = origin;
  if (before === undefined || depth <= 1) return rest;
  return { ...rest, before: cut(before, depth - 1) };
}
