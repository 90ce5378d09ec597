import type { Static } from 'typebox';
import type { BatchCommand as CommandShape, performBatch, previewBatch } from '#contracts/order-batch.ts';
import type { RouteTypes } from '#contracts/route.ts';
import { refusalText, refusals, type RefusalCode } from '#contracts/refusals.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Action, TaskStep } from '#domain/processes/definition.ts';
import { findDefinition } from '#domain/processes/definitions/index.ts';
import type { Language } from '#web/lib/i18n/language.ts';

export type BatchCommand = Static<typeof CommandShape>;
export type BatchPreview = RouteTypes<typeof previewBatch>['response'];
export type BatchLine = BatchPreview['items'][number];
export type Offer = BatchPreview['offers'][number];
export type BatchResult = RouteTypes<typeof performBatch>['response']['results'][number];

/** What a batch is about: orders that were chosen, or an order with all that belongs to it. */
export type BatchScope = { readonly orderIds: readonly string[] } | { readonly familyOf: string };

/** An offer with the business, step and action behind it; null when this browser's copy is older than the order. */
export interface OfferedAction {
  readonly title: string;
  readonly step: TaskStep;
  readonly action: Action;
}

/** Looks up what an offer names. */
export function offeredAction({ kind, version, step: stepId, action: id }: Offer): OfferedAction | null {
  const definition = findDefinition(kind, version);
  if (isRefused(definition)) return null;
  const step = definition.steps[stepId];
  if (step?.kind !== 'task') return null;
  const action = step.actions.find((known) => known.id === id);
  return action === undefined ? null : { title: definition.title, step, action };
}

/** Why an order cannot be answered, in the reader's language; a code of a later version shows itself. */
export function problemLine(problems: BatchLine['problems'], language: Language): string {
  const known = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);
  return problems
    .map(({ code, data }) => (known(code) ? refusalText(code, data, language).title : code))
    .join(' ');
}

/** Parts of a list, in its order, none longer than `size`. */
export function partsOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: T[][] = [];
  for (let at = 0; at < list.length; at += size) parts.push(list.slice(at, at + size));
  return parts;
}
