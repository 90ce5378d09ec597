/**
 * Fields of a form as data: what is asked at intake or filled in at a step. The same data draw the form
 * in the browser, check it in the server (form.ts) and print the filled-in sample (R-REQ-06).
 */

/**
 * A value in a form. Dates are 'YYYY-MM-DD', instants 'YYYY-MM-DDTHH:mm' with an optional offset
 * (without one: +08:00), decimals are text with a point ('1234.56') so that nothing is rounded on the way.
 */
export type FieldValue = string | number | boolean | readonly string[];
export type FormValues = Readonly<Record<string, FieldValue>>;

/** A condition over the values known of the order (intake form and all steps so far), as data. */
export type Condition =
  | { readonly field: string; readonly is: string | number | boolean }
  | { readonly field: string; readonly in: readonly string[] }
  | { readonly field: string; readonly includes: string }
  | { readonly field: string; readonly atLeast: number }
  | { readonly field: string; readonly below: number }
  | { readonly field: string; readonly given: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export type FieldType =
  | 'text'
  | 'paragraph'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'datetime'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'phone'
  | 'identity-number'
  | 'credit-code'
  | 'account-number'
  | 'address'
  | 'person-name'
  | 'org-unit'
  | 'staff'
  | 'photos';

export interface Option {
  readonly value: string;
  readonly title: string;
}

/** The order of asking (R-REQ-04); fields of a form never step back in it. */
export const sections = [
  'purpose',
  'customer',
  'capacity',
  'use',
  'address',
  'equipment',
  'matter',
  'wishes',
] as const;
export type Section = (typeof sections)[number];

export interface Field {
  /** Unique in the process over intake and all steps; an integer carries its unit (`capacityVa`). */
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly section?: Section;
  /** The unit shown behind the input: 'kW', '元'; only shown, the name says what is stored. */
  readonly unit?: string;
  /** Stored integer = shown number × scale (capacityVa shown in kVA: 1000). */
  readonly scale?: number;
  readonly required: boolean | Condition;
  /** Asked only when this holds; a value given for a hidden field is refused. */
  readonly visibleWhen?: Condition;
  readonly min?: number;
  readonly max?: number;
  /** Decimal places of a decimal. */
  readonly decimals?: number;
  /** Characters (code points); defaults by type in form.ts. Items for photos and choices. */
  readonly maxLength?: number;
  /** A date or instant must not lie after (past) or before (future) the moment of entry. */
  readonly when?: 'past' | 'future';
  readonly options?: readonly Option[];
  /** The filled-in sample printed beside the form (R-REQ-06); valid against the field itself. */
  readonly sample: FieldValue;
  readonly help?: string;
  /** Personal data: goes to the salted, erasable part of events and is masked on screen. */
  readonly personal?: true;
}
