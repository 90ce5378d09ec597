import {
  maskAddress,
  maskDocumentNumber,
  maskIdentityNumber,
  maskName,
  maskPhone,
} from '#domain/customers/masking.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Field, FieldType, FormValues } from '#domain/processes/field.ts';

/** What is left to see of a personal answer, by the type of its field; of free words nothing is. */
const masks: Readonly<Partial<Record<FieldType, (text: string) => string>>> = {
  phone: maskPhone,
  address: maskAddress,
  'person-name': maskName,
  'identity-number': maskIdentityNumber,
  text: maskDocumentNumber,
};

const hidden = '***';

/** The personal fields of a business by their name, those of its form and of every action. */
export function personalFields(definition: ProcessDefinition): ReadonlyMap<string, Field> {
  const steps = Object.values(definition.steps);
  const actions = steps.flatMap((step) => (step.kind === 'task' ? step.actions : []));
  const fields = [...definition.form, ...actions.flatMap((action) => action.fields ?? [])];
  return new Map(fields.filter((field) => field.personal === true).map((field) => [field.name, field]));
}

/** Values as a reader sees them before unmasking: personal ones as far as needed to recognise them. */
export function maskedValues(
  definition: ProcessDefinition,
  values: FormValues,
): { values: FormValues; masked: string[] } {
  const personal = personalFields(definition);
  const masked = Object.keys(values).filter((name) => personal.has(name));
  const cover = ([name, value]: [string, FormValues[string]]): [string, FormValues[string]] => {
    const field = personal.get(name);
    if (field === undefined || typeof value !== 'string') return [name, value];
    return [name, masks[field.type]?.(value) ?? hidden];
  };
  return { values: Object.fromEntries(Object.entries(values).map(cover)), masked };
}

/** Values without anything personal: a report as those read it who do not handle it (R-QUAL-09). */
export function withoutPersonal(definition: ProcessDefinition, values: FormValues): FormValues {
  const personal = personalFields(definition);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !personal.has(name)));
}
