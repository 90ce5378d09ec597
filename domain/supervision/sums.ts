/**
 * Figures that add up (R-PROM-20): the sums of a group of cases, kept so that units add up to the company and days to
 * the month. Integers only; a rate is in basis points and never rounds a broken promise away.
 */
import { assert } from '#domain/kernel/assert.ts';

/** What a case came to. */
export const results = ['kept', 'broken', 'excused'] as const;
export type Result = (typeof results)[number];

/** Sums over cases. `cases = kept + broken + excused`; `finished` of them have ended and took `durationSeconds` in all. */
export interface Sums {
  readonly cases: number;
  readonly kept: number;
  readonly broken: number;
  readonly excused: number;
  /** A broken promise counts as soon as it is broken; how long it took is known when it is fulfilled. */
  readonly finished: number;
  readonly durationSeconds: number;
}

export const noCases: Sums = { cases: 0, kept: 0, broken: 0, excused: 0, finished: 0, durationSeconds: 0 };

/** The sums of one case; `durationSeconds` is null while it goes on. */
export function sumsOfCase({
  result,
  durationSeconds,
}: {
  readonly result: Result;
  readonly durationSeconds: number | null;
}): Sums {
  return {
    ...noCases,
    cases: 1,
    [result]: 1,
    finished: durationSeconds === null ? 0 : 1,
    durationSeconds: durationSeconds ?? 0,
  };
}

/** Both together. */
export function addSums(a: Sums, b: Sums): Sums {
  return {
    cases: a.cases + b.cases,
    kept: a.kept + b.kept,
    broken: a.broken + b.broken,
    excused: a.excused + b.excused,
    finished: a.finished + b.finished,
    durationSeconds: a.durationSeconds + b.durationSeconds,
  };
}

/** The sums of many. */
export function totalOf(all: Iterable<Sums>): Sums {
  let total = noCases;
  for (const sums of all) total = addSums(total, sums);
  return total;
}

/** Whether these can be the sums of cases: whole, not negative, and nothing left over. */
export function areSums(sums: Sums): boolean {
  const { cases, kept, broken, excused, finished, durationSeconds } = sums;
  const all = [cases, kept, broken, excused, finished, durationSeconds];
  return (
    all.every((part) => Number.isSafeInteger(part) && part >= 0) &&
    cases === kept + broken + excused &&
    finished <= cases &&
    (finished > 0 || durationSeconds === 0)
  );
}

/** Whether two sums are the same figures. */
export function sameSums(a: Sums, b: Sums): boolean {
  return (
    a.cases === b.cases &&
    a.kept === b.kept &&
    a.broken === b.broken &&
    a.excused === b.excused &&
    a.finished === b.finished &&
    a.durationSeconds === b.durationSeconds
  );
}

export const basisPoints = 10_000;

/**
 * Kept of those that had to be kept, in basis points, rounded down: one broken promise is never 100 %. Excused cases
 * are left out on both sides; null (not applicable) where nothing had to be kept.
 */
export function rateOf({ kept, broken }: Pick<Sums, 'kept' | 'broken'>): number | null {
  const counted = kept + broken;
  return counted === 0 ? null : Math.floor((kept * basisPoints) / counted);
}

/** Mean duration in whole seconds, rounded half up; null where nothing has ended. */
export function meanSecondsOf({ finished, durationSeconds }: Sums): number | null {
  return finished === 0 ? null : Math.round(durationSeconds / finished);
}

/** The nearest-rank percentile: the smallest value that at least so many percent do not exceed; null of nothing. */
export function percentileOf(values: readonly number[], percent: number): number | null {
  assert(percent > 0 && percent <= 100, 'a percentile lies within 1 and 100');
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? null;
}
