/** Views into a definition: its task steps, actions, triggers and fields as flat lists. */
import type { Action, ActionTrigger, ProcessDefinition, StepId, TaskStep, Trigger } from './definition.ts';
import type { Field } from './field.ts';

export interface PlacedAction {
  readonly stepId: StepId;
  readonly step: TaskStep;
  readonly action: Action;
  readonly trigger: ActionTrigger;
}

/** The task steps with their ids, in the order written. */
export function taskSteps(definition: ProcessDefinition): readonly (readonly [StepId, TaskStep])[] {
  return Object.entries(definition.steps).flatMap(([id, step]) => (step.kind === 'task' ? [[id, step]] : []));
}

/** Every action with its step. */
export function placedActions(definition: ProcessDefinition): readonly PlacedAction[] {
  return taskSteps(definition).flatMap(([stepId, step]) =>
    step.actions.map((action) => ({ stepId, step, action, trigger: `${stepId}.${action.id}` as const })),
  );
}

/** Everything clocks may listen to. */
export function allTriggers(definition: ProcessDefinition): ReadonlySet<Trigger> {
  const actions = placedActions(definition).map((placed) => placed.trigger);
  return new Set<Trigger>(['accepted', 'documents-complete', 'closed', ...actions]);
}

/** Every field of the process by name: intake form first, then the steps'. */
export function allFields(definition: ProcessDefinition): ReadonlyMap<string, Field> {
  const later = placedActions(definition).flatMap(({ action }) => action.fields ?? []);
  return new Map([...later, ...definition.form].map((field) => [field.name, field]));
}
