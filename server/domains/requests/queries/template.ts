import { importColumns, sampleRow } from '#domain/requests/import-columns.ts';
import { csvLine } from '../../../platform/csv.ts';
import type { CsvTable } from '../../../platform/http/download.ts';
import { newestDefinition } from '../commands/accept-request.ts';

/** The table a clerk fills in for an import: the titles and one sample row, as CSV that spreadsheets read as UTF-8. */
export function templateCsv(kind: string): CsvTable {
  const definition = newestDefinition(kind);
  const csv = `\uFEFF${csvLine(importColumns(definition))}${csvLine(sampleRow(definition))}`;
  return { fileName: `import-${definition.kind}`, csv };
}
