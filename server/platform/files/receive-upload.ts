import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import { checkContent } from '#domain/files/check-content.ts';
import { safeFileName } from '#domain/files/file-name.ts';
import { fileSizeMaxBytes, isMediaType, type MediaType } from '#domain/files/media-type.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { FileStore } from './file-store.ts';

/** A file that was checked and lies in the store; nothing in the database knows it yet. */
export interface ReceivedFile {
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** A whole upload: the file and the words that came with it. */
export interface Upload {
  readonly file: ReceivedFile;
  readonly fields: Readonly<Record<string, string>>;
}

const heif = new Set(['image/heic', 'image/heif']);

/** The type by content; the name and the browser's word count for nothing. */
async function detectedType(content: Uint8Array): Promise<MediaType> {
  const found = await fileTypeFromBuffer(content);
  const type = found !== undefined && heif.has(found.mime) ? 'image/heic' : (found?.mime ?? '');
  if (!isMediaType(type)) throw new Refusal('file.type-not-allowed', { field: 'file' });
  return type;
}

/** Checks content and stores it under its hash. */
export async function receiveFile(
  files: FileStore,
  content: Uint8Array,
  givenName: string,
): Promise<ReceivedFile> {
  if (content.length === 0) throw new Refusal('file.empty', { field: 'file' });
  if (content.length > fileSizeMaxBytes) throw tooLarge();
  const mediaType = await detectedType(content);
  const refused = checkContent(content, mediaType);
  if (refused !== null) throw Refusal.from(refused);
  const sha256 = createHash('sha256').update(content).digest('hex');
  await files.put(content, sha256);
  return { fileName: safeFileName(givenName, mediaType), mediaType, sizeBytes: content.length, sha256 };
}

function tooLarge(): Refusal {
  return new Refusal('file.too-large', { field: 'file', data: { limitMib: fileSizeMaxBytes / 1_048_576 } });
}

async function contentOf(part: MultipartFile): Promise<Uint8Array> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE')
      throw tooLarge();
    throw error;
  }
}

/**
 * Reads a multipart request with one file and a few words. The content is in the store before the transaction
 * that registers it; should that fail, the content stays unnamed and harmless.
 */
export async function receiveUpload(request: FastifyRequest, files: FileStore): Promise<Upload> {
  if (!request.isMultipart()) throw new Refusal('shape.media-type');
  const fields: Record<string, string> = {};
  let received: { content: Uint8Array; name: string } | null = null;
  for await (const part of request.parts({ limits: { fileSize: fileSizeMaxBytes, files: 1 } })) {
    if (part.type === 'file') received = { content: await contentOf(part), name: part.filename };
    else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
  }
  if (received === null) throw new Refusal('file.missing', { field: 'file' });
  return { file: await receiveFile(files, received.content, received.name), fields };
}
