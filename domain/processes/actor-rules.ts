/** Who may do what with an order's tasks: membership in the team, permission, and who holds the task. */
import { teamFunctions } from '#domain/organisation/team-functions.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import type { Action, ProcessDefinition, TaskStep } from './definition.ts';
import { refuse } from './refusals.ts';
import type { Actor, OpenTask, OrderState } from './state.ts';
import { statusTitles } from './titles.ts';

/** The permission of those who supervise orders (organisation/permissions.ts). */
export const supervisePermission = 'order.supervise';

/** Whether the actor supervises. The system acts for nobody, so it does not. */
export function isSupervisor(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.permissions.includes(supervisePermission);
}

/** Refuses whatever is not a supervisor's doing; `what` names the matter. */
export function supervisorOnly(actor: Actor, what: string): Refused | null {
  return isSupervisor(actor) ? null : refuse('process.supervisor-needed', { what });
}

/** Refuses changes to an order that is not open. */
export function openOnly(order: OrderState): Refused | null {
  return order.status === 'open'
    ? null
    : refuse('process.order-not-open', { status: statusTitles[order.status] });
}

/** Finds an open task; tells one that was done from one that never was. */
export function findTask(
  definition: ProcessDefinition,
  order: OrderState,
  id: string,
): { readonly task: OpenTask; readonly step: TaskStep } | Refused {
  const task = order.tasks.find((open) => open.id === id);
  const name = id.split('#')[0] ?? '';
  const step = Object.hasOwn(definition.steps, name) ? definition.steps[name] : undefined;
  if (task !== undefined && step?.kind === 'task') return { task, step };
  const wasOpened = step !== undefined && Number(id.split('#')[1]) <= (order.opened[name] ?? 0);
  return wasOpened
    ? refuse('process.task-done', { step: step.title }, 'task')
    : refuse('process.task-unknown', {}, 'task');
}

/** Whether the actor may work on the task: in the team, with the permission, nobody else holding it. */
export function mayWork(task: OpenTask, step: TaskStep, actor: Actor): Refused | null {
  if (actor.kind === 'system') return null;
  if (actor.kind === 'customer') return refuse('process.not-for-customers');
  if (step.permission !== undefined && !actor.permissions.includes(step.permission))
    return refuse('process.permission-missing', { permission: step.permission });
  if (task.assigneeId === actor.staffId) return null;
  if (task.assigneeId !== undefined) return refuse('process.task-held-by-other', { step: step.title });
  return inTeam(task, step, actor);
}

function inTeam(
  task: OpenTask,
  step: TaskStep,
  actor: Extract<Actor, { readonly kind: 'staff' }>,
): Refused | null {
  const member =
    actor.functions.includes(task.team) && (task.teamId === undefined || actor.unitIds.includes(task.teamId));
  return member
    ? null
    : refuse('process.not-your-team', { step: step.title, team: teamFunctions[task.team] });
}

/** As mayWork, but a supervisor may too: to hand over, release, return, pause. */
export function mayManage(task: OpenTask, step: TaskStep, actor: Actor): Refused | null {
  return isSupervisor(actor) ? null : mayWork(task, step, actor);
}

/** As mayWork, but actions meant for the customer may be the customer's (portal). */
export function mayAct(task: OpenTask, step: TaskStep, by: { actor: Actor; action: Action }): Refused | null {
  if (by.actor.kind === 'customer' && by.action.byCustomer === true) return null;
  return mayWork(task, step, by.actor);
}

/** Whether the actor may see who reported (R-QUAL-09): only whoever holds an open task, once claimed. */
export function maySeeReporter(definition: ProcessDefinition, order: OrderState, actor: Actor): boolean {
  if (definition.confidential !== true) return true;
  return actor.kind === 'staff' && order.tasks.some((task) => task.assigneeId === actor.staffId);
}
