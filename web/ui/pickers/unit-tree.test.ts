import { expect, test } from 'vitest';
import { placeUnits } from './unit-tree.ts';

const unit = (unitId: string, parentUnitId: string | null) => ({ unitId, parentUnitId, name: unitId });

test('each unit stands below its parent, one step deeper', () => {
  const placed = placeUnits([
    unit('team', 'station'),
    unit('company', null),
    unit('station', 'company'),
    unit('hall', 'company'),
  ]);
  expect(placed.map(({ unit: { unitId }, depth }) => [unitId, depth])).toEqual([
    ['company', 0],
    ['station', 1],
    ['team', 2],
    ['hall', 1],
  ]);
});

test('a unit whose parent is out of sight stands at the top', () => {
  expect(placeUnits([unit('team', 'elsewhere')])).toEqual([{ unit: unit('team', 'elsewhere'), depth: 0 }]);
});

test('units that name each other as parents do not hang the page', () => {
  expect(placeUnits([unit('a', 'b'), unit('b', 'a')])).toEqual([]);
});
