import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#domain/kernel/refusal.ts';

/** A table as it was uploaded, with the words that came with it. */
export interface ReceivedTable {
  readonly content: Uint8Array;
  readonly fileName: string;
  readonly fields: Readonly<Record<string, string>>;
}

const nameLengthMax = 200;

async function contentOf(part: MultipartFile, limitBytes: number): Promise<Uint8Array> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE')
      throw new Refusal('table.too-large', { field: 'file', data: { limitMib: limitBytes / 1_048_576 } });
    throw error;
  }
}

function nameOf(part: MultipartFile): string {
  return (
    part.filename
      .replace(/^.*[/\\]/, '')
      .replace(/[\p{Cc}\p{Cs}]/gu, '')
      .slice(0, nameLengthMax) || '表格'
  );
}

/** Reads a multipart request with one table; it is kept nowhere. */
export async function receiveTable(request: FastifyRequest, limitBytes: number): Promise<ReceivedTable> {
  if (!request.isMultipart()) throw new Refusal('shape.media-type');
  const fields: Record<string, string> = {};
  let received: { content: Uint8Array; fileName: string } | null = null;
  for await (const part of request.parts({ limits: { fileSize: limitBytes, files: 1 } })) {
    if (part.type === 'file')
      received = { content: await contentOf(part, limitBytes), fileName: nameOf(part) };
    else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
  }
  if (received === null) throw new Refusal('file.missing', { field: 'file' });
  return { ...received, fields };
}
