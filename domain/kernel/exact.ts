/**
 * Exact products and quotients of integers. Money and energy are integers, their products may pass 2^53: those go
 * through BigInt, all others stay on plain numbers, which are a hundred times as fast.
 *
 * Rounding is half away from zero ("half up by amount") wherever it is not named otherwise, so that a reversed
 * line is the exact negative of the line it reverses.
 */
import { assert, AssertionFailure } from './assert.ts';

const safeMax = Number.MAX_SAFE_INTEGER;

/** A figure beyond what an integer holds: figures nobody bounded before, so who lets strangers in catches it. */
export class OutOfRange extends AssertionFailure {}

function assertSafe(value: number): void {
  if (!Number.isSafeInteger(value)) throw new OutOfRange(`${String(value)} is no safe integer`);
}

/** `a / d` rounded half away from zero; d > 0, |a| + d within the safe integers. */
export function divideHalfUp(a: number, d: number): number {
  const size = a < 0 ? -a : a;
  let quotient = Math.floor(size / d);
  let rest = size - quotient * d;
  if (rest < 0) {
    quotient -= 1;
    rest += d;
  } else if (rest >= d) {
    quotient += 1;
    rest -= d;
  }
  if (rest >= d - rest) quotient += 1;
  // Adding zero makes zero of minus zero.
  return a < 0 ? 0 - quotient : quotient + 0;
}

/** `a · b / d` of integers, exact, rounded half away from zero; d > 0. AssertionFailure when the result is unsafe. */
export function mulDivHalfUp(a: number, b: number, d: number): number {
  const product = a * b;
  if (product <= safeMax - d && product >= d - safeMax) return divideHalfUp(product, d);
  return wideMulDiv(a, b, d);
}

function wideMulDiv(a: number, b: number, d: number): number {
  for (const each of [a, b, d]) assertSafe(each);
  assert(d > 0, 'the divisor is positive');
  return fractionHalfUp(BigInt(a) * BigInt(b), BigInt(d));
}

/** `numerator / denominator` rounded half away from zero, for quotients of several factors; denominator > 0. */
export function fractionHalfUp(numerator: bigint, denominator: bigint): number {
  assert(denominator > 0n, 'the denominator is positive');
  const isNegative = numerator < 0n;
  const size = isNegative ? -numerator : numerator;
  const quotient = Number((2n * size + denominator) / (2n * denominator));
  assertSafe(quotient);
  return isNegative ? 0 - quotient : quotient;
}

/** `numerator / denominator` rounded half away from zero to a multiple of `step`, in one rounding. */
export function fractionToStep(numerator: bigint, denominator: bigint, step: number): number {
  return fractionHalfUp(numerator, denominator * BigInt(step)) * step;
}

/** The value rounded half away from zero to a multiple of `step` (a step of 1000 Wh makes whole kWh). */
export function toStep(value: number, step: number): number {
  return step === 1 ? value : divideHalfUp(value, step) * step;
}

/**
 * The whole divided by weights, so that the parts add up to it exactly: each part but the last is rounded half away
 * from zero to `step`, the last takes the rest (PRO-1). Weights are not negative and not all zero.
 */
export function splitByWeights(whole: number, weights: readonly number[], step = 1): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  assert(sum > 0 && weights.every((weight) => weight >= 0), 'weights are positive');
  let seen = 0;
  let given = 0;
  return weights.map((weight, index) => {
    seen += weight;
    const upTo = index === weights.length - 1 ? whole : toStep(mulDivHalfUp(whole, seen, sum), step);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
