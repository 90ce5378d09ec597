import { expect, test } from 'vitest';
import { noCases } from '#domain/supervision/sums.ts';
import { byPromise, type PublishedUnit } from './by-promise.ts';

const line = (
  promise: string,
  unitName: string,
  [kept, broken]: readonly [number, number],
): PublishedUnit => ({
  ...{ unitId: unitName, unitName, promise, title: { zh: promise, en: promise }, root: '' },
  ...{ rate: null, meanSeconds: null, p90Seconds: null },
  sums: { ...noCases, cases: kept + broken, kept, broken },
});

test('units of a promise add up, the busiest promise comes first', () => {
  const shown = byPromise([line('A', '东', [1, 0]), line('B', '东', [7, 1]), line('B', '西', [2, 0])]);
  expect(shown.map(({ promise, sums, rate, units }) => [promise, sums.cases, rate, units.length])).toEqual([
    ['B', 10, 9_000, 2],
    ['A', 1, 10_000, 1],
  ]);
});
