import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { fieldsOfTitles, missingTitles, type ImportField } from '#domain/customers/import-columns.ts';
import type { ImportCell } from '#domain/customers/import-cells.ts';
import type { ImportContext } from '#domain/customers/import-row.ts';
import { Refusal } from '#domain/kernel/refusal.ts';

/** Largest file: a county unit's accounts in one go. */
export const importRowsMax = 300_000;

const capacityMaxVa = 10_000_000_000;

export function contextAt(now: Date, unitCode: string): ImportContext {
  const today: CalendarDate = businessDate(now.getTime());
  return { today, unitCode, capacityMaxVa };
}

/** Which column fills which field; refuses a file whose titles do not serve. */
export function readTitles(titles: readonly string[]): readonly (ImportField | null)[] {
  const fields = fieldsOfTitles(titles);
  const twice = fields.findIndex((field, at) => field !== null && fields.indexOf(field) !== at);
  if (twice >= 0)
    throw new Refusal('table.column-twice', { field: 'file', data: { column: titles[twice] ?? '' } });
  const missing = missingTitles(fields);
  if (missing.length > 0)
    throw new Refusal('table.columns-missing', { field: 'file', data: { columns: missing.join('、') } });
  return fields;
}

/** The cells of a row by their field. */
export function cellsByField(
  fields: readonly (ImportField | null)[],
  cells: readonly ImportCell[],
): Partial<Record<ImportField, ImportCell>> {
  const found: Partial<Record<ImportField, ImportCell>> = {};
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at];
    const cell = cells[at];
    if (field !== undefined && field !== null && cell !== undefined && cell !== null) found[field] = cell;
  }
  return found;
}
