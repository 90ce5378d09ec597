/** How an unfinished file lies in the browser, and how it comes back (design idea 6: nothing typed is lost). */
import type { NewFile } from './new-file.ts';

/** Texts by `part.field`; what a kept form is made of. */
export type KeptValues = Readonly<Record<string, string | readonly string[]>>;

/** An identity number is not left lying in a browser at a counter; it is typed again from the card. */
const neverKept: ReadonlySet<string> = new Set(['customer.documentNumber']);

/** What differs from the file as it began; nothing at all while nothing was typed. */
export function keptValues(file: NewFile, begun: NewFile): KeptValues {
  const before = flat(begun);
  const typed = [...flat(file)].filter(
    ([name, value]) => !neverKept.has(name) && JSON.stringify(value) !== JSON.stringify(before.get(name)),
  );
  if (typed.length === 0) return {};
  // The ids come along, so that a file sent before a crash is not sent as another one.
  const ids = [...flat(file)].filter(([name]) => name.startsWith('ids.'));
  return Object.fromEntries([...ids, ...typed]);
}

/** The file with what was kept; values of another shape, of an older version, are left out. */
export function restoredFile(begun: NewFile, kept: Readonly<Record<string, unknown>>): NewFile {
  const part = <T extends object>(name: keyof NewFile, fields: T): T =>
    // Every value put in has the type of the one it replaces.
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => {
        const found = kept[`${name}.${field}`];
        return [field, sameShape(found, value) ? found : (value as unknown)];
      }),
    ) as T;
  return {
    ids: part('ids', begun.ids),
    customer: part('customer', begun.customer),
    contact: part('contact', begun.contact),
    account: part('account', begun.account),
    location: part('location', begun.location),
    point: part('point', begun.point),
  };
}

function flat(file: NewFile): ReadonlyMap<string, string | readonly string[]> {
  return new Map(
    Object.entries(file).flatMap(([part, fields]) =>
      Object.entries(fields as Readonly<Record<string, string | readonly string[]>>).map(
        ([field, value]) => [`${part}.${field}`, value] as const,
      ),
    ),
  );
}

function sameShape(found: unknown, value: unknown): boolean {
  return Array.isArray(value) ? Array.isArray(found) : typeof found === typeof value;
}
