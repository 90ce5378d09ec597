import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';

/** A printed paper, ready to be shown. */
export interface PrintedPaper {
  /** Without the ending; ASCII. */
  readonly fileName: string;
  readonly pdf: Uint8Array;
}

/** Shows a paper in the browser, from where it is printed or saved. */
export function sendPdf(reply: FastifyReply, { fileName, pdf }: PrintedPaper): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${fileName}.pdf"`)
    .send(Buffer.from(pdf));
}

/** A table for a spreadsheet program. */
export interface CsvTable {
  /** Without the ending; ASCII. */
  readonly fileName: string;
  readonly csv: string | Readable;
}

/** Sends a table that the browser saves; a stream goes out as it is read. */
export function sendCsv(reply: FastifyReply, { fileName, csv }: CsvTable): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${fileName}.csv"`)
    .send(csv);
}

const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook for a spreadsheet program; see `platform/xlsx`. */
export interface XlsxFile {
  /** Without the ending; ASCII. */
  readonly fileName: string;
  readonly xlsx: Uint8Array | Readable;
}

/** Sends a workbook that the browser saves; a stream goes out as it is made. */
export function sendXlsx(reply: FastifyReply, { fileName, xlsx }: XlsxFile): FastifyReply {
  return reply
    .type(xlsxMediaType)
    .header('content-disposition', `attachment; filename="${fileName}.xlsx"`)
    .send(xlsx instanceof Uint8Array ? Buffer.from(xlsx) : xlsx);
}

/** Sends a table in the one form or the other. */
export function sendTable(reply: FastifyReply, table: CsvTable | XlsxFile): FastifyReply {
  return 'csv' in table ? sendCsv(reply, table) : sendXlsx(reply, table);
}
