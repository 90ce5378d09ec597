import type { CustomerPage, Unmaskable, Unmasked } from '#contracts/customers.ts';
import { unmaskable } from '#contracts/customers.ts';

/** What of a file is masked and could be seen: nothing is offered that is not there, or was seen already. */
export function hiddenFields(page: CustomerPage, seen: Unmasked | null): readonly Unmaskable[] {
  const there: Readonly<Record<Unmaskable, boolean>> = {
    documentNumber: page.documentNumber !== null,
    contacts: page.contacts.length > 0,
    locations: page.accounts.some(({ points }) => points.length > 0),
  };
  const all = Object.keys(unmaskable) as readonly Unmaskable[];
  return all.filter((field) => there[field] && seen?.[field] === undefined);
}
