import { assert } from '#domain/kernel/assert.ts';

const usualSize = 50;
const sizeMax = 100;

/** Rows of a page, from the query's text. */
export function pageSize(limit: string | undefined): number {
  const size = limit === undefined ? usualSize : Number(limit);
  assert(Number.isInteger(size) && size > 0 && size <= sizeMax, 'the contract names the sizes of a page');
  return size;
}

/** A page out of `size + 1` rows: the one too many only says that there is more. */
export function pageOf<Row>(
  rows: readonly Row[],
  size: number,
  cursorOf: (row: Row) => string,
): { items: Row[]; next: string | null } {
  assert(rows.length <= size + 1, 'a page asks for one row more than it shows');
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, next: rows.length > size && last !== undefined ? cursorOf(last) : null };
}

/** A typed text as a pattern for LIKE that finds it anywhere. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
