import { minuteText } from '#domain/kernel/instant.ts';
import { csvLine } from '../../platform/csv.ts';
import type { CsvTable, XlsxFile } from '../../platform/http/download.ts';
import { xlsxOf, type XlsxCell, type XlsxTable } from '../../platform/xlsx/write-xlsx.ts';

export type TableFormat = 'xlsx' | 'csv' | undefined;
export type SavedTable = CsvTable | XlsxFile;

// Spreadsheet programs take a file without it for the local code page.
const byteOrderMark = '\uFEFF';

function text(cell: XlsxCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? minuteText(cell.getTime()) : String(cell);
}

/** The same rows as a workbook or as text; shares stay numbers from 0 to 1, instants are of business time. */
export function savedTable(
  format: TableFormat,
  fileName: string,
  table: XlsxTable & { readonly rows: readonly (readonly XlsxCell[])[] },
): SavedTable {
  if (format !== 'csv') return { fileName, xlsx: xlsxOf(table) };
  const head = csvLine(table.columns.map(({ title }) => title));
  return { fileName, csv: byteOrderMark + head + table.rows.map((row) => csvLine(row.map(text))).join('') };
}
