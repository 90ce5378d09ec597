/**
 * Merkle tree of RFC 6962 (section 2.1): leaves and nodes are hashed with different prefixes, so a node can
 * never be passed off as a leaf. Its root is the commitment of a day; a proof of a few hashes shows that one
 * event is counted in it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { assert, present } from '#domain/kernel/assert.ts';
import { hashBytes } from './hashing.ts';
import type { Sha256Hex } from './hashing.ts';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** A leaf, its place in the tree, and the hashes beside its way to the root. */
export interface InclusionProof {
  readonly leafIndex: number;
  readonly treeSize: number;
  /** From the leaf upwards. */
  readonly path: readonly Sha256Hex[];
}

/** Hash of a leaf's bytes. */
export function leafHash(entry: Uint8Array): Sha256Hex {
  return bytesToHex(sha256(concatBytes(leafPrefix, entry)));
}

/** Root of the tree over entries (hashes of events, in order); the root of nothing is the hash of nothing. */
export function merkleRoot(entries: readonly Sha256Hex[]): Sha256Hex {
  return rootOfLeaves(entries.map((entry) => leafHash(hashBytes(entry))));
}

/** Root over leaf hashes. */
export function rootOfLeaves(leaves: readonly Sha256Hex[]): Sha256Hex {
  if (leaves.length === 0) return bytesToHex(sha256(new Uint8Array()));
  let level = leaves;
  while (level.length > 1) level = levelAbove(level);
  return present(level[0], 'the root');
}

/** A tree under construction: takes entries one by one and keeps no more than a hash for each level. */
export interface MerkleTree {
  readonly size: number;
  add(entry: Sha256Hex): void;
  /** Root over what was added so far. */
  root(): Sha256Hex;
}

/** The same root as `merkleRoot`, without holding the entries: for a day of any length. */
export function growingTree(): MerkleTree {
  // Roots of complete subtrees, the largest first; their sizes are the powers of two in the count.
  const complete: Sha256Hex[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: (entry) => {
      let subtree = leafHash(hashBytes(entry));
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
        subtree = nodeHash(present(complete.pop(), 'the subtree beside'), subtree);
      }
      complete.push(subtree);
      size += 1;
    },
    root: () =>
      complete.length === 0 ? rootOfLeaves([]) : complete.reduceRight((right, left) => nodeHash(left, right)),
  };
}

/** The proof that the entry at `leafIndex` is in the tree over `entries`. */
export function inclusionProof(entries: readonly Sha256Hex[], leafIndex: number): InclusionProof {
  assert(Number.isSafeInteger(leafIndex) && leafIndex >= 0, 'a leaf is numbered from 0');
  assert(leafIndex < entries.length, 'the leaf is in the tree');
  const path: Sha256Hex[] = [];
  let level: readonly Sha256Hex[] = entries.map((entry) => leafHash(hashBytes(entry)));
  for (let at = leafIndex; level.length > 1; at >>= 1) {
    const beside = level[at ^ 1];
    if (beside !== undefined) path.push(beside);
    level = levelAbove(level);
  }
  return { leafIndex, treeSize: entries.length, path };
}

/** Whether the proof leads from the entry to the root; false for a proof of a wrong shape. */
export function provesInclusion(entry: Sha256Hex, proof: InclusionProof, root: Sha256Hex): boolean {
  const { leafIndex, treeSize, path } = proof;
  if (!Number.isSafeInteger(leafIndex) || leafIndex < 0 || leafIndex >= treeSize) return false;
  let hash = leafHash(hashBytes(entry));
  let used = 0;
  for (let at = leafIndex, last = treeSize - 1; last > 0; at >>= 1, last >>= 1) {
    // The last node of a level with an odd number of nodes moves up alone.
    if (at === last && at % 2 === 0) continue;
    const beside = path[used];
    if (beside === undefined) return false;
    used += 1;
    hash = at % 2 === 0 ? nodeHash(hash, beside) : nodeHash(beside, hash);
  }
  return used === path.length && hash === root;
}

function levelAbove(level: readonly Sha256Hex[]): readonly Sha256Hex[] {
  const above: Sha256Hex[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const left = present(level[at], 'the left node');
    const right = level[at + 1];
    above.push(right === undefined ? left : nodeHash(left, right));
  }
  return above;
}

function nodeHash(left: Sha256Hex, right: Sha256Hex): Sha256Hex {
  return bytesToHex(sha256(concatBytes(nodePrefix, hashBytes(left), hashBytes(right))));
}
