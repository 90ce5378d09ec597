/** What has to be there before an action can be taken. */
import { missingDocuments } from '#domain/processes/accept.ts';
import type {
  Action,
  DocumentRequirement,
  ProcessDefinition,
  TaskStep,
} from '#domain/processes/definition.ts';
import type { FormValues } from '#domain/processes/field.ts';

/** Papers that are still missing and must be there before this action; a good end needs all of them. */
export function papersDueBefore(
  definition: ProcessDefinition,
  at: { readonly stepId: string; readonly action: Action },
  order: { readonly values: FormValues; readonly documents: readonly string[] },
): readonly DocumentRequirement[] {
  const trigger = `${at.stepId}.${at.action.id}`;
  const ends = at.action.to.some((id) => {
    const next = definition.steps[id];
    return next?.kind === 'end' && next.outcome === 'done';
  });
  return missingDocuments(definition, order.values, order.documents).filter(
    ({ dueBefore }) => ends || dueBefore === trigger,
  );
}

/** Whether a press is enough: nothing to fill in, to tick or to sign. */
export function needsNothing(action: Action): boolean {
  return (
    (action.fields ?? []).length === 0 && action.requiresChecklist !== true && action.signature === undefined
  );
}

/** Required items of the checklist that are not ticked yet. */
export function openItems(step: TaskStep, action: Action, checked: readonly string[]): readonly string[] {
  if (action.requiresChecklist !== true) return [];
  return (step.checklist ?? [])
    .filter((item) => item.required && !checked.includes(item.code))
    .map((item) => item.title);
}
