/**
 * A captcha that asks the machine and not the person: the browser looks for a number whose hash begins with enough
 * zero bits. Nothing to read, hear or drag, nothing from outside (R-SYS-07; WCAG 2.2, 3.3.8). One look-up costs a
 * visitor a fraction of a second, a thousand of them cost somebody a thousand times that. Sealed, dated and used up
 * by the server; here is the arithmetic that both sides share.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { assert } from '../kernel/assert.ts';
import { minuteMs } from '../kernel/instant.ts';

/** What the server asks: a text nobody could know before, and how many zero bits. */
export interface Challenge {
  readonly salt: string;
  readonly bits: number;
}

/** 2^15 hashes: about 0.1 s on a desk, half a second on an old phone. */
export const bitsMin = 15;
/** 2^21 hashes: half a minute for a phone; more would shut out customers and not attackers. */
export const bitsMax = 21;

/** A challenge must be solved and sent within this time: long enough to fill in a form that was opened before. */
export const challengeLifeMs = 10 * minuteMs;

/** Challenges one address may ask for in ten minutes before each further doubling costs a bit: a family, a small office. */
const usualOfAddress = 8;
/** The same for everybody together; beyond it somebody uses many addresses. */
const usualOfAll = 2000;

/** How hard the next challenge is, after so many in the last ten minutes from this address and from all. */
export function bitsFor(recent: { readonly ofAddress: number; readonly ofAll: number }): number {
  const more = doublings(recent.ofAddress, usualOfAddress) + doublings(recent.ofAll, usualOfAll);
  return Math.min(bitsMax, bitsMin + more);
}

function doublings(count: number, usual: number): number {
  assert(Number.isSafeInteger(count) && count >= 0, 'challenges are counted');
  return count <= usual ? 0 : Math.ceil(Math.log2(count / usual));
}

/** Zero bits at the beginning of a hash. */
export function leadingZeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte === 0) {
      bits += 8;
      continue;
    }
    return bits + Math.clz32(byte) - 24;
  }
  return bits;
}

/** Whether the number answers the challenge. */
export function isSolution({ salt, bits }: Challenge, nonce: number): boolean {
  if (!Number.isSafeInteger(nonce) || nonce < 0) return false;
  return leadingZeroBits(sha256(utf8ToBytes(`${salt}.${String(nonce)}`))) >= bits;
}

/** The smallest number from `from` on that answers, or null after `triesMax`, so that a worker can breathe. */
export function solve(challenge: Challenge, from: number, triesMax: number): number | null {
  assert(challenge.bits <= bitsMax, 'no challenge is harder than the limit');
  for (let nonce = from; nonce < from + triesMax; nonce += 1) if (isSolution(challenge, nonce)) return nonce;
  return null;
}
