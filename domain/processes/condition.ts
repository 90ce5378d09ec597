/** Conditions over form values, evaluated: which fields are asked, which papers needed, which actions offered. */
import type { Condition, FieldValue, FormValues } from './field.ts';

/** Whether the condition holds; a field without a value satisfies only `given: false` (and negations). */
export function holds(condition: Condition, values: FormValues): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, values));
  if ('any' in condition) return condition.any.some((part) => holds(part, values));
  if ('not' in condition) return !holds(condition.not, values);
  return fieldHolds(condition, valueOf(values, condition.field));
}

/** Whether something is to be: always (true, absent), never (false), or when its condition holds. */
export function applies(rule: boolean | Condition | undefined, values: FormValues): boolean {
  if (rule === undefined) return true;
  return typeof rule === 'boolean' ? rule : holds(rule, values);
}

/** The fields a condition looks at, each once. */
export function fieldsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return unique(condition.all.flatMap(fieldsOf));
  if ('any' in condition) return unique(condition.any.flatMap(fieldsOf));
  if ('not' in condition) return fieldsOf(condition.not);
  return [condition.field];
}

/** The value of a field, own properties only, so that a name like `toString` finds nothing. */
export function valueOf(values: FormValues, field: string): FieldValue | undefined {
  return Object.hasOwn(values, field) ? values[field] : undefined;
}

type FieldCondition = Extract<Condition, { readonly field: string }>;

function fieldHolds(condition: FieldCondition, value: FieldValue | undefined): boolean {
  if ('given' in condition) return (value !== undefined) === condition.given;
  if ('is' in condition) return value === condition.is;
  if ('in' in condition) return typeof value === 'string' && condition.in.includes(value);
  if ('includes' in condition) return Array.isArray(value) && value.includes(condition.includes);
  if ('atLeast' in condition) return typeof value === 'number' && value >= condition.atLeast;
  return typeof value === 'number' && value < condition.below;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
