import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hexToBytes } from '@noble/hashes/utils.js';
import { present } from '#domain/kernel/assert.ts';
import { hashOf } from './hashing.ts';
import {
  growingTree,
  inclusionProof,
  leafHash,
  merkleRoot,
  provesInclusion,
  rootOfLeaves,
} from './merkle.ts';

/** Entries and roots of the Certificate Transparency reference tree, sizes 1 to 8. */
const referenceEntries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const referenceRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function entriesOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => hashOf('test', at));
}

describe('the Merkle tree of RFC 6962', () => {
  test.each(referenceRoots.map((root, at) => [at + 1, root] as const))(
    'the root over %i reference entries is the published one',
    (size, root) => {
      const leaves = referenceEntries.slice(0, size).map((entry) => leafHash(hexToBytes(entry)));
      expect(rootOfLeaves(leaves)).toBe(root);
    },
  );

  test('the root of an empty day is the hash of nothing', () => {
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('the order of the events matters', () => {
    const entries = entriesOf(5);
    expect(merkleRoot(entries.toReversed())).not.toBe(merkleRoot(entries));
  });
});

describe('proving that an event is counted in its day', () => {
  const size = fc.integer({ min: 1, max: 70 });

  test('every leaf of every tree has a proof that verifies, as short as its depth', () => {
    for (let count = 1; count <= 33; count += 1) {
      const entries = entriesOf(count);
      const root = merkleRoot(entries);
      for (const [at, entry] of entries.entries()) {
        const proof = inclusionProof(entries, at);
        expect(provesInclusion(entry, proof, root)).toBe(true);
        expect(proof.path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
      }
    }
  });

  test('the proof of one event proves no other', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, a, b) => {
        fc.pre(a % count !== b % count);
        const entries = entriesOf(count);
        const other = present(entries[b % count], 'another entry');
        expect(provesInclusion(other, inclusionProof(entries, a % count), merkleRoot(entries))).toBe(false);
      }),
    );
  });

  test('a proof with a changed, missing or added hash, or for another place, proves nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 70 }), fc.nat(), (count, at) => {
        const entries = entriesOf(count);
        const root = merkleRoot(entries);
        const entry = present(entries[at % count], 'the entry');
        const proof = inclusionProof(entries, at % count);
        const wrong = [
          { ...proof, path: proof.path.with(0, '0'.repeat(64)) },
          { ...proof, path: proof.path.slice(1) },
          { ...proof, path: [...proof.path, '0'.repeat(64)] },
          { ...proof, leafIndex: proof.leafIndex ^ 1 },
          { ...proof, leafIndex: count },
          { ...proof, leafIndex: -1 },
          { ...proof, treeSize: 0 },
        ];
        for (const bad of wrong) expect(provesInclusion(entry, bad, root)).toBe(false);
      }),
    );
  });

  test('a leaf outside the tree has no proof', () => {
    expect(() => inclusionProof(entriesOf(3), 3)).toThrow('in the tree');
  });
});

describe('a growing tree', () => {
  test('has after each entry the root of the tree over all of them', () => {
    const entries = entriesOf(70);
    const tree = growingTree();
    expect(tree.root()).toBe(merkleRoot([]));
    for (const [at, entry] of entries.entries()) {
      tree.add(entry);
      expect([tree.size, tree.root()]).toEqual([at + 1, merkleRoot(entries.slice(0, at + 1))]);
    }
  });

  test('takes nothing but hashes', () => {
    expect(() => {
      growingTree().add('none');
    }).toThrow('hash');
  });
});
