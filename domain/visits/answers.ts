/** The answers of a visit as figures; the questionnaire's own names stay with the answers. */
import type { FormValues } from '#domain/processes/field.ts';

export interface Figures {
  /** 1 … 5; null where the customer gave none. */
  readonly satisfaction: number | null;
  readonly promiseKept: boolean | null;
  /** 1 … 5. */
  readonly attitude: number | null;
}

/** From this on a customer counts as satisfied (基本满意 belongs to the satisfied, as the trade counts). */
export const satisfiedFrom = 3;

function ratingOf(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= 1 && number <= 5 ? number : null;
}

/** Reads the figures out of checked answers. */
export function figuresOf(values: FormValues): Figures {
  const kept = values['promiseKept'];
  return {
    satisfaction: ratingOf(values['satisfaction']),
    promiseKept: typeof kept === 'boolean' ? kept : null,
    attitude: ratingOf(values['attitude']),
  };
}

/** Whether the answer asks for somebody to see to it: result or manners below what counts as satisfied. */
export function isDissatisfied({ satisfaction, attitude }: Figures): boolean {
  return (
    (satisfaction !== null && satisfaction < satisfiedFrom) || (attitude !== null && attitude < satisfiedFrom)
  );
}
