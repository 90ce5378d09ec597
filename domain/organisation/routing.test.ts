import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { routeToTeam } from './routing.ts';
import type { RoutingUnit } from './routing.ts';

function unit(place: string, kind: string, ...functions: string[]): RoutingUnit {
  const [unitId = '', parentUnitId = null] = place.split(' under ');
  return { unitId, parentUnitId, kind, code: unitId, functions, active: true };
}

const company = unit('company', 'supply-unit');
const units: readonly RoutingUnit[] = [
  company,
  unit('company-contract under company', 'team', 'contract'),
  unit('company-repair under company', 'team', 'repair'),
  unit('north under company', 'station'),
  unit('north-repair under north', 'team', 'repair', 'metering'),
  unit('north-hall under north', 'hall', 'hall'),
  unit('north-hall-survey under north-hall', 'team', 'survey'),
  unit('south under company', 'station'),
  unit('south-metering under south', 'team', 'metering'),
];

describe('a task goes to', () => {
  test.each([
    ['the team of the station', 'repair', 'north', 'north-repair'],
    ['a team under a hall of the station', 'survey', 'north', 'north-hall-survey'],
    ['the company when the station has none', 'repair', 'south', 'company-repair'],
    ['the company when nobody below does it', 'contract', 'north', 'company-contract'],
    ['the unit itself when it does it', 'hall', 'north-hall', 'north-hall'],
    ['a sister team when the unit is a team', 'repair', 'north-hall-survey', 'north-repair'],
  ] as const)('%s', (...[, wanted, unitId, team]) => {
    expect(routeToTeam(units, { function: wanted, unitId })?.unitId).toBe(team);
  });

  test('nobody, when only another station could do it', () => {
    expect(routeToTeam(units, { function: 'survey', unitId: 'south' })).toBeNull();
    expect(routeToTeam(units, { function: 'metering', unitId: 'company' })).toBeNull();
  });

  test('nobody, when the unit is unknown', () => {
    expect(routeToTeam(units, { function: 'repair', unitId: 'moon' })).toBeNull();
  });

  test('the next level when the team was deactivated', () => {
    const closed = units.map((each) => (each.unitId === 'north-repair' ? { ...each, active: false } : each));
    expect(routeToTeam(closed, { function: 'repair', unitId: 'north' })?.unitId).toBe('company-repair');
  });

  test('the same team in whatever order the units come', () => {
    const twins = [...units, unit('north-repair-2 under north', 'team', 'repair')];
    fc.assert(
      fc.property(fc.shuffledSubarray(twins, { minLength: twins.length }), (shuffled) => {
        expect(routeToTeam(shuffled, { function: 'repair', unitId: 'north' })?.unitId).toBe('north-repair');
      }),
    );
  });
});

test('a loop in the tree is a bug and loud', () => {
  const loop = [unit('a under b', 'station'), unit('b under a', 'station')];
  expect(() => routeToTeam(loop, { function: 'repair', unitId: 'a' })).toThrow('no loop');
});
