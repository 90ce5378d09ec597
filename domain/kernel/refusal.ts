/**
 * A refusal is an expected "no": the rule that says it, the field it is about and the remedy.
 * Each code is declared once, in the catalogue of its domain (`domain/<name>/refusals.ts`), with the
 * HTTP status and the texts; `contracts/refusals.ts` joins the catalogues and the docs are generated.
 */
export interface RefusalSpec {
  /** HTTP status that carries the refusal: 400 shape, 401, 403, 404, 409 state, 413, 422 rule, 429. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503;
  /** Chinese text for the user: what is wrong and the remedy; `{name}` is filled from the data. */
  readonly zh: string;
  /** The same in English. */
  readonly en: string;
}

/** Data that fill the placeholders of a refusal's text. */
export type RefusalData = Readonly<Record<string, string | number>>;

/** An expected "no" as a value, for pure rules; commands throw it as `Refusal`. */
export interface Refused {
  readonly refused: string;
  /** The field the user must mend, as it is named in the contract (`form.capacityVa`). */
  readonly field?: string;
  readonly data?: RefusalData;
}

/** Declares a domain's refusal codes; identity, kept for the literal types of the codes. */
export function defineRefusals<const T extends Readonly<Record<string, RefusalSpec>>>(catalogue: T): T {
  return catalogue;
}

/** Whether a rule's answer is a refusal. */
export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

/** A refusal on its way out: thrown by commands, so that their transaction rolls back. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly field: string | undefined;
  readonly data: RefusalData;

  constructor(code: string, options: { field?: string | undefined; data?: RefusalData | undefined } = {}) {
    super(code);
    this.code = code;
    this.field = options.field;
    this.data = options.data ?? {};
  }

  static from(refused: Refused): Refusal {
    return new Refusal(refused.refused, { field: refused.field, data: refused.data });
  }
}
