import type { Refused } from '#domain/kernel/refusal.ts';
import { latin } from './bytes.ts';
import { imageSize } from './image-size.ts';
import { megapixelsMax, type MediaType } from './media-type.ts';
import type { FileRefusal } from './refusals.ts';

const tailLength = 2048;

function refuse(code: FileRefusal, data: Refused['data'] = {}): Refused {
  return { refused: code, field: 'file', data };
}

/** The word as a PDF name: not the beginning of a longer one. */
function names(text: string, name: string): boolean {
  return new RegExp(`/${name}(?![A-Za-z0-9_.-])`).test(text);
}

/**
 * A PDF begins with its header at the first byte (the format allows 1,024 bytes before it, and that is where
 * a page of HTML hides), and ends with its trailer. Scripts and programs inside compressed objects are not
 * seen here; a file is never opened by the server, and the preview runs without scripts.
 */
function checkPdf(bytes: Uint8Array): Refused | null {
  if (!/^%PDF-[12]\.\d/.test(latin(bytes, 0, 8))) return refuse('file.type-not-allowed');
  const tail = latin(bytes, bytes.length - tailLength, bytes.length);
  if (!/startxref\s+\d+\s+%%EOF/.test(tail)) return refuse('file.damaged');
  const text = latin(bytes, 0, bytes.length);
  return names(text, 'JavaScript') || names(text, 'Launch') ? refuse('file.active-content') : null;
}

function checkImage(bytes: Uint8Array, type: Exclude<MediaType, 'application/pdf'>): Refused | null {
  const size = imageSize(bytes, type);
  if (size === null) return refuse('file.damaged');
  const megapixels = Math.ceil((size.width * size.height) / 1_000_000);
  if (megapixels <= megapixelsMax) return null;
  return refuse('file.too-many-pixels', { megapixels, limitMegapixels: megapixelsMax });
}

/** Why content of a detected type is not taken, or null. */
export function checkContent(bytes: Uint8Array, type: MediaType): Refused | null {
  return type === 'application/pdf' ? checkPdf(bytes) : checkImage(bytes, type);
}
