import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipIntervals, mergeIntervals } from './intervals.ts';
import type { Interval } from './intervals.ts';

const interval = fc
  .tuple(fc.nat(60), fc.option(fc.nat(20)))
  .map(([fromMs, lengthMs]): Interval => ({ fromMs, toMs: lengthMs === null ? null : fromMs + lengthMs }));
const covers = (intervals: readonly Interval[], ms: number): boolean =>
  intervals.some(({ fromMs, toMs }) => fromMs <= ms && (toMs === null || ms < toMs));

describe('merging intervals', () => {
  test('overlapping and adjacent ones become one, in order', () => {
    expect(
      mergeIntervals([
        { fromMs: 50, toMs: 60 },
        { fromMs: 10, toMs: 20 },
        { fromMs: 20, toMs: 30 },
        { fromMs: 15, toMs: 18 },
      ]),
    ).toEqual([
      { fromMs: 10, toMs: 30 },
      { fromMs: 50, toMs: 60 },
    ]);
  });

  test('an open one swallows all that follow', () => {
    expect(
      mergeIntervals([
        { fromMs: 10, toMs: null },
        { fromMs: 5, toMs: 12 },
        { fromMs: 40, toMs: 50 },
      ]),
    ).toEqual([{ fromMs: 5, toMs: null }]);
  });

  test('an empty one vanishes and joins nothing', () => {
    expect(mergeIntervals([{ fromMs: 5, toMs: 5 }])).toEqual([]);
  });

  test('one that ends before it begins is a bug', () => {
    expect(() => mergeIntervals([{ fromMs: 5, toMs: 4 }])).toThrow('ends at or after its beginning');
  });

  test('covers exactly the same moments, with gaps between the parts', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 8 }), (intervals) => {
        const merged = mergeIntervals(intervals);
        for (let ms = 0; ms < 90; ms += 1) expect(covers(merged, ms)).toBe(covers(intervals, ms));
        for (const [index, next] of merged.slice(1).entries()) {
          expect(merged[index]?.toMs).toBeLessThan(next.fromMs);
        }
      }),
    );
  });
});

test('clipping keeps what lies at or after the moment', () => {
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 6 }), fc.nat(80), (intervals, fromMs) => {
      const clipped = clipIntervals(intervals, fromMs);
      for (let ms = 0; ms < 90; ms += 1) {
        expect(covers(clipped, ms)).toBe(ms >= fromMs && covers(intervals, ms));
      }
    }),
  );
});
