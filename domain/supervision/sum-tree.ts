/**
 * A Merkle tree whose nodes also carry sums (a Merkle sum tree): each node's hash covers the hashes and the sums of
 * both its children, so the root fixes every case and the totals together. Whoever follows a path from their own case
 * recomputes the totals on the way; a case left out, counted twice or turned round, and a total that was touched,
 * give another root.
 */
import { assert, present } from '#domain/kernel/assert.ts';
import { hashOf, isSha256Hex, type Sha256Hex } from '#domain/audit/hashing.ts';
import { addSums, areSums, noCases, sameSums, type Sums } from './sums.ts';

export interface SumNode {
  readonly hash: Sha256Hex;
  readonly sums: Sums;
}

/** A leaf's place and the nodes beside its way to the root, from the leaf upwards. */
export interface SumProof {
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly path: readonly SumNode[];
}

/** The tree, level by level from the leaves to the root. */
export type SumTree = readonly (readonly SumNode[])[];

/** The root of no cases at all. */
export const emptyRoot: SumNode = { hash: hashOf('wanjia.sum-empty.1', null), sums: noCases };

/** A case as a leaf: `content` is the hash of what is kept secret. AssertionFailure unless it counts one case. */
export function sumLeaf(content: Sha256Hex, sums: Sums): SumNode {
  assert(isSha256Hex(content), 'a leaf is made of a hash');
  assert(areSums(sums) && sums.cases === 1, 'a leaf counts one case');
  return { hash: hashOf('wanjia.sum-leaf.1', { content, sums }), sums };
}

function nodeOf(left: SumNode, right: SumNode): SumNode {
  const sums = addSums(left.sums, right.sums);
  return { hash: hashOf('wanjia.sum-node.1', { left, right, sums }), sums };
}

function levelAbove(level: readonly SumNode[]): readonly SumNode[] {
  const above: SumNode[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const left = present(level[at], 'the left node');
    const right = level[at + 1];
    // The last of an odd number moves up alone.
    above.push(right === undefined ? left : nodeOf(left, right));
  }
  return above;
}

/** The tree over leaves in their order. */
export function sumTree(leaves: readonly SumNode[]): SumTree {
  const levels: (readonly SumNode[])[] = [leaves];
  for (let level = leaves; level.length > 1;) {
    level = levelAbove(level);
    levels.push(level);
  }
  return levels;
}

/** The top of a tree; `emptyRoot` of none. */
export function rootOf(tree: SumTree): SumNode {
  return tree.at(-1)?.[0] ?? emptyRoot;
}

/** The proof that the leaf at `leafIndex` is counted. */
export function sumProof(tree: SumTree, leafIndex: number): SumProof {
  const treeSize = tree[0]?.length ?? 0;
  assert(Number.isSafeInteger(leafIndex) && leafIndex >= 0, 'a leaf is numbered from 0');
  assert(leafIndex < treeSize, 'the leaf is in the tree');
  const path = tree.slice(0, -1).flatMap((level, height) => {
    const beside = level[(leafIndex >> height) ^ 1];
    return beside === undefined ? [] : [beside];
  });
  return { leafIndex, treeSize, path };
}

/** The root a proof leads to from a leaf; null for a proof of a wrong shape or with sums that cannot be. */
export function rootFrom(leaf: SumNode, proof: SumProof): SumNode | null {
  const { leafIndex, treeSize, path } = proof;
  if (!Number.isSafeInteger(treeSize) || !Number.isSafeInteger(leafIndex)) return null;
  if (leafIndex < 0 || leafIndex >= treeSize) return null;
  let node = leaf;
  let used = 0;
  for (let at = leafIndex, last = treeSize - 1; last > 0; at >>= 1, last >>= 1) {
    if (at === last && at % 2 === 0) continue;
    const beside = path[used];
    if (beside === undefined || !isNode(beside)) return null;
    used += 1;
    node = at % 2 === 0 ? nodeOf(node, beside) : nodeOf(beside, node);
  }
  // One leaf is one case: a tree of so many leaves counts so many cases.
  return used === path.length && node.sums.cases === treeSize ? node : null;
}

/** Whether the proof leads from the leaf to exactly this root, its sums included. */
export function provesSums(leaf: SumNode, proof: SumProof, root: SumNode): boolean {
  const reached = rootFrom(leaf, proof);
  return reached !== null && reached.hash === root.hash && sameSums(reached.sums, root.sums);
}

function isNode({ hash, sums }: SumNode): boolean {
  return isSha256Hex(hash) && areSums(sums);
}
