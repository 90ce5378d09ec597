/** Proof, second part: fields are named once, carry their unit, follow the order of asking, and their samples hold. */
import type { ProcessDefinition } from './definition.ts';
import type { Field } from './field.ts';
import { sections } from './field.ts';
import { checkValue } from './field-checks.ts';
import { placedActions } from './inside.ts';
import type { Fault } from './faults.ts';
import { fault, repeated } from './faults.ts';

/** Units an integer's name may end in (glossary): stored units, never shown ones. */
const unitSuffix = /(?:Va|W|Wh|V|Ma|Fen|Metres|Count|Minutes|Hours|Days|Months|Years|People|Score)$/;

/** Faults of the intake form and of the fields of all actions. */
export function fieldFaults(definition: ProcessDefinition): readonly Fault[] {
  const later = placedActions(definition).flatMap(({ action }) => action.fields ?? []);
  return [
    ...namedTwice(definition.form, later),
    ...[...definition.form, ...later].flatMap(oneFieldFaults),
    ...orderFaults(definition.form),
  ];
}

/** The same field may be asked again by another action; another field may not bear its name. */
function namedTwice(form: readonly Field[], later: readonly Field[]): readonly Fault[] {
  const texts = new Map<string, string>();
  const faults = repeated(form.map((field) => field.name)).map((name) =>
    fault('field-named-twice', name, 'is asked twice in the intake form'),
  );
  for (const field of [...form, ...later]) {
    const text = JSON.stringify(field);
    if ((texts.get(field.name) ?? text) !== text)
      faults.push(fault('field-named-twice', field.name, 'two different fields bear one name'));
    texts.set(field.name, text);
  }
  return faults;
}

function oneFieldFaults(field: Field): readonly Fault[] {
  const faults: Fault[] = [];
  if (field.type === 'integer' && !unitSuffix.test(field.name))
    faults.push(fault('field-without-unit', field.name, 'an integer carries its unit in its name'));
  const values = field.options?.map((option) => option.value) ?? [];
  const needsOptions = field.type === 'choice' || field.type === 'choices';
  if (needsOptions !== values.length > 0 || repeated(values).length > 0)
    faults.push(fault('field-options', field.name, 'options are missing, superfluous or repeated'));
  const sample = checkValue(field, field.sample);
  if ('refused' in sample)
    faults.push(fault('sample-invalid', field.name, `${sample.refused}: ${JSON.stringify(field.sample)}`));
  return faults;
}

/** Sections of the intake form follow R-REQ-04; a field without one belongs to that of the field before. */
function orderFaults(form: readonly Field[]): readonly Fault[] {
  const faults: Fault[] = [];
  let reached = 0;
  for (const field of form) {
    const at = field.section === undefined ? reached : sections.indexOf(field.section);
    if (at < reached)
      faults.push(fault('field-order', field.name, 'steps back in the order of asking (R-REQ-04)'));
    reached = Math.max(reached, at);
  }
  return faults;
}
