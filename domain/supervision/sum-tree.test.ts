import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '#domain/audit/hashing.ts';
import {
  emptyRoot,
  provesSums,
  rootFrom,
  rootOf,
  sumLeaf,
  sumProof,
  sumTree,
  type SumNode,
} from './sum-tree.ts';
import { noCases, results, sameSums, sumsOfCase, totalOf, type Result, type Sums } from './sums.ts';

const leafOf = (name: number, result: Result, durationSeconds: number | null): SumNode =>
  sumLeaf(hashOf('test', name), sumsOfCase({ result, durationSeconds }));

const leaves = fc
  .array(fc.tuple(fc.constantFrom(...results), fc.option(fc.nat(1_000_000), { nil: null })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((cases) => cases.map(([result, seconds], at) => leafOf(at, result, seconds)));

const sumNames = Object.keys(noCases) as (keyof Sums)[];

/** A tree, one of its leaves and the proof of it. */
const proven = leaves.chain((all) =>
  fc.nat(all.length - 1).map((at) => {
    const tree = sumTree(all);
    return { all, tree, at, leaf: all[at] ?? emptyRoot, proof: sumProof(tree, at), root: rootOf(tree) };
  }),
);

describe('a Merkle sum tree', () => {
  test('has the totals of its leaves at the root', () => {
    fc.assert(
      fc.property(leaves, (all) => {
        expect(sameSums(rootOf(sumTree(all)).sums, totalOf(all.map(({ sums }) => sums)))).toBe(true);
      }),
    );
    expect(rootOf(sumTree([]))).toEqual(emptyRoot);
  });

  test('proves each of its leaves', () => {
    fc.assert(
      fc.property(proven, ({ leaf, proof, root }) => {
        expect(provesSums(leaf, proof, root)).toBe(true);
      }),
    );
  });

  test('does not prove a case that is not in it', () => {
    fc.assert(
      fc.property(proven, ({ proof, root }) => {
        expect(provesSums(leafOf(1_000, 'kept', 5), proof, root)).toBe(false);
      }),
    );
  });

  test('with a case left out no longer proves that case', () => {
    fc.assert(
      fc.property(proven, ({ all, at, leaf, proof }) => {
        const without = rootOf(sumTree(all.filter((_, index) => index !== at)));
        expect(provesSums(leaf, proof, without)).toBe(false);
      }),
    );
  });

  test('shows every figure of the root that was touched', () => {
    fc.assert(
      fc.property(proven, fc.constantFrom(...sumNames), fc.integer({ min: 1, max: 9 }), (one, name, more) => {
        const sums = { ...one.root.sums, [name]: one.root.sums[name] + more };
        expect(provesSums(one.leaf, one.proof, { ...one.root, sums })).toBe(false);
      }),
    );
  });

  test('shows every node beside the way that was touched, in its hash or its sums', () => {
    const touched = fc.record({
      one: proven.filter(({ proof }) => proof.path.length > 0),
      pick: fc.nat(),
      name: fc.constantFrom('hash' as const, ...sumNames),
      by: fc.integer({ min: -3, max: 3 }).filter((by) => by !== 0),
    });
    fc.assert(
      fc.property(touched, ({ one, pick, name, by }) => {
        const which = pick % one.proof.path.length;
        const path = one.proof.path.map((node, at) => {
          if (at !== which) return node;
          return name === 'hash'
            ? { ...node, hash: hashOf('other', node.hash) }
            : { ...node, sums: { ...node.sums, [name]: node.sums[name] + by } };
        });
        expect(provesSums(one.leaf, { ...one.proof, path }, one.root)).toBe(false);
      }),
    );
  });

  test('takes no proof with a node too many, one too few, or a tree of another size', () => {
    fc.assert(
      fc.property(proven, ({ leaf, proof, root }) => {
        const more = { ...proof, path: [...proof.path, leaf] };
        expect(rootFrom(leaf, more)).toBeNull();
        if (proof.path.length > 0) expect(rootFrom(leaf, { ...proof, path: proof.path.slice(1) })).toBeNull();
        expect(provesSums(leaf, { ...proof, treeSize: proof.treeSize + 1 }, root)).toBe(false);
        expect(rootFrom(leaf, { ...proof, leafIndex: -1 })).toBeNull();
      }),
    );
  });

  test('does not let negative cases beside the way hide broken ones', () => {
    const mine = leafOf(1, 'broken', null);
    const hidden = { hash: hashOf('x', 1), sums: { ...noCases, cases: 1, kept: 2, broken: -1 } };
    expect(rootFrom(mine, { leafIndex: 0, treeSize: 2, path: [hidden] })).toBeNull();
  });

  test('takes no leaf that counts for two', () => {
    expect(() => sumLeaf(hashOf('x', 1), { ...noCases, cases: 2, kept: 2 })).toThrow('one case');
  });
});
