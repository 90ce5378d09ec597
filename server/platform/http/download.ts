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
