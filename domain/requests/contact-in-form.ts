/**
 * Who asks and about which place, as the form of the business says it: what stands in the form is not asked twice.
 * The fields are those of `domain/processes/parts/people.ts`, in the order in which they count.
 */
import type { FormValues } from '#domain/processes/field.ts';

export interface ContactInForm {
  readonly accountNo?: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly address?: string;
}

/** Fields of forms that say it, the most telling first. */
export const contactFields: Readonly<Record<keyof ContactInForm, readonly string[]>> = {
  accountNo: ['accountNumber'],
  contactName: ['applicantName', 'contactName', 'callerName', 'reporterName', 'firmName'],
  contactPhone: ['applicantPhone', 'contactPhone', 'callerPhone', 'reporterPhone'],
  address: ['siteAddress'],
};

/** What the values of a form say about who asks; a part nobody filled in is absent. */
export function contactInForm(values: FormValues): ContactInForm {
  const found = Object.entries(contactFields).flatMap(([part, names]) => {
    const value = names
      .map((name) => values[name])
      .find((given) => typeof given === 'string' && given.trim() !== '');
    return value === undefined ? [] : [[part, value] as const];
  });
  return Object.fromEntries(found);
}

/** The form field behind a part, where this form has one: a refusal names the field the user sees. */
export function contactFieldOf(part: keyof ContactInForm, values: FormValues): string | undefined {
  return contactFields[part].find((name) => values[name] !== undefined);
}
