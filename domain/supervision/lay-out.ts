/** Lays the cases of a month out as lines with their leaves: what a publication freezes (R-PROM-20). */
import { assert } from '#domain/kernel/assert.ts';
import { keptNodes, type KeptNode } from './kept-tree.ts';
import { caseLeaf, publicationRoot, type CountedCase, type LeafOrder, type PublishedLine } from './proof.ts';
import { rootOf, sumTree, type SumNode } from './sum-tree.ts';
import { percentileOf, totalOf } from './sums.ts';

/** A case, the unit that answers for it and the salt of its leaf. */
export interface CaseToPublish<C extends CountedCase = CountedCase> {
  readonly unitId: string;
  readonly salt: string;
  readonly counted: C;
}

/** A case in its place. */
export interface LaidCase<T extends CaseToPublish = CaseToPublish> {
  readonly case: T;
  readonly node: SumNode;
}

export interface LaidLine<T extends CaseToPublish = CaseToPublish> extends PublishedLine {
  /** In the order of the leaves. */
  readonly cases: readonly LaidCase<T>[];
  /** The upper part of their tree, so that no proof builds it anew. */
  readonly nodes: readonly KeptNode[];
}

const p90 = 90;
// By code unit, never by language: the order must be the same on every machine.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By the hash, which tells nothing about a case. */
const byHash = (a: LaidCase, b: LaidCase): number => compare(a.node.hash, b.node.hash);

/** By what the cases took, those that go on last: so the 90th percentile is a place in the line (ADR 0012). */
function byDuration(a: LaidCase, b: LaidCase): number {
  const [one, other] = [a, b].map((laid) => laid.case.counted.durationSeconds ?? Infinity);
  return one === other ? byHash(a, b) : (one ?? 0) < (other ?? 0) ? -1 : 1;
}

/** One line from its cases. */
export function layLine<T extends CaseToPublish>(
  laid: readonly LaidCase<T>[],
  order: LeafOrder = 'duration',
): LaidLine<T> {
  const [first] = laid;
  assert(first !== undefined, 'a line has cases');
  const { unitId, counted } = first.case;
  const cases = [...laid].sort(order === 'duration' ? byDuration : byHash);
  const durations = cases.flatMap(
    ({
      case: {
        counted: { durationSeconds },
      },
    }) => (durationSeconds === null ? [] : [durationSeconds]),
  );
  const tree = sumTree(cases.map(({ node }) => node));
  return {
    unitId,
    promise: counted.promise,
    sums: totalOf(cases.map(({ node }) => node.sums)),
    p90Seconds: percentileOf(durations, p90),
    root: rootOf(tree).hash,
    ...(order === 'duration' ? { leafOrder: order } : {}),
    cases,
    nodes: keptNodes(tree),
  };
}

/** The leaf of a case. */
export function layCase<T extends CaseToPublish>(one: T): LaidCase<T> {
  return { case: one, node: caseLeaf(one.salt, one.counted) };
}

/** All lines of a month by unit and promise, and the root over them. */
export function layOut<T extends CaseToPublish>(
  laid: readonly LaidCase<T>[],
  order: LeafOrder = 'duration',
): { readonly lines: readonly LaidLine<T>[]; readonly root: string } {
  const groups = new Map<string, LaidCase<T>[]>();
  for (const one of laid) {
    const key = `${one.case.unitId} ${one.case.counted.promise}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const lines = [...groups.entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([, group]) => layLine(group, order));
  return { lines, root: publicationRoot(lines) };
}
