import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areSums,
  meanSecondsOf,
  noCases,
  percentileOf,
  rateOf,
  results,
  sameSums,
  sumsOfCase,
  totalOf,
} from './sums.ts';

const aCase = fc.record({
  result: fc.constantFrom(...results),
  durationSeconds: fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: null }),
});

describe('the sums of cases (R-PROM-20)', () => {
  test('every case is kept, broken or excused, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(aCase), (cases) => {
        const total = totalOf(cases.map(sumsOfCase));
        expect(total.cases).toBe(cases.length);
        expect(areSums(total)).toBe(true);
      }),
    );
  });

  test('units add up to the company, days to the month, however the cases are divided', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aCase, fc.nat(4))), (cases) => {
        const groups = [0, 1, 2, 3, 4].map((unit) =>
          totalOf(cases.filter(([, of]) => of === unit).map(([one]) => sumsOfCase(one))),
        );
        expect(sameSums(totalOf(groups), totalOf(cases.map(([one]) => sumsOfCase(one))))).toBe(true);
      }),
    );
  });

  test('what cannot be the sums of cases is seen', () => {
    expect(areSums({ ...noCases, cases: 2, kept: 3, broken: -1 })).toBe(false);
    expect(areSums({ ...noCases, cases: 2, kept: 1 })).toBe(false);
    expect(areSums({ ...noCases, cases: 1, kept: 1, finished: 2 })).toBe(false);
    expect(areSums({ ...noCases, durationSeconds: 5 })).toBe(false);
    expect(areSums({ ...noCases, cases: 0.5, kept: 0.5 })).toBe(false);
  });
});

describe('the rate', () => {
  test('is not applicable where nothing had to be kept', () => {
    expect(rateOf(noCases)).toBeNull();
    expect(rateOf({ ...noCases, kept: 0, broken: 0 })).toBeNull();
  });

  test('is 100 % only when nothing was broken', () => {
    expect(rateOf({ kept: 5, broken: 0 })).toBe(10_000);
    expect(rateOf({ kept: 99_999, broken: 1 })).toBe(9_999);
    expect(rateOf({ kept: 0, broken: 3 })).toBe(0);
  });
});

describe('durations', () => {
  test('the mean is rounded half up and unknown while nothing has ended', () => {
    expect(meanSecondsOf({ ...noCases, cases: 2, kept: 2, finished: 2, durationSeconds: 5 })).toBe(3);
    expect(meanSecondsOf({ ...noCases, cases: 1, broken: 1 })).toBeNull();
  });

  test('the 90th percentile is a duration that occurred, and nine in ten do not exceed it', () => {
    expect(percentileOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90)).toBe(9);
    expect(percentileOf([], 90)).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), (values) => {
        const p90 = percentileOf(values, 90) ?? -1;
        expect(values).toContain(p90);
        expect(values.filter((value) => value <= p90).length * 10).toBeGreaterThanOrEqual(values.length * 9);
        expect(values.filter((value) => value < p90).length * 10).toBeLessThan(values.length * 9);
      }),
    );
  });
});
