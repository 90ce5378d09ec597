/**
 * A filled-in form against its fields: every fault is found and told at once, field by field (R-REQ-05, R-REQ-06).
 * Also splits values into what an event may keep in clear and what belongs to its erasable part.
 */
import type { Refused } from '#domain/kernel/refusal.ts';
import { applies, valueOf } from './condition.ts';
import type { Field, FieldValue, FormValues } from './field.ts';
import { checkValue } from './field-checks.ts';
import { refuse } from './refusals.ts';

export interface CheckedForm {
  /** The values as stored: only fields of the form, only those given. Complete only when `faults` is empty. */
  readonly values: FormValues;
  readonly faults: readonly Refused[];
}

export interface FormContext {
  /** Judges past and future. */
  readonly nowMs?: number;
  /** Values known from earlier in the order; conditions may look at them. */
  readonly known?: FormValues;
}

/** At most so many faults are told; a longer list helps nobody and could be made by a hostile caller. */
const faultsMax = 100;

/**
 * Checks given values (anything that came over the wire) against fields. An empty text, an empty list and
 * null count as not given. Faults carry `form.<name>`.
 */
export function checkForm(fields: readonly Field[], given: unknown, context: FormContext = {}): CheckedForm {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { values: {}, faults: [refuse('form.not-an-object', {}, 'form')] };
  const entries = Object.entries(given);
  const byName = new Map(fields.map((field) => [field.name, field]));
  const unknown = entries
    .filter(([name]) => !byName.has(name))
    .slice(0, faultsMax)
    .map(([name]) => refuse('form.unknown-field', { field: name.slice(0, 64) }, `form.${name.slice(0, 64)}`));
  const filled = new Map(entries.filter(([, value]) => isGiven(value)));
  const { values, faults } = checkFields(fields, filled, context);
  return { values, faults: [...faults, ...unknown].slice(0, faultsMax) };
}

function checkFields(
  fields: readonly Field[],
  filled: ReadonlyMap<string, unknown>,
  context: FormContext,
): CheckedForm {
  const faults: Refused[] = [];
  const stored: [string, FieldValue][] = [];
  for (const field of fields) {
    if (!filled.has(field.name)) continue;
    const checked = checkValue(field, filled.get(field.name), context.nowMs);
    if ('refused' in checked) faults.push(checked);
    else stored.push([field.name, checked.value]);
  }
  const values = Object.fromEntries(stored);
  const all = { ...context.known, ...values };
  for (const field of fields) {
    const fault = askedRightly(field, filled.has(field.name), all);
    if (fault !== null) faults.push(fault);
  }
  return { values, faults };
}

/** A field is asked when visible; a visible required field must be given, a hidden one must not. */
function askedRightly(field: Field, given: boolean, all: FormValues): Refused | null {
  const path = `form.${field.name}`;
  if (!applies(field.visibleWhen, all))
    return given ? refuse('form.not-asked', { label: field.label }, path) : null;
  return !given && applies(field.required, all)
    ? refuse('form.required', { label: field.label }, path)
    : null;
}

function isGiven(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return !(Array.isArray(value) && value.length === 0);
}

/** The part of the values an event keeps in clear, and the personal part that can be erased by law. */
export function splitPersonal(
  fields: readonly Field[],
  values: FormValues,
): { readonly open: FormValues; readonly personal: FormValues } {
  const isPersonal = new Set(fields.filter((field) => field.personal === true).map((field) => field.name));
  const entries = Object.entries(values);
  return {
    open: Object.fromEntries(entries.filter(([name]) => !isPersonal.has(name))),
    personal: Object.fromEntries(entries.filter(([name]) => isPersonal.has(name))),
  };
}

/** The form filled in with its samples, as printed beside the real one; only fields asked in that case. */
export function sampleForm(fields: readonly Field[], known: FormValues = {}): FormValues {
  const all: Record<string, FieldValue> = { ...known };
  for (const field of fields) all[field.name] = field.sample;
  return Object.fromEntries(
    fields
      .filter((field) => applies(field.visibleWhen, all))
      .flatMap((field) => {
        const value = valueOf(all, field.name);
        return value === undefined ? [] : [[field.name, value]];
      }),
  );
}
