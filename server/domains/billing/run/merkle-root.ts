import { createHash } from 'node:crypto';

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/**
 * The same root as `merkleRoot` of the domain (RFC 6962), by the processor's own SHA-256: a part has thousands of
 * bills, and the pure one would take as long as computing them.
 */
export function merkleRootOf(hashes: readonly string[]): string {
  let level = hashes.map((hex) => sha256(leafPrefix, Buffer.from(hex, 'hex')));
  if (level.length === 0) return sha256().toString('hex');
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]];
      if (left !== undefined) above.push(right === undefined ? left : sha256(nodePrefix, left, right));
    }
    level = above;
  }
  return (level[0] ?? sha256()).toString('hex');
}
