/** What of a business can be done on the online hall, and how sure we must be of who asks (R-REQ-01, R-QUAL-09). */
import { contactInForm } from '../requests/contact-in-form.ts';
import type { ProcessDefinition } from '../processes/definition.ts';
import type { Field, FieldType, FormValues } from '../processes/field.ts';

/** Fields that need the company's own lists: a customer is not asked for them. */
const insideTypes: ReadonlySet<FieldType> = new Set(['org-unit', 'staff']);

function isInside(field: Field): boolean {
  return insideTypes.has(field.type);
}

/** Whether the business is open on the web: by its channels, and because nothing is asked that only staff can answer. */
export function isOnline(definition: ProcessDefinition): boolean {
  return (
    definition.channels.includes('web') &&
    definition.form.every((field) => !isInside(field) || field.required !== true)
  );
}

/** The form as the customer sees it. */
export function onlineForm(definition: ProcessDefinition): readonly Field[] {
  return definition.form.filter((field) => !isInside(field));
}

/**
 * How the phone in the form is treated when nobody is signed in: a fault is taken at once and the number marked as
 * unverified (R-CALL-02: a live wire does not wait for a code); an anonymous report or praise has none; everything
 * else needs a code first.
 */
export function phoneCheck(
  definition: ProcessDefinition,
  values: FormValues,
): 'required' | 'optional' | 'none' {
  if (definition.family === 'fault') return 'optional';
  const isNameless = definition.subject === 'anonymous-allowed' && phoneInForm(values) === null;
  return isNameless ? 'none' : 'required';
}

/** The number to call back, as the form says it; null where nobody gave one. */
export function phoneInForm(values: FormValues): string | null {
  return contactInForm(values).contactPhone ?? null;
}

/** Whether only somebody known by an account may ask for it. */
export function needsAccount(definition: ProcessDefinition): boolean {
  return definition.subject === 'account';
}
