import { Readable } from 'node:stream';
import type { TableFormat } from '#contracts/table-upload.ts';
import { csvLine } from '../../../platform/csv.ts';
import { reading } from '../../../platform/db/database.ts';
import type { CsvTable, XlsxFile } from '../../../platform/http/download.ts';
import type { Platform } from '../../../platform/platform.ts';
import { xlsxOf } from '../../../platform/xlsx/write-xlsx.ts';
import type { ImportId } from './import-store.ts';
import { faultRows, shownCell, titlesOfImport } from './queries.ts';

const pageRows = 1000;
const remarkTitles = ['原行号', '错误说明'] as const;

/** Faulty rows page by page: the cells as they were, the number of the row, the remarks. */
async function* rowsWithRemarks(platform: Platform, id: ImportId, columns: number): AsyncGenerator<string[]> {
  for (let after = 0; ;) {
    const from = after;
    const rows = await reading(platform.db, [id.orgId], (tx) =>
      faultRows(tx, id, { after: from, limit: pageRows }),
    );
    for (const { row_no: rowNo, cells, errors } of rows) {
      const remarks = errors.map(({ column, title }) => `${column}:${title}`).join('\n');
      const own = Array.from({ length: columns }, (_, at) => shownCell(cells[at]));
      yield [...own, rowNo.toString(), remarks];
      after = rowNo;
    }
    if (rows.length < pageRows) return;
  }
}

async function* csvOf(titles: readonly string[], rows: AsyncIterable<string[]>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(titles)}`;
  for await (const row of rows) yield csvLine(row);
}

/** The faulty rows of an import as a table with the remarks beside them: mended, it can be imported as it is. */
export async function faultsFile(
  platform: Platform,
  id: ImportId,
  format: TableFormat,
): Promise<CsvTable | XlsxFile> {
  const own = await reading(platform.db, [id.orgId], (tx) => titlesOfImport(tx, id));
  const titles = [...own, ...remarkTitles];
  const rows = rowsWithRemarks(platform, id, own.length);
  const fileName = 'customer-import-errors';
  if (format === 'csv') return { fileName, csv: Readable.from(csvOf(titles, rows)) };
  const columns = titles.map((title) => ({ title, width: title === remarkTitles[1] ? 60 : 18 }));
  return { fileName, xlsx: xlsxOf({ sheet: '错误行', columns, rows }) };
}
