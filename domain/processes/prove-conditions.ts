/** Proof, third part: conditions speak of fields and options that exist, and every step offers some action. */
import { fieldsOf, holds } from './condition.ts';
import type { ProcessDefinition, TaskStep } from './definition.ts';
import type { Condition, Field, FieldValue, FormValues } from './field.ts';
import { allFields, placedActions, taskSteps } from './inside.ts';
import type { Fault } from './faults.ts';
import { fault } from './faults.ts';

/** At most so many combinations of answers are tried for one step. */
const combinationsMax = 4096;

/** Faults of all conditions. */
export function conditionFaults(definition: ProcessDefinition): readonly Fault[] {
  const fields = allFields(definition);
  const wording = allConditions(definition).flatMap(([at, condition]) => wordFaults(fields, at, condition));
  return wording.length > 0
    ? wording
    : [
        ...taskSteps(definition).flatMap(([id, step]) => exhaustionFaults(fields, id, step)),
        ...resultClockFaults(definition, fields),
      ];
}

function allConditions(definition: ProcessDefinition): readonly (readonly [string, Condition])[] {
  const actions = placedActions(definition);
  const fields = [...definition.form, ...actions.flatMap(({ action }) => action.fields ?? [])];
  const places: readonly (readonly [string, boolean | Condition | undefined])[] = [
    ...fields.flatMap((field) => [
      [field.name, field.required] as const,
      [field.name, field.visibleWhen] as const,
    ]),
    ...definition.documents.map((document) => [document.code, document.requiredWhen] as const),
    ...actions.map(({ trigger, action }) => [trigger, action.when] as const),
    ...definition.clocks.map((clock) => [clock.id, clock.when] as const),
  ];
  return places.flatMap(([at, rule]) => (typeof rule === 'object' ? [[at, rule] as const] : []));
}

function wordFaults(fields: ReadonlyMap<string, Field>, at: string, condition: Condition): readonly Fault[] {
  if ('all' in condition) return condition.all.flatMap((part) => wordFaults(fields, at, part));
  if ('any' in condition) return condition.any.flatMap((part) => wordFaults(fields, at, part));
  if ('not' in condition) return wordFaults(fields, at, condition.not);
  const field = fields.get(condition.field);
  if (field === undefined) return [fault('unknown-field', at, condition.field)];
  const options = field.options?.map((option) => option.value);
  return spokenValues(condition)
    .filter((value) => (options === undefined ? field.type === 'choice' : !options.includes(value)))
    .map((value) => fault('unknown-option', at, `${condition.field} is never ${value}`));
}

function spokenValues(condition: Condition): readonly string[] {
  if ('in' in condition) return condition.in;
  if ('includes' in condition) return [condition.includes];
  return 'is' in condition && typeof condition.is === 'string' ? [condition.is] : [];
}

/** Whatever was answered before, some action of the step is offered. */
function exhaustionFaults(fields: ReadonlyMap<string, Field>, id: string, step: TaskStep): readonly Fault[] {
  const gap = gapIn(
    fields,
    step.actions.map((action) => action.when),
  );
  return gap === null ? [] : [fault('actions-not-exhaustive', id, `no action when ${JSON.stringify(gap)}`)];
}

/**
 * Whatever was answered, the result has a clock, so that the customer can be told a time limit: at the acceptance, or
 * when what it waits for has come (a cause that is gone, papers that are there).
 */
function resultClockFaults(
  definition: ProcessDefinition,
  fields: ReadonlyMap<string, Field>,
): readonly Fault[] {
  const ofResult = definition.clocks.filter(({ id }) => definition.resultClocks.includes(id));
  const gap = gapIn(
    fields,
    ofResult.map((clock) => clock.when),
  );
  return gap === null
    ? []
    : [fault('no-result-clock', definition.kind, `no time limit to tell when ${JSON.stringify(gap)}`)];
}

/** Answers under which none of the conditions holds; null when some always does. An absent condition always holds. */
function gapIn(
  fields: ReadonlyMap<string, Field>,
  conditions: readonly (Condition | undefined)[],
): FormValues | null {
  const spoken = conditions.filter((when) => when !== undefined);
  if (spoken.length < conditions.length) return null;
  const names = [...new Set(spoken.flatMap(fieldsOf))];
  const gap = combinations(names, (name) => answers(fields.get(name), spoken)).find(
    (values) => !spoken.some((when) => holds(when, values)),
  );
  return gap ?? null;
}

function combinations(
  names: readonly string[],
  answersOf: (name: string) => readonly (FieldValue | undefined)[],
): readonly FormValues[] {
  let all: FormValues[] = [{}];
  for (const name of names) {
    all = all.flatMap((values) =>
      answersOf(name).map((value) => (value === undefined ? values : { ...values, [name]: value })),
    );
    if (all.length > combinationsMax) return all.slice(0, combinationsMax);
  }
  return all;
}

/** Answers worth trying for a field: its options, yes and no, both sides of each threshold, none if it may be left out. */
function answers(
  field: Field | undefined,
  conditions: readonly Condition[],
): readonly (FieldValue | undefined)[] {
  if (field === undefined) return [undefined];
  const isAlwaysGiven = field.required === true && field.visibleWhen === undefined;
  const none = isAlwaysGiven ? [] : [undefined];
  if (field.type === 'yes-no') return [true, false, ...none];
  if (field.type === 'choice') return [...(field.options ?? []).map((option) => option.value), ...none];
  if (field.type === 'integer')
    return [
      ...conditions.flatMap((part) => thresholds(part, field.name)).flatMap((at) => [at - 1, at]),
      ...none,
    ];
  return [field.sample, ...none];
}

function thresholds(condition: Condition, field: string): readonly number[] {
  if ('all' in condition) return condition.all.flatMap((part) => thresholds(part, field));
  if ('any' in condition) return condition.any.flatMap((part) => thresholds(part, field));
  if ('not' in condition) return thresholds(condition.not, field);
  if (condition.field !== field) return [];
  if ('atLeast' in condition) return [condition.atLeast];
  return 'below' in condition ? [condition.below] : [];
}
