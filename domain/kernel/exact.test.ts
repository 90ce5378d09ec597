import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  divideHalfUp,
  fractionHalfUp,
  fractionToStep,
  mulDivHalfUp,
  splitByWeights,
  toStep,
} from './exact.ts';

describe('rounding half away from zero', () => {
  test.each([
    [149, 100, 1],
    [150, 100, 2],
    [151, 100, 2],
    [-149, 100, -1],
    [-150, 100, -2],
    [0, 7, 0],
    [-1, 100, 0],
  ])('%i / %i is %i', (a, d, quotient) => {
    expect(divideHalfUp(a, d)).toBe(quotient);
  });

  test('zero is never minus zero', () => {
    expect(Object.is(divideHalfUp(-1, 100), 0)).toBe(true);
    expect(Object.is(mulDivHalfUp(-1, 1, 100), 0)).toBe(true);
  });
});

test('products within and beyond 2^53 agree with BigInt', () => {
  const factor = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
  const divisor = fc.integer({ min: 1_000, max: 10_000_000_000 });
  fc.assert(
    fc.property(factor, factor, divisor, (a, b, d) => {
      expect(mulDivHalfUp(a, b, d)).toBe(fractionHalfUp(BigInt(a) * BigInt(b), BigInt(d)));
    }),
  );
});

test('a reversed product is the exact negative', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      expect(mulDivHalfUp(-a, b, 10_000)).toBe(0 - mulDivHalfUp(a, b, 10_000));
    }),
  );
});

test('fractions that are none, and unsafe results, are bugs', () => {
  expect(() => fractionHalfUp(1n, 0n)).toThrow('denominator');
  expect(() => mulDivHalfUp(2 ** 53 - 1, 2 ** 53 - 1, 1)).toThrow('safe');
  expect(() => mulDivHalfUp(0.5, 2 ** 60, 3)).toThrow('safe');
});

test('values are rounded to whole kWh in one rounding', () => {
  expect([toStep(499, 1000), toStep(500, 1000), toStep(7, 1)]).toEqual([0, 1000, 7]);
  // 499.6 Wh would be 500 Wh and then 1 kWh if it were rounded twice.
  expect(fractionToStep(4996n, 10n, 1000)).toBe(0);
});

describe('dividing a whole by weights', () => {
  test('parts are whole steps, the last takes the rest', () => {
    expect(splitByWeights(15_240_000, [17, 14], 1000)).toEqual([8_357_000, 6_883_000]);
  });

  test('the parts always add up to the whole', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1 }),
        (whole, weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          expect(splitByWeights(whole, weights, 10).reduce((sum, part) => sum + part, 0)).toBe(whole);
        },
      ),
    );
  });

  test('without any weight there is nothing to divide by', () => {
    expect(() => splitByWeights(10, [0, 0])).toThrow('weights');
    expect(() => splitByWeights(10, [2, -1])).toThrow('weights');
  });
});
