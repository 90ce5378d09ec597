import { digitsOf, type ImportCell } from '#domain/customers/import-cells.ts';
import { isRefused, Refusal, type Refused } from '#domain/kernel/refusal.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import {
  importColumns,
  missingColumns,
  type ImportFault,
  type ImportRow,
} from '#domain/requests/import-columns.ts';
import { openTable, titleOf } from '../../../platform/tables/open-table.ts';

const rowsMax = 20_000;

/** A row of the file by column title, and the cells a spreadsheet had spoilt before it was saved. */
export interface TableLine {
  readonly rowNo: number;
  readonly row: ImportRow;
  readonly faults: readonly ImportFault[];
}

/** A cell as a person would have written it; a workbook brings numbers and days as such. */
function written(cell: ImportCell | undefined): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'object' ? cell.date : String(cell).trim();
}

/** A spreadsheet keeps 15 digits; of a longer number the rest is gone. */
const wholeMax = 999_999_999_999_999;

/** What a spreadsheet has spoilt: the end of a long number, or a formula that failed. */
function spoilt(cell: ImportCell): Refused | null {
  const isLong = typeof cell === 'number' && Math.abs(cell) > wholeMax;
  if (!isLong && typeof cell !== 'string') return null;
  const read = digitsOf(cell);
  return isRefused(read) ? read : null;
}

/** The title of the form each column of the file fills; files keep titles without spaces, stars and full-width signs. */
function columnsOf(definition: ProcessDefinition, titles: readonly string[]): readonly (string | null)[] {
  const known = new Map(importColumns(definition).map((title) => [titleOf(title), title]));
  const columns = titles.map((title) => known.get(title) ?? null);
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at);
  if (twice !== undefined && twice !== null)
    throw new Refusal('table.column-twice', { field: 'file', data: { column: twice } });
  const missing = missingColumns(
    definition,
    columns.flatMap((column) => column ?? []),
  );
  if (missing.length > 0)
    throw new Refusal('table.columns-missing', { field: 'file', data: { columns: missing.join('、') } });
  return columns;
}

function lineOf(
  columns: readonly (string | null)[],
  { rowNo, cells }: { rowNo: number; cells: readonly ImportCell[] },
): TableLine {
  const row: Record<string, string> = {};
  const faults: ImportFault[] = [];
  for (const [at, column] of columns.entries()) {
    const cell = cells[at];
    if (column === null || cell === undefined || cell === null) continue;
    row[column] = written(cell);
    const fault = spoilt(cell);
    if (fault !== null) faults.push({ ...fault, column });
  }
  return { rowNo, row, faults };
}

/** Reads a table of requests of one kind: XLSX, or CSV in any usual encoding; refuses what is none, with the reason. */
export async function readTable(
  definition: ProcessDefinition,
  content: Uint8Array,
): Promise<readonly TableLine[]> {
  const table = await openTable(content);
  const columns = columnsOf(definition, table.titles);
  const lines: TableLine[] = [];
  for await (const row of table.rows) {
    lines.push(lineOf(columns, row));
    if (lines.length > rowsMax)
      throw new Refusal('table.too-many-rows', { field: 'file', data: { limit: rowsMax } });
  }
  if (lines.length === 0) throw new Refusal('table.empty', { field: 'file' });
  return lines;
}
