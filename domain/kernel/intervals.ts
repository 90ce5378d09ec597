/** Half-open intervals of time `[fromMs, toMs)`; `toMs` null is still open. */
import { assert } from './assert.ts';

export interface Interval {
  readonly fromMs: number;
  /** Exclusive end; null while the interval is open. */
  readonly toMs: number | null;
}

const endOf = (interval: Interval): number => interval.toMs ?? Number.POSITIVE_INFINITY;

/**
 * The same moments as few intervals in order: overlapping and adjacent ones become one, empty ones vanish.
 * AssertionFailure when one ends before it begins.
 */
export function mergeIntervals(intervals: readonly Interval[]): readonly Interval[] {
  const merged: { fromMs: number; toMs: number | null }[] = [];
  for (const next of intervals.toSorted((a, b) => a.fromMs - b.fromMs)) {
    assert(endOf(next) >= next.fromMs, 'an interval ends at or after its beginning');
    if (endOf(next) === next.fromMs) continue;
    const last = merged.at(-1);
    if (last === undefined || endOf(last) < next.fromMs) merged.push({ ...next });
    else if (endOf(next) > endOf(last)) last.toMs = next.toMs;
  }
  return merged;
}

/** The parts of the intervals at or after `fromMs`; what ended before is dropped. */
export function clipIntervals(intervals: readonly Interval[], fromMs: number): readonly Interval[] {
  return intervals
    .filter((interval) => endOf(interval) > fromMs)
    .map((interval) => (interval.fromMs >= fromMs ? interval : { fromMs, toMs: interval.toMs }));
}
