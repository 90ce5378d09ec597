import { AssertionFailure } from '#domain/kernel/assert.ts';

/** A value that JSON and PostgreSQL's jsonb both carry without loss. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/** Deeper data are a mistake (or a cycle), and would exhaust the stack of whoever verifies. */
const depthMax = 64;

/**
 * The one text of a value that is hashed: keys sorted by UTF-16 code unit, no spaces, numbers and strings as
 * ECMAScript's JSON writes them (RFC 8785). The text is the same before and after a stay in a jsonb column:
 * -0 becomes 0, a member that is undefined is left out as the driver leaves it out. Throws AssertionFailure,
 * naming the path, on what a jsonb column would change or not take: undefined in a list, NaN, Infinity,
 * bigint, dates and other objects that are not plain, NUL and lone surrogates in texts and keys.
 */
export function canonicalJson(value: unknown): string {
  return write(value, { path: '$', depth: 0 });
}

interface Place {
  readonly path: string;
  readonly depth: number;
}

function write(value: unknown, place: Place): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value, place);
  if (typeof value === 'string') return writeText(value, place);
  if (typeof value !== 'object') return fail(typeof value, place);
  if (place.depth >= depthMax) return fail(`nested deeper than ${String(depthMax)}`, place);
  return Array.isArray(value) ? writeList(value, place) : writeObject(value, place);
}

function writeNumber(value: number, place: Place): string {
  return Number.isFinite(value) ? JSON.stringify(value) : fail(String(value), place);
}

function writeText(value: string, place: Place): string {
  if (value.includes('\0')) return fail('a text with NUL', place);
  if (!value.isWellFormed()) return fail('a text with a lone surrogate', place);
  return JSON.stringify(value);
}

function writeList(list: readonly unknown[], place: Place): string {
  const items: string[] = [];
  // An index loop, because map would skip the holes of a sparse list.
  for (let at = 0; at < list.length; at += 1) items.push(write(list[at], step(place, at)));
  return `[${items.join(',')}]`;
}

function writeObject(value: object, place: Place): string {
  if (!isPlain(value)) return fail('an object that is not plain', place);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${writeText(key, place)}:${write(member, step(place, key))}`);
  return `{${members.join(',')}}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    (prototype === Object.prototype || prototype === null) && Object.getOwnPropertySymbols(value).length === 0
  );
}

function step(place: Place, key: string | number): Place {
  return { path: `${place.path}.${String(key)}`, depth: place.depth + 1 };
}

function fail(what: string, place: Place): never {
  throw new AssertionFailure(`${place.path} cannot be hashed: ${what}`);
}
