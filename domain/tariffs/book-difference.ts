/** What changed between two books, value by value: for the editor and for who approves a book (R-BILL-01). */
import type { PriceBook } from './price-book.ts';

export type BookValue = string | number | boolean | null;

export interface BookChange {
  /** `tariffs.tiered.energy.sets.0.priceNano.1`: entries with a code under their code, others under their place. */
  readonly path: string;
  /** Null where the value is new, or was null. */
  readonly before: BookValue;
  readonly after: BookValue;
}

/** The changes of prices, limits, factors, hours and rules, in the order of their paths; none between equal books. */
export function bookChanges(before: PriceBook, after: PriceBook): readonly BookChange[] {
  const [old, fresh] = [flattened(before), flattened(after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].toSorted();
  return paths.flatMap((path) => {
    const change = { path, before: old.get(path) ?? null, after: fresh.get(path) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function flattened({
  validFrom,
  validTo,
  document,
  calendars,
  tariffs,
  rules,
}: PriceBook): ReadonlyMap<string, BookValue> {
  const values = new Map<string, BookValue>();
  collect({ validFrom, validTo, document, calendars, tariffs, rules }, '', values);
  return values;
}

function collect(value: unknown, path: string, into: Map<string, BookValue>): void {
  if (isScalar(value)) {
    into.set(path, value);
    return;
  }
  for (const [name, inner] of entriesOf(value)) collect(inner, path === '' ? name : `${path}.${name}`, into);
}

function isScalar(value: unknown): value is BookValue {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(value);
  return value.map((each: unknown, index) => [codeOf(each) ?? String(index), each] as const);
}

function codeOf(value: unknown): string | null {
  const isCoded = typeof value === 'object' && value !== null && 'code' in value;
  return isCoded && typeof value.code === 'string' ? value.code : null;
}
