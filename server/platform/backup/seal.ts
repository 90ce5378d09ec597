import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

const nonceBytes = 12;
const tagBytes = 16;

/** Compressed and sealed with AES-256-GCM: nonce, tag, content. `place` says where it belongs; elsewhere it will not open. */
export async function seal(key: KeyObject, place: string, plain: Uint8Array): Promise<Buffer> {
  const packed = await compress(plain);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(packed), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** What was sealed for that place; throws when a byte of it was changed, or it was sealed for another or by another key. */
export async function open(key: KeyObject, place: string, sealed: Uint8Array): Promise<Buffer> {
  if (sealed.length < nonceBytes + tagBytes) throw new Error('too short to be sealed');
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
  cipher.setAAD(Buffer.from(place));
  cipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const packed = Buffer.concat([cipher.update(sealed.subarray(nonceBytes + tagBytes)), cipher.final()]);
  return decompress(packed);
}
