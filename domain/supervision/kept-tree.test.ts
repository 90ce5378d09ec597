import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '#domain/audit/hashing.ts';
import { present } from '#domain/kernel/assert.ts';
import { blockSize, blockStart, keptHeight, keptNodes, placesBeside, proofFromParts } from './kept-tree.ts';
import { provesSums, rootOf, sumLeaf, sumProof, sumTree, type SumNode } from './sum-tree.ts';
import { sumsOfCase } from './sums.ts';

const leaves: readonly SumNode[] = Array.from({ length: 400 }, (_, at) =>
  sumLeaf(hashOf('test', at), sumsOfCase({ result: at % 7 === 0 ? 'broken' : 'kept', durationSeconds: at })),
);

/** A tree of some size and one of its leaves; sizes about a block's edge are tried often. */
const anyLeaf = fc
  .oneof(
    fc.integer({ min: 1, max: leaves.length }),
    fc.constantFrom(1, 2, 31, 32, 33, 63, 64, 65, 96, 97, 128, 129),
  )
  .chain((size) => fc.record({ size: fc.constant(size), at: fc.nat(size - 1) }));

function parts(size: number, at: number) {
  const tree = sumTree(leaves.slice(0, size));
  const kept = new Map(keptNodes(tree).map(({ height, place, node }) => [`${height} ${place}`, node]));
  const start = blockStart(at);
  return {
    tree,
    parts: {
      leafIndex: at,
      treeSize: size,
      block: leaves.slice(start, Math.min(size, start + blockSize)),
      beside: placesBeside(at, size).map(({ height, place }) =>
        present(kept.get(`${height} ${place}`), 'a kept node'),
      ),
    },
  };
}

describe('the kept part of a sum tree', () => {
  test('and one block of leaves give the very proof of the whole tree', () => {
    fc.assert(
      fc.property(anyLeaf, ({ size, at }) => {
        const { tree, parts: given } = parts(size, at);
        const proof = proofFromParts(given);
        expect(proof).toEqual(sumProof(tree, at));
        expect(provesSums(present(leaves[at], 'leaf'), proof, rootOf(tree))).toBe(true);
      }),
    );
  });

  test('is a sixteenth of the tree, and nothing of a tree of less than a block', () => {
    expect(keptNodes(sumTree(leaves.slice(0, blockSize - 1))).length).toBeLessThan(2);
    expect(keptNodes(sumTree(leaves)).length).toBeLessThan(leaves.length / 8);
    expect(keptNodes(sumTree(leaves)).every(({ height }) => height >= keptHeight)).toBe(true);
    expect(placesBeside(0, blockSize)).toEqual([]);
  });

  test('refuses parts that do not belong together', () => {
    const { parts: given } = parts(200, 150);
    expect(() => proofFromParts({ ...given, beside: given.beside.slice(1) })).toThrow('every kept node');
    expect(() => proofFromParts({ ...given, block: given.block.slice(1) })).toThrow('whole');
  });
});
