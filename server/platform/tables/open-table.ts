import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Refusal } from '#domain/kernel/refusal.ts';
import { xlsxRows } from '../xlsx/read-xlsx.ts';
import { decodeText } from './decode-text.ts';
import type { Table, TableCell, TableFormat, TableRow } from './table.ts';

export const tableBytesMax = 64 * 1_048_576;

const zipMark = [0x50, 0x4b, 0x03, 0x04];
const ole2Mark = [0xd0, 0xcf, 0x11, 0xe0];

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

/** An encrypted XLSX and an old XLS come in the same envelope; the former names its package in UTF-16. */
function ole2Refusal(bytes: Uint8Array): Refusal {
  const isEncrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return new Refusal(isEncrypted ? 'table.encrypted' : 'table.old-format', { field: 'file' });
}

/** By content; the name of a file counts for nothing. */
function formatOf(bytes: Uint8Array): TableFormat {
  if (bytes.length === 0) throw new Refusal('table.empty', { field: 'file' });
  if (bytes.length > tableBytesMax)
    throw new Refusal('table.too-large', { field: 'file', data: { limitMib: tableBytesMax / 1_048_576 } });
  if (beginsWith(bytes, zipMark)) return 'xlsx';
  if (beginsWith(bytes, ole2Mark)) throw ole2Refusal(bytes);
  const isUtf16 = beginsWith(bytes, [0xff, 0xfe]) || beginsWith(bytes, [0xfe, 0xff]);
  if (!isUtf16 && bytes.subarray(0, 8192).includes(0))
    throw new Refusal('table.not-a-table', { field: 'file' });
  return 'csv';
}

/** What stands between the cells of the first line: comma, semicolon or tab, whichever is most often there. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '';
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: line.split(mark).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** Characters handed to the reader at a time, so that it never holds more than it was asked for. */
const pieceLength = 65_536;

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
}

async function* csvRows(text: string): AsyncGenerator<TableRow> {
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
      max_record_size: 1_048_576,
    }),
  );
  let rowNo = 0;
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      rowNo += 1;
      yield { rowNo, cells: record.map((cell): TableCell => (cell === '' ? null : cell)) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal('table.not-csv', { field: 'file', data: { line: rowNo + 1 } });
  }
}

function isFilled({ cells }: TableRow): boolean {
  return cells.some((cell) => cell !== null);
}

/** A title as it is compared: required ones may carry a star, and spreadsheets add spaces. */
export function titleOf(cell: TableCell): string {
  return typeof cell === 'string' ? cell.normalize('NFKC').replace(/[\s*]/g, '') : '';
}

async function* restOf(rows: AsyncIterator<TableRow>): AsyncGenerator<TableRow> {
  try {
    for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
      if (isFilled(next.value)) yield next.value;
    }
  } finally {
    await rows.return?.();
  }
}

/**
 * Opens an uploaded table by its content: XLSX, or CSV in UTF-8 (with or without mark), GB18030 or UTF-16; the first
 * row is the titles. Refuses what is no table, with a word about what to do.
 */
export async function openTable(bytes: Uint8Array): Promise<Table> {
  const format = formatOf(bytes);
  const decoded = format === 'csv' ? decodeText(bytes) : null;
  const all = decoded === null ? xlsxRows(bytes) : csvRows(decoded.text);
  const first = await all.next();
  if (first.done === true || !isFilled(first.value)) throw new Refusal('table.empty', { field: 'file' });
  return {
    format,
    encoding: decoded?.encoding ?? null,
    titles: first.value.cells.map(titleOf),
    rows: restOf(all),
  };
}
