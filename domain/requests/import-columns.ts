/**
 * Requests in a table: which columns a kind of business has, and how a row becomes a request. Titles are those of
 * the form, so that a filled-in sheet reads like the form itself; values are what a person writes (是, 2026-11-18,
 * 8 kW), the stored ones are made here.
 */
import type { Refused } from '#domain/kernel/refusal.ts';
import { requiredDocuments } from '#domain/processes/accept.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Field, FieldValue, FormValues } from '#domain/processes/field.ts';
import { sampleForm } from '#domain/processes/form.ts';

/** Columns every kind has, before those of its form. */
export const commonColumns = {
  externalId: '外部编号',
  documents: '已收材料',
} as const;

export type CommonColumn = keyof typeof commonColumns;

/** A row as read from the file: column title → text. */
export type ImportRow = Readonly<Record<string, string>>;

export interface ImportedRequest {
  readonly externalId: string;
  readonly documents: readonly string[];
  readonly values: FormValues;
}

export interface ImportFault extends Refused {
  /** Title of the column to mend. */
  readonly column: string;
}

const separator = /[\u3001,\uff0c;\uff1b]/;
const optionsShownMax = 8;

/** The titles of the table's first line, in order. */
export function importColumns(definition: ProcessDefinition): readonly string[] {
  const fields = definition.form.filter((field) => field.type !== 'photos').map((field) => field.label);
  return [...Object.values(commonColumns), ...fields];
}

/** Columns a file must have: those of its form may be left out where nothing requires them. */
export function missingColumns(definition: ProcessDefinition, found: readonly string[]): readonly string[] {
  const required = definition.form.filter((field) => field.required === true && field.type !== 'photos');
  return [commonColumns.externalId, ...required.map((field) => field.label)].filter(
    (title) => !found.includes(title),
  );
}

/** A filled-in sample row for the template. */
export function sampleRow(definition: ProcessDefinition): readonly string[] {
  const values = sampleForm(definition.form);
  const common: Readonly<Record<CommonColumn, string>> = {
    externalId: 'A-0001',
    documents: requiredDocuments(definition, values)
      .map((document) => document.title)
      .join('、'),
  };
  const fields = definition.form.filter((field) => field.type !== 'photos');
  return [...Object.values(common), ...fields.map((field) => cellOf(field, values[field.name]))];
}

function cellOf(field: Field, value: FieldValue | undefined): string {
  const titleOf = (code: string): string =>
    field.options?.find((option) => option.value === code)?.title ?? code;
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value / (field.scale ?? 1));
  if (typeof value === 'string') return titleOf(value);
  return value.map(titleOf).join('、');
}

/** Reads a row; what cannot be read is told by column, what the form's own rules say is told by the form check. */
export function readImportRow(
  definition: ProcessDefinition,
  row: ImportRow,
): { readonly request: ImportedRequest; readonly faults: readonly ImportFault[] } {
  const text = (column: CommonColumn): string => (row[commonColumns[column]] ?? '').trim();
  const faults: ImportFault[] = [];
  const values: Record<string, FieldValue> = {};
  for (const field of definition.form) {
    const cell = (row[field.label] ?? '').trim();
    if (cell === '' || field.type === 'photos') continue;
    const value = readCell(field, cell);
    if (typeof value === 'object' && 'refused' in value) faults.push({ ...value, column: field.label });
    else values[field.name] = value;
  }
  const papers = readDocuments(definition, text('documents'));
  return {
    request: { externalId: text('externalId'), documents: papers.codes, values },
    faults: [...faults, ...papers.faults],
  };
}

function readCell(field: Field, cell: string): FieldValue | Refused {
  if (field.type === 'yes-no') return yesNo(field, cell);
  if (field.type === 'integer') return whole(field, cell);
  if (field.type === 'choice') return option(field, cell);
  if (field.type === 'choices') return options(field, cell);
  return cell;
}

function yesNo(field: Field, cell: string): boolean | Refused {
  if (['是', 'true', 'Y', 'y', '1'].includes(cell)) return true;
  if (['否', 'false', 'N', 'n', '0'].includes(cell)) return false;
  return notAllowed(field, cell, '是、否');
}

/** The number as shown times the field's scale; what is no number stays text, for the form check to name. */
function whole(field: Field, cell: string): FieldValue {
  const number = Number(cell.replaceAll(',', ''));
  return Number.isFinite(number) ? Math.round(number * (field.scale ?? 1)) : cell;
}

function option(field: Field, cell: string): string | Refused {
  const found = field.options?.find((known) => known.title === cell || known.value === cell);
  const titles = (field.options ?? []).slice(0, optionsShownMax).map((known) => known.title);
  return found?.value ?? notAllowed(field, cell, titles.join('、'));
}

function options(field: Field, cell: string): readonly string[] | Refused {
  const read = cell.split(separator).map((part) => option(field, part.trim()));
  const wrong = read.find((value) => typeof value !== 'string');
  return typeof wrong === 'object' ? wrong : read.filter((value) => typeof value === 'string');
}

function notAllowed(field: Field, value: string, allowed: string): Refused {
  return {
    refused: 'request.column-value',
    field: field.name,
    data: { column: field.label, value: value.slice(0, 40), options: allowed },
  };
}

function readDocuments(
  definition: ProcessDefinition,
  cell: string,
): { readonly codes: readonly string[]; readonly faults: readonly ImportFault[] } {
  const column = commonColumns.documents;
  const named = cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const faults: ImportFault[] = [];
  const codes: string[] = [];
  for (const name of named) {
    const found = definition.documents.find((document) => document.title === name || document.code === name);
    if (found !== undefined) codes.push(found.code);
    else {
      const allowed = definition.documents.map((document) => document.title).join('、');
      faults.push({
        refused: 'request.column-value',
        column,
        data: { column, value: name.slice(0, 40), options: allowed },
      });
    }
  }
  return { codes, faults };
}
