/** Short forms for writing definitions; each gives plain data and leaves out what is not said. */
/* eslint-disable @typescript-eslint/max-params -- three positional, then an object (style rule 3) */
import type { Action, DocumentRequirement, StepId } from '../definition.ts';
import type { Field, FieldType, FieldValue, Option } from '../field.ts';

type FieldMore = Partial<Omit<Field, 'name' | 'label' | 'type' | 'sample'>>;

/** A field; required unless `more` says otherwise. */
export function field(
  name: string,
  label: string,
  is: { readonly type: FieldType; readonly sample: FieldValue } & FieldMore,
): Field {
  return { name, label, required: true, ...is };
}

/** Options from a record value → title, in its order. */
export function options(titles: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(titles).map(([value, title]) => ({ value, title }));
}

/** A choice of one; the first option is the sample. */
export function choice(
  name: string,
  label: string,
  titles: Readonly<Record<string, string>>,
  more: FieldMore = {},
): Field {
  return field(name, label, {
    type: 'choice',
    options: options(titles),
    sample: Object.keys(titles)[0] ?? '',
    ...more,
  });
}

/** A yes or no; the sample is no. */
export function yesNo(name: string, label: string, more: FieldMore = {}): Field {
  return field(name, label, { type: 'yes-no', sample: false, ...more });
}

/** A longer text. */
export function paragraph(name: string, label: string, sample: string, more: FieldMore = {}): Field {
  return field(name, label, { type: 'paragraph', sample, maxLength: 1000, ...more });
}

/** A power in watts, shown in kW. */
export function powerW(name: string, label: string, sampleW: number, more: FieldMore = {}): Field {
  return field(name, label, {
    type: 'integer',
    unit: 'kW',
    scale: 1000,
    min: 100,
    max: 1_000_000_000,
    sample: sampleW,
    ...more,
  });
}

/** An apparent power in VA, shown in kVA. */
export function capacityVa(name: string, label: string, sampleVa: number, more: FieldMore = {}): Field {
  return field(name, label, {
    type: 'integer',
    unit: 'kVA',
    scale: 1000,
    min: 1000,
    max: 1_000_000_000,
    sample: sampleVa,
    ...more,
  });
}

/** Money in fen, shown in yuan. */
export function moneyFen(name: string, label: string, sampleFen: number, more: FieldMore = {}): Field {
  return field(name, label, {
    type: 'integer',
    unit: '元',
    scale: 100,
    min: 0,
    max: 100_000_000_000,
    sample: sampleFen,
    ...more,
  });
}

/** An action: id, title, where it leads, and the rest. */
export function action(
  id: string,
  title: string,
  to: StepId | readonly StepId[],
  more: Partial<Omit<Action, 'id' | 'title' | 'to'>> = {},
): Action {
  return { id, title, to: typeof to === 'string' ? [to] : to, ...more };
}

/** A paper that may follow later (容缺) unless `more` makes it core. */
export function paper(
  code: string,
  title: string,
  sample: string,
  more: Partial<Omit<DocumentRequirement, 'code' | 'title' | 'sample'>> = {},
): DocumentRequirement {
  return { code, title, sample, ...more };
}
