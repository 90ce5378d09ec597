/**
 * Faults and complaints end with a call of their own process (抢修回访, 回访). Who was reached and asked there is not
 * called a second time: that call is the return visit.
 */
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { instantOf } from '#domain/processes/instant-field.ts';
import type { OrderState } from '#domain/processes/state.ts';

export interface ProcessCall {
  readonly atMs: number | null;
  readonly staffId: string | null;
  /** The answer in the terms of the questionnaire; empty when the customer gave no opinion. */
  readonly answers: FormValues;
}

/** The process asks in three words, the questionnaire in five. */
const ratings: Readonly<Record<string, string>> = { satisfied: '4', acceptable: '3', dissatisfied: '2' };

/** The call in which the process asked for the customer's opinion in this run of the order, or null. */
export function callInProcess(
  definition: ProcessDefinition,
  state: Pick<OrderState, 'fired' | 'values' | 'actedBy'>,
): ProcessCall | null {
  const asked = state.fired.find((trigger) => asksOpinion(definition, trigger));
  if (asked === undefined) return null;
  const [step = ''] = asked.split('.');
  const { calledAt, satisfaction } = state.values;
  const rating = typeof satisfaction === 'string' ? ratings[satisfaction] : undefined;
  return {
    atMs: typeof calledAt === 'string' ? instantOf(calledAt) : null,
    staffId: state.actedBy[step] ?? null,
    answers: rating === undefined ? {} : { satisfaction: rating },
  };
}

function asksOpinion(definition: ProcessDefinition, trigger: string): boolean {
  const [stepId = '', actionId] = trigger.split('.');
  const step = Object.hasOwn(definition.steps, stepId) ? definition.steps[stepId] : undefined;
  if (step?.kind !== 'task') return false;
  const action = step.actions.find(({ id }) => id === actionId);
  return action?.fields?.some(({ name }) => name === 'satisfaction') === true;
}
