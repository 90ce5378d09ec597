import { expect, test } from 'vitest';
import { heatRows } from './chart-options.ts';

test('the week has all its hours, Monday on top, and what was accepted stands in its place', () => {
  const rows = heatRows([
    { weekday: 1, hour: 9, accepted: 4 },
    { weekday: 7, hour: 23, accepted: 1 },
  ]);
  expect(rows).toHaveLength(168);
  expect(rows.filter(([, , accepted]) => accepted > 0)).toEqual([
    [9, 6, 4],
    [23, 0, 1],
  ]);
});
