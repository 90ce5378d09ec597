/** Lays the cases of a month out as lines with their leaves: what a publication freezes (R-PROM-20). */
import { assert } from '#domain/kernel/assert.ts';
import { caseLeaf, publicationRoot, type CountedCase, type PublishedLine } from './proof.ts';
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
}

const p90 = 90;
// By code unit, never by language: the order must be the same on every machine.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One line from its cases; leaves stand in the order of their hashes, which tells nothing about them. */
export function layLine<T extends CaseToPublish>(laid: readonly LaidCase<T>[]): LaidLine<T> {
  const [first] = laid;
  assert(first !== undefined, 'a line has cases');
  const { unitId, counted } = first.case;
  const cases = [...laid].sort((a, b) => compare(a.node.hash, b.node.hash));
  const durations = cases.flatMap(
    ({
      case: {
        counted: { durationSeconds },
      },
    }) => (durationSeconds === null ? [] : [durationSeconds]),
  );
  return {
    unitId,
    promise: counted.promise,
    sums: totalOf(cases.map(({ node }) => node.sums)),
    p90Seconds: percentileOf(durations, p90),
    root: rootOf(sumTree(cases.map(({ node }) => node))).hash,
    cases,
  };
}

/** The leaf of a case. */
export function layCase<T extends CaseToPublish>(one: T): LaidCase<T> {
  return { case: one, node: caseLeaf(one.salt, one.counted) };
}

/** All lines of a month by unit and promise, and the root over them. */
export function layOut<T extends CaseToPublish>(
  laid: readonly LaidCase<T>[],
): { readonly lines: readonly LaidLine<T>[]; readonly root: string } {
  const groups = new Map<string, LaidCase<T>[]>();
  for (const one of laid) {
    const key = `${one.case.unitId} ${one.case.counted.promise}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const lines = [...groups.entries()].sort(([a], [b]) => compare(a, b)).map(([, group]) => layLine(group));
  return { lines, root: publicationRoot(lines) };
}
