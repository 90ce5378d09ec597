import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { layCase, layLine, type CaseToPublish } from './lay-out.ts';
import { isInPlace, rankOf } from './percentile-place.ts';
import { sumProof, sumTree } from './sum-tree.ts';
import { percentileOf } from './sums.ts';
import { sampleCase } from './testing.ts';

/** A line of cases that took these seconds; null: it goes on. Even numbers of the sample share one promise and unit. */
function lineOf(durations: readonly (number | null)[]) {
  const cases = durations.map((durationSeconds, at): CaseToPublish => {
    const one = sampleCase(6 * at + 2);
    return {
      ...one,
      counted: { ...one.counted, durationSeconds, result: durationSeconds === null ? 'broken' : 'kept' },
    };
  });
  const line = layLine(cases.map(layCase));
  const tree = sumTree(line.cases.map(({ node }) => node));
  return { line, tree };
}

type Line = ReturnType<typeof lineOf>;

/** Who would find out, of everybody who checks their own case, if the line said another percentile. */
function findOut({ line, tree }: Line, p90Seconds: number | null): number {
  return line.cases.filter(
    (laid, at) => !isInPlace({ ...line, p90Seconds }, laid.case.counted, sumProof(tree, at)),
  ).length;
}

const durations = fc.array(fc.option(fc.nat(500), { nil: null, freq: 8 }), { minLength: 1, maxLength: 60 });

describe('the percentile as a place in the line', () => {
  test('holds for every case of an honest line', () => {
    fc.assert(
      fc.property(durations, (some) => {
        const made = lineOf(some);
        expect(findOut(made, made.line.p90Seconds)).toBe(0);
      }),
    );
  });

  test('of any other figure at least one customer finds out', () => {
    fc.assert(
      fc.property(durations, fc.integer({ min: -400, max: 400 }), (some, away) => {
        const made = lineOf(some);
        const { p90Seconds } = made.line;
        fc.pre(p90Seconds !== null && away !== 0 && p90Seconds + away >= 0);
        expect(findOut(made, p90Seconds + away)).toBeGreaterThan(0);
        expect(findOut(made, null)).toBeGreaterThan(0);
      }),
    );
  });

  test('is the value at its place, as the figures define it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 60 }), (some) => {
        const { line } = lineOf(some);
        const at = present(line.cases[rankOf(some.length) - 1], 'the case at the place');
        expect(at.case.counted.durationSeconds).toBe(percentileOf(some, 90));
      }),
    );
  });

  test('cannot be saved by standing the leaves in another order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5000), { minLength: 12, maxLength: 40 }), fc.nat(), (some, seed) => {
        const { line } = lineOf(some);
        // The slowest moved before the place, so that a smaller percentile would fit the counts.
        const cases = [...line.cases];
        const slowest = present(cases.pop(), 'the slowest');
        cases.splice(seed % (rankOf(some.length) - 1), 0, slowest);
        const tree = sumTree(cases.map(({ node }) => node));
        const p90Seconds = present(cases[rankOf(some.length) - 1], 'the place').case.counted.durationSeconds;
        expect(findOut({ line: { ...line, cases }, tree }, p90Seconds)).toBeGreaterThan(0);
      }),
    );
  });
});
