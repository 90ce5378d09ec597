import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { assert } from '#domain/kernel/assert.ts';
import { canonicalJson } from './canonical-json.ts';

/** 32 bytes as 64 lower-case hexadecimal digits. */
export type Sha256Hex = string;

/** A key shorter than the hash would be the weakest part of the seal (RFC 2104, section 3). */
const keyBytesMin = 32;

/**
 * SHA-256 of a purpose and a canonical value. The purpose keeps hashes made for different ends apart,
 * so that one can never stand in for another.
 */
export function hashOf(purpose: string, value: unknown): Sha256Hex {
  return bytesToHex(sha256(utf8ToBytes(`${purpose}\n${canonicalJson(value)}`)));
}

/** HMAC-SHA256 of a purpose and a canonical value; the key has at least 32 bytes and is kept outside the database. */
export function sealOf(key: Uint8Array, purpose: string, value: unknown): Sha256Hex {
  assert(key.length >= keyBytesMin, 'the sealing key has at least 32 bytes');
  return bytesToHex(hmac(sha256, key, utf8ToBytes(`${purpose}\n${canonicalJson(value)}`)));
}

/** Whether a text has the shape of a hash: 64 lower-case hexadecimal digits. */
export function isSha256Hex(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** The bytes of a hash; asserts its shape. */
export function hashBytes(hash: Sha256Hex): Uint8Array {
  assert(isSha256Hex(hash), 'a hash is 64 lower-case hexadecimal digits');
  return hexToBytes(hash);
}

/** Compares two seals in a time that doesn't depend on where they differ. */
export function sameSeal(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}
