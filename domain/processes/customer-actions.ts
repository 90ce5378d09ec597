/** What the customer may do in the open steps of their own case: the actions a definition declares `byCustomer`. */
import { applies } from './condition.ts';
import type { Action, ProcessDefinition, TaskStep } from './definition.ts';
import type { Field } from './field.ts';
import type { OpenTask, OrderState } from './state.ts';

export interface CustomerAction {
  readonly task: OpenTask;
  readonly step: TaskStep;
  readonly action: Action;
}

/** The actions offered to the customer now, in the order of the definition; none where a step stands still. */
export function customerActions(definition: ProcessDefinition, order: OrderState): readonly CustomerAction[] {
  if (order.status !== 'open') return [];
  return order.tasks.flatMap((task) => {
    const step = definition.steps[task.step];
    if (step?.kind !== 'task' || task.pause !== undefined) return [];
    return step.actions
      .filter(({ byCustomer, when }) => byCustomer === true && applies(when, order.values))
      .map((action) => ({ task, step, action }));
  });
}

/** The action as the customer reads it, and as staff do where both read the same. */
export function customerTitle({ title, customerTitle: own }: Action): string {
  return own ?? title;
}

/** What the customer answers to: the fields of the action that opened the task (the plan, the faults to mend). */
export function fieldsBehind(definition: ProcessDefinition, task: OpenTask): readonly Field[] {
  const [stepId = '', actionId] = task.from?.trigger.split('.') ?? [];
  const step = definition.steps[stepId];
  if (step?.kind !== 'task') return [];
  return step.actions.find(({ id }) => id === actionId)?.fields ?? [];
}
