/**
 * The upper part of a sum tree, kept so that a proof need not build the tree anew: nodes from a height on. Below it a
 * proof needs the leaves of one block alone, so a line of 100,000 cases is proved from 32 leaves and a dozen nodes.
 */
import { assert } from '#domain/kernel/assert.ts';
import { sumTree, type SumNode, type SumProof, type SumTree } from './sum-tree.ts';

/** Nodes from this height on are kept: each stands for a block of 32 leaves or more. */
export const keptHeight = 5;
export const blockSize = 2 ** keptHeight;

/** Where a node stands: leaves have height 0, places count from the left. */
export interface Place {
  readonly height: number;
  readonly place: number;
}

export interface KeptNode extends Place {
  readonly node: SumNode;
}

/** The nodes of a tree that are kept, the lower ones first. */
export function keptNodes(tree: SumTree): readonly KeptNode[] {
  return tree
    .slice(keptHeight)
    .flatMap((level, at) => level.map((node, place) => ({ height: keptHeight + at, place, node })));
}

/** The first leaf of the block in which a leaf stands. */
export function blockStart(leafIndex: number): number {
  return leafIndex - (leafIndex % blockSize);
}

/** The kept nodes that the proof of a leaf needs, from below upwards; none for a tree of one block. */
export function placesBeside(leafIndex: number, treeSize: number): readonly Place[] {
  assert(leafIndex >= 0 && leafIndex < treeSize, 'the leaf is in the tree');
  const places: Place[] = [];
  let place = Math.floor(leafIndex / blockSize);
  let width = Math.ceil(treeSize / blockSize);
  for (let height = keptHeight; width > 1; height += 1) {
    const beside = place % 2 === 0 ? place + 1 : place - 1;
    if (beside < width) places.push({ height, place: beside });
    place = Math.floor(place / 2);
    width = Math.ceil(width / 2);
  }
  return places;
}

/** What a proof is put together from: the leaves of the block, and the nodes at `placesBeside` in their order. */
export interface ProofParts {
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly block: readonly SumNode[];
  readonly beside: readonly SumNode[];
}

/** The same proof as `sumProof` of the whole tree. AssertionFailure unless the parts belong to the leaf. */
export function proofFromParts({ leafIndex, treeSize, block, beside }: ProofParts): SumProof {
  const start = blockStart(leafIndex);
  assert(block.length === Math.min(blockSize, treeSize - start), 'the block is whole');
  assert(beside.length === placesBeside(leafIndex, treeSize).length, 'every kept node is there');
  const local = leafIndex - start;
  const within = sumTree(block)
    .slice(0, -1)
    .flatMap((level, height) => level[(local >> height) ^ 1] ?? []);
  return { leafIndex, treeSize, path: [...within, ...beside] };
}
