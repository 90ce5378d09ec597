import { v7 } from 'uuid';
import { pooledRandom } from '../../../platform/keys.ts';

let lastMs = 0;
let sequence = 0;

/**
 * UUIDv7 as the library makes it, each greater than the one before, but with random bytes from the pool: an import makes
 * five ids a row, and asking the system for 16 bytes at a time takes five times as long as everything else about them.
 */
export function nextId(): string {
  const random = pooledRandom(16);
  const nowMs = Date.now();
  if (nowMs > lastMs) {
    lastMs = nowMs;
    // 31 of 32 bits, so that a sequence has 2^31 steps before it could run over within a millisecond.
    sequence = random.readUInt32BE(6) & 0x7fffffff;
  } else sequence += 1;
  return v7({ random, msecs: lastMs, seq: sequence });
}
