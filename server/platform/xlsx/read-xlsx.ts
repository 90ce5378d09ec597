import { streamXlsxRows, type CellValue } from 'hucre/xlsx';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { TableCell } from '../tables/table.ts';
import { checkWorkbook } from './gate.ts';

function cellOf(value: CellValue): TableCell {
  if (value === '') return null;
  // Spreadsheets know no time zones; the library reads the day on the sheet as UTC.
  return value instanceof Date ? { date: value.toISOString().slice(0, 10) } : value;
}

/** Cells further right are styled emptiness, or meant to be a burden. */
const columnsMax = 200;

/**
 * Rows of the first sheet of a workbook as they come, each with its number as the user sees it. A formula gives the
 * value that was stored with it; nothing is computed. Refuses what is no sound workbook.
 */
export async function* xlsxRows(
  bytes: Uint8Array,
): AsyncGenerator<{ rowNo: number; cells: readonly TableCell[] }> {
  checkWorkbook(bytes);
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      yield { rowNo: index + 1, cells: values.slice(0, columnsMax).map(cellOf) };
    }
  } catch (error) {
    // Whatever goes wrong while unpacking and reading (a dozen kinds of error), the file is what caused it.
    throw error instanceof Refusal ? error : new Refusal('table.damaged', { field: 'file' });
  }
}
