import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '#domain/audit/hashing.ts';
import { present } from '#domain/kernel/assert.ts';
import type { CaseProof } from './proof.ts';
import { sameSums, totalOf, results } from './sums.ts';
import { sampleCase, sampleMonth } from './testing.ts';
import { isProven, proofSteps, verifyProof, type ProofStep } from './verify-proof.ts';

const count = 23;
const cases = Array.from({ length: count }, (_, n) => sampleCase(n, results[n % 3] ?? 'kept'));
const month = sampleMonth(cases);
const orderNo = (n: number): string => present(cases[n], 'a case').counted.orderNo;
const anyCase = fc.nat(count - 1);

const wrongSteps = (proof: CaseProof, shown = month.shown): readonly ProofStep[] =>
  verifyProof(proof, shown)
    .filter(({ state }) => state === 'wrong')
    .map(({ step }) => step);

/** Every place in a value that holds a number or a text. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'number' || typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]));
}

/** A copy with one place changed: numbers by one, texts in their last letter. */
function touched(value: unknown, path: readonly (string | number)[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (typeof value === 'number') return value + 1;
    const text = String(value);
    return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
  }
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as Record<string, unknown>) };
  const at = copy as Record<string | number, unknown>;
  at[key] = touched(at[key], rest);
  return copy;
}

/** Names are told beside the proof; the seal of a day is keyed and is held against the company's own print. */
const beside = new Set([
  'org.code',
  'org.name',
  'unitName',
  'promiseName',
  'settled.seal',
  'settled.day',
  'publication.inDay.seal',
]);

describe('the proof that a case is counted in the published figures (R-PROM-20)', () => {
  test('holds for every case of the month, step by step', () => {
    fc.assert(
      fc.property(anyCase, (n) => {
        const verdicts = verifyProof(month.proofOf(orderNo(n)), month.shown);
        expect(verdicts).toEqual(proofSteps.map((step) => ({ step, state: 'right' })));
        expect(isProven(verdicts)).toBe(true);
      }),
    );
  });

  test('of a month published before leaves stood by duration holds, too, but for the percentile', () => {
    const earlier = sampleMonth(cases, 'hash');
    fc.assert(
      fc.property(anyCase, (n) => {
        const proof = earlier.proofOf(orderNo(n));
        expect(proof.format).toBe('wanjia.promise-proof.1');
        const verdicts = verifyProof(proof, earlier.shown);
        expect(verdicts.filter(({ state }) => state !== 'right')).toEqual([
          { step: 'percentile', state: 'skipped' },
        ]);
        // Passed off as the newer kind it is no line of the publication.
        const asNew = { ...proof, format: 'wanjia.promise-proof.2' as const };
        expect(
          wrongSteps({ ...asNew, line: { ...proof.line, leafOrder: 'duration' } }, earlier.shown),
        ).toContain('line');
      }),
    );
  });

  test('published figures are the sums of the roots', () => {
    const { lines } = month;
    expect(totalOf(lines.map(({ sums }) => sums)).cases).toBe(count);
    for (const line of lines)
      expect(sameSums(line.sums, totalOf(line.cases.map(({ node }) => node.sums)))).toBe(true);
  });

  test('any number, sum, hash or word of it that is touched is found', () => {
    const proof = month.proofOf(orderNo(7));
    const all = places(proof).filter((path) => !beside.has(path.join('.')));
    expect(all.length).toBeGreaterThan(60);
    fc.assert(
      fc.property(fc.constantFrom(...all), (path) => {
        expect([path.join('.'), wrongSteps(touched(proof, path) as CaseProof)]).not.toEqual([
          path.join('.'),
          [],
        ]);
      }),
      { numRuns: all.length * 3 },
    );
  });

  test('a case left out of the figures can no longer be proved', () => {
    fc.assert(
      fc.property(anyCase, (n) => {
        const without = sampleMonth(cases.filter((_, at) => at !== n));
        const { shown } = without;
        // The old proof against the new figures: line, figures and root disagree.
        expect(wrongSteps(month.proofOf(orderNo(n)), shown)).toContain('figures');
      }),
    );
  });

  test('a broken promise cannot be shown as kept', () => {
    const proof = month.proofOf(orderNo(1));
    expect(proof.counted.result).toBe('broken');
    const asKept = { ...proof, counted: { ...proof.counted, result: 'kept' as const } };
    expect(wrongSteps(asKept)).toEqual(expect.arrayContaining(['case', 'sums']));
  });

  test('figures on the public page that differ from the proof are found', () => {
    const proof = month.proofOf(orderNo(2));
    const lines = month.shown.lines.map((line) => ({
      ...line,
      sums: { ...line.sums, kept: line.sums.kept + 1 },
    }));
    expect(wrongSteps(proof, { ...month.shown, lines })).toEqual(['figures']);
    const twice = [...month.shown.lines, ...month.shown.lines];
    expect(wrongSteps(proof, { ...month.shown, lines: twice })).toEqual(['figures']);
  });

  test('without the public page it says what was not compared', () => {
    const verdicts = verifyProof(month.proofOf(orderNo(2)), null);
    expect(verdicts.find(({ step }) => step === 'figures')?.state).toBe('skipped');
    expect(isProven(verdicts)).toBe(true);
  });

  test('a day that is not sealed yet is pending, not wrong; one without the event is wrong', () => {
    const proof = month.proofOf(orderNo(3));
    const open = { ...proof, settled: { ...proof.settled, seal: null } };
    expect(verifyProof(open, null).at(-1)).toEqual({ step: 'settled-day', state: 'pending' });
    const moved = { ...proof, settled: { ...proof.settled, root: hashOf('x', 1), seal: null } };
    expect(wrongSteps(moved)).toEqual(['settled-day']);
  });

  test('a file that is no proof is wrong, not an accident', () => {
    const nothing = { format: 'x' } as unknown as CaseProof;
    expect(isProven(verifyProof(nothing, null))).toBe(false);
  });
});
