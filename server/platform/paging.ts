import { Refusal } from '#domain/kernel/refusal.ts';

const pageSizeDefault = 20;

/** A key-set cursor: the sort values of the last row, opaque to the caller. */
export function cursorOf(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values of a cursor, or none on the first page; one that was not made by `cursorOf` is refused. */
export function readCursor(cursor: string | undefined, size: number): readonly (string | undefined)[] {
  if (cursor === undefined || cursor === '') return [];
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === size &&
      values.every((value) => typeof value === 'string')
    ) {
      return values;
    }
  } catch {
    // Falls through to the refusal: a cursor is never typed by hand.
  }
  throw new Refusal('shape.wrong-format', { field: 'cursor', data: { field: 'cursor' } });
}

/** Rows a page holds. */
export function pageSize(size: string | undefined): number {
  return size === undefined ? pageSizeDefault : Number(size);
}
