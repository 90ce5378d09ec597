import { describe, expect, test } from 'vitest';
import { isUnitKind, mayStandUnder, unitKinds, validateOrgUnit } from './org-unit.ts';
import type { OrgUnitInput, UnitKind } from './org-unit.ts';
import { allTeamFunctions, teamFunctions } from './team-functions.ts';

const team: OrgUnitInput = {
  kind: 'team',
  parentKind: 'station',
  code: 'HZ-QX-01',
  name: '抢修一班',
  functions: ['repair'],
  region: 'rural',
};

function codes(change: Partial<OrgUnitInput>): readonly string[] {
  return validateOrgUnit({ ...team, ...change }).map(({ refused }) => refused);
}

describe('the tree of units', () => {
  test.each<[UnitKind, UnitKind | null, boolean]>([
    ['supply-unit', null, true],
    ['supply-unit', 'supply-unit', false],
    ['station', 'supply-unit', true],
    ['station', null, false],
    ['station', 'hall', false],
    ['hall', 'supply-unit', true],
    ['hall', 'station', true],
    ['hall', 'team', false],
    ['team', 'supply-unit', true],
    ['team', 'station', true],
    ['team', 'hall', true],
    ['team', 'team', false],
  ])('%s under %s: %s', (kind, parent, allowed) => {
    expect(mayStandUnder(kind, parent)).toBe(allowed);
  });

  test('no chain of allowed parents comes back to its start', () => {
    const kinds = Object.keys(unitKinds) as UnitKind[];
    const above = (kind: UnitKind): readonly UnitKind[] =>
      kinds.filter((parent) => mayStandUnder(kind, parent)).flatMap((parent) => [parent, ...above(parent)]);
    for (const kind of kinds) expect(above(kind)).not.toContain(kind);
  });
});

describe('a unit as it is entered', () => {
  test('a crew under a station is accepted', () => {
    expect(codes({})).toEqual([]);
  });

  test.each<[string, Partial<OrgUnitInput>, string]>([
    ['an unknown kind', { kind: 'department' }, 'organisation.unit-kind-unknown'],
    ['a crew at the top', { parentKind: null }, 'organisation.unit-parent-wrong'],
    ['a parent of an unknown kind', { parentKind: 'toString' }, 'organisation.unit-parent-wrong'],
    ['a code with spaces', { code: 'A B' }, 'organisation.unit-code-malformed'],
    ['a blank name', { name: '  ' }, 'organisation.unit-name-length'],
    ['a very long name', { name: '班'.repeat(61) }, 'organisation.unit-name-length'],
    ['a crew without function', { functions: [] }, 'organisation.team-function-missing'],
    ['an unknown function', { functions: ['repair', 'sing'] }, 'organisation.team-function-unknown'],
    ['an unknown region', { region: 'moon' }, 'organisation.region-unknown'],
  ])('%s is refused', (_, change, code) => {
    expect(codes(change)).toEqual([code]);
  });

  test('a station has no functions of its own', () => {
    expect(codes({ kind: 'station', parentKind: 'supply-unit' })).toEqual([
      'organisation.team-function-misplaced',
    ]);
  });

  test('everything that is wrong is told at once', () => {
    expect(codes({ code: '', name: '', region: '' }).length).toBe(3);
  });

  test('inherited words are no kinds, and function titles are unique', () => {
    expect(isUnitKind('constructor')).toBe(false);
    expect(new Set<string>(Object.values(teamFunctions)).size).toBe(allTeamFunctions.length);
  });
});
