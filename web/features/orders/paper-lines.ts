import { requiredDocuments } from '#domain/processes/accept.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { FormValues } from '#domain/processes/field.ts';

export type PaperState = 'received' | 'demanded' | 'missing';

export interface PaperLine {
  readonly code: string;
  readonly title: string;
  readonly core: boolean;
  readonly sample: string;
  readonly state: PaperState;
  /** The action that waits for it, in words; null: the end. */
  readonly dueBefore: string | null;
}

/** The papers of an order: those it needs, and those that came although they are not needed. */
export function paperLines(
  definition: ProcessDefinition,
  order: {
    readonly values: FormValues;
    readonly documents: readonly string[];
    readonly demands: readonly (readonly string[])[];
  },
): readonly PaperLine[] {
  const needed = new Set(requiredDocuments(definition, order.values).map(({ code }) => code));
  const demanded = new Set(order.demands.flat());
  return definition.documents
    .filter(({ code }) => needed.has(code) || order.documents.includes(code))
    .map(({ code, title, core, sample, dueBefore }) => ({
      code,
      title,
      core: core === true,
      sample,
      state: order.documents.includes(code) ? 'received' : demanded.has(code) ? 'demanded' : 'missing',
      dueBefore: dueBefore === undefined ? null : actionTitle(definition, dueBefore),
    }));
}

function actionTitle(definition: ProcessDefinition, trigger: string): string {
  const [stepId = '', actionId] = trigger.split('.');
  const step = definition.steps[stepId];
  const action = step?.kind === 'task' ? step.actions.find(({ id }) => id === actionId) : undefined;
  return action?.title ?? step?.title ?? trigger;
}
