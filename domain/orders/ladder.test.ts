import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rungs } from '#domain/promises/warning-level.ts';
import { rungAbove, tellFrom, type LadderFacts } from './ladder.ts';

const facts: LadderFacts = {
  units: [
    { unitId: 'company', parentUnitId: null },
    { unitId: 'station', parentUnitId: 'company' },
    { unitId: 'crew', parentUnitId: 'station' },
  ],
  leads: [
    { staffId: 'foreman', post: 'team-leader', unitId: 'crew' },
    { staffId: 'head', post: 'station-head', unitId: 'station' },
    { staffId: 'director', post: 'director', unitId: 'company' },
    { staffId: 'stranger', post: 'team-leader', unitId: 'other crew' },
  ],
  unitId: 'station',
  teamIds: ['crew'],
  holderIds: ['fitter'],
};
const nobody: ReadonlySet<string> = new Set();

describe('the ladder of a warning', () => {
  test.each([
    ['holder', ['fitter']],
    ['team-lead', ['foreman']],
    ['unit-head', ['head']],
    ['upper-unit', ['director']],
  ] as const)('tells the %s', (rung, staffIds) => {
    expect(tellFrom(rung, facts, nobody)).toEqual({ rung, staffIds });
  });

  test('passes over a rung on which nobody is on duty', () => {
    const away = {
      ...facts,
      holderIds: [],
      leads: facts.leads.filter(({ staffId }) => staffId !== 'foreman'),
    };
    expect(tellFrom('holder', away, nobody)).toEqual({ rung: 'unit-head', staffIds: ['head'] });
  });

  test('passes over whoever was told, also when they stand on two rungs', () => {
    const both = { ...facts, holderIds: ['foreman'] };
    expect(tellFrom('team-lead', both, new Set(['foreman']))).toEqual({
      rung: 'unit-head',
      staffIds: ['head'],
    });
  });

  test('goes to the nearest head above; ends where nobody is left', () => {
    const inCrew = { ...facts, unitId: 'crew' };
    expect(tellFrom('upper-unit', inCrew, nobody)).toEqual({ rung: 'upper-unit', staffIds: ['head'] });
    expect(tellFrom('upper-unit', { ...facts, unitId: 'company' }, nobody)).toBeNull();
    expect(rungAbove('upper-unit')).toBeNull();
    expect(rungAbove('holder')).toBe('team-lead');
  });

  test('never goes down, never tells anybody twice, and ends', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd');
    const lead = fc.record({
      staffId: person,
      post: fc.constantFrom('team-leader', 'station-head', 'director', 'surveyor'),
      unitId: fc.constantFrom('crew', 'station', 'company'),
    });
    fc.assert(
      fc.property(fc.array(lead), fc.array(person), (leads, holderIds) => {
        const told = new Set<string>();
        let at = -1;
        for (let rung = rungs[0] as (typeof rungs)[number] | null; rung !== null;) {
          const next = tellFrom(rung, { ...facts, leads, holderIds }, told);
          if (next === null) break;
          expect(rungs.indexOf(next.rung)).toBeGreaterThan(at);
          at = rungs.indexOf(next.rung);
          for (const staffId of next.staffIds) {
            expect(told.has(staffId)).toBe(false);
            told.add(staffId);
          }
          rung = rungAbove(next.rung);
        }
      }),
    );
  });
});
