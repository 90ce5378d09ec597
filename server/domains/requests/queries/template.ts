import type { FastifyReply } from 'fastify';
import { importColumns, sampleRow } from '#domain/requests/import-columns.ts';
import { csvLine } from '../../../platform/csv.ts';
import { newestDefinition } from '../commands/accept-request.ts';

/** The table a clerk fills in for an import: the titles and one sample row, as CSV that spreadsheets read as UTF-8. */
export function templateCsv(kind: string, reply: FastifyReply): FastifyReply {
  const definition = newestDefinition(kind);
  const text = `\uFEFF${csvLine(importColumns(definition))}${csvLine(sampleRow(definition))}`;
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="import-${definition.kind}.csv"`)
    .send(text);
}
