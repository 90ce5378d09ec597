import { Refusal, type Refused } from '#domain/kernel/refusal.ts';
import { FormRefusal } from './http/problem.ts';

/** Throws every objection of a rule at once, so that a form is mended in one go; does nothing when there is none. */
export function throwRefused(objections: readonly Refused[]): void {
  const refusals = objections.map((objection) => Refusal.from(objection));
  const [first] = refusals;
  if (first === undefined) return;
  throw refusals.length === 1 ? first : new FormRefusal(refusals);
}
