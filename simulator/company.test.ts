import { describe, expect, test } from 'vitest';
import { allRoles } from '#domain/organisation/roles.ts';
import { posts, validateAssignments } from '#domain/organisation/posts.ts';
import { validateOrgUnit } from '#domain/organisation/org-unit.ts';
import { allTeamFunctions } from '#domain/organisation/team-functions.ts';
import { companyOf, staffOf, stationOf, teamFor, type Which } from './company.ts';
import { isSyntheticPhone } from './people.ts';

const atMs = Date.parse('2026-10-18T10:00:00+08:00');
const both: readonly Which[] = ['home', 'neighbour'];

describe('the company', () => {
  test.each(both)('%s: every unit and post would be accepted, and every code is given once', (which) => {
    const { units, staff } = companyOf(which, '7', atMs);
    const kindOf = new Map(units.map((unit) => [unit.code, unit.kind]));
    expect(kindOf.size).toBe(units.length);
    for (const unit of units) {
      const parentKind = unit.parentCode === null ? null : (kindOf.get(unit.parentCode) ?? null);
      expect(validateOrgUnit({ ...unit, parentKind })).toEqual([]);
    }
    for (const person of staff) {
      const held = person.posts.map(({ post, unitCode }) => ({
        post,
        unitKind: kindOf.get(unitCode) ?? 'team',
      }));
      expect(validateAssignments(held)).toEqual([]);
    }
    expect(staff.every(({ phone }) => isSyntheticPhone(phone))).toBe(true);
  });

  test.each(both)('%s: every station finds a staffed team for every function', (which) => {
    const company = companyOf(which, '7', atMs);
    for (const [town] of company.county.towns.entries()) {
      for (const word of allTeamFunctions) {
        const team = teamFor(company, word, stationOf(company, town).unitId);
        expect(staffOf(company, team.code).length).toBeGreaterThan(0);
      }
    }
  });

  test('somebody has every role, and there is a city, the country and a remote region', () => {
    const { staff, units } = companyOf('home', '7', atMs);
    const held = new Set(staff.flatMap(({ post }): readonly string[] => posts[post].roles));
    expect(allRoles.filter((role) => !held.has(role))).toEqual([]);
    const stations = units.filter(({ kind }) => kind === 'station').map(({ region }) => region);
    expect(stations).toEqual(['urban', 'rural', 'rural', 'remote']);
  });

  test('the demo logins are given to one person each, in the home company only', () => {
    const logins = companyOf('home', '7', atMs).staff.flatMap(({ login }) => login ?? []);
    expect(logins.sort()).toEqual([
      'admin',
      'agent',
      'clerk',
      'crew',
      'dispatcher',
      'manager',
      'pricing',
      'reader',
      'supervisor',
    ]);
    expect(companyOf('neighbour', '7', atMs).staff.every(({ login }) => login === null)).toBe(true);
  });

  test('ids follow from the seed', () => {
    expect(companyOf('home', '7', atMs)).toEqual(companyOf('home', '7', atMs));
    expect(companyOf('home', '8', atMs).units[3]?.unitId).not.toBe(
      companyOf('home', '7', atMs).units[3]?.unitId,
    );
  });
});
