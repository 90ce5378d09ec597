import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Field, FieldType, FormValues } from '#domain/processes/field.ts';
import type { Subject } from './subject.ts';

/** What is known of the customer, by the type of field it answers. */
type Known = Readonly<Partial<Record<FieldType, string>>>;

/**
 * The form with what the clerk has already typed or found about the customer, so that nothing is asked twice
 * (R-REQ-12). Only the first field of a type, only empty ones, and nothing that is masked.
 */
export function prefilled(definition: ProcessDefinition, subject: Subject, values: FormValues): FormValues {
  const known = knownOf(subject);
  const filled: Record<string, string> = {};
  for (const [type, text] of Object.entries(known)) {
    const field = definition.form.find((one) => one.type === type && isAsked(one));
    if (field !== undefined && text !== '' && !Object.hasOwn(values, field.name)) filled[field.name] = text;
  }
  return { ...values, ...filled };
}

/** The form after the customer changed: what was filled in from the customer before follows, what was typed stays. */
export function refilled(
  definition: ProcessDefinition,
  change: { readonly before: Subject; readonly after: Subject },
  values: FormValues,
): FormValues {
  const before = prefilled(definition, change.before, {});
  const typed = Object.fromEntries(Object.entries(values).filter(([name, value]) => before[name] !== value));
  return prefilled(definition, change.after, typed);
}

/** An agent's name and phone are asked only under a condition: they are never the customer's own. */
function isAsked(field: Field): boolean {
  return field.visibleWhen === undefined;
}

function knownOf(subject: Subject): Known {
  switch (subject.how) {
    case 'account':
      return {
        'account-number': subject.accountNo,
        'person-name': subject.contactName === '' ? unmasked(subject.name) : subject.contactName,
        phone: subject.contactPhone,
        address: unmasked(subject.address ?? ''),
      };
    case 'customer':
      return {
        'person-name': subject.contactName === '' ? unmasked(subject.name) : subject.contactName,
        phone: subject.contactPhone,
      };
    case 'person':
      return { 'person-name': subject.name, phone: subject.phone, address: subject.address };
    case 'anonymous':
      return { address: subject.address };
    case 'unknown':
      return {};
  }
}

/** A name only where it is whole: a masked one would be stored as if it were one. */
function unmasked(name: string): string {
  return name.includes('*') || name.includes('*') ? '' : name;
}
