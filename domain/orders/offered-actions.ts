import { applies, fieldsOf } from '../processes/condition.ts';
import type { Action, TaskStep } from '../processes/definition.ts';
import type { FormValues } from '../processes/field.ts';

/**
 * The actions that may be chosen. One whose condition looks at its own fields stays on offer: only filling them in
 * tells whether it fits.
 */
export function offeredActions(step: TaskStep, values: FormValues): readonly Action[] {
  return step.actions.filter((action) => looksAtItself(action) || applies(action.when, values));
}

function looksAtItself(action: Action): boolean {
  if (action.when === undefined) return false;
  const own = new Set((action.fields ?? []).map((field) => field.name));
  return fieldsOf(action.when).some((name) => own.has(name));
}
