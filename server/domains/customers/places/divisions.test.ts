import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { divisionName, readAddress } from './address-reader.ts';
import { divisionOf, divisionsBelow } from './divisions.ts';

describe('divisions for the address pickers', () => {
  test('34 provinces stand at the top', () => {
    expect(divisionsBelow(null)).toHaveLength(34);
  });

  test('below a city are its counties, below a county its streets', () => {
    expect(divisionsBelow('3306')?.map(({ name }) => name)).toContain('诸暨市');
    expect(divisionsBelow('330681')?.map(({ name }) => name)).toContain('暨阳街道');
  });

  test('below a street and below Taiwan, Hong Kong and Macau nothing is offered', () => {
    const street = divisionsBelow('330681')?.[0];
    expect(divisionsBelow(street?.code ?? '')).toEqual([]);
    expect(divisionsBelow('81')).toEqual([]);
  });

  test('the invented county is known, and offered at the top in a demonstration alone', () => {
    expect(divisionsBelow('990101')?.map(({ name }) => name)).toContain('柳溪镇');
    expect(divisionName('990101002')).toBe('演示省云陵市云泽县柳溪镇');
    expect(divisionsBelow(null, true)?.at(-1)?.name).toBe('演示省');
    // Its names answer for no real place: an address that begins with a town of the same name is not read as it.
    expect(readAddress('柳溪镇石桥村1号').candidates.filter((code) => code.startsWith('99'))).toEqual([]);
  });

  test('an unknown code has no divisions', () => {
    expect(divisionsBelow('98')).toBeNull();
    expect(divisionOf("' or 1=1")).toBeNull();
  });
});

const areas = path.resolve(import.meta.dirname, '../../../../../shared/data/divisions/areas.csv');

describe.skipIf(!existsSync(areas))('divisions of the shared data folder (skipped when it is absent)', () => {
  test('every county is known by its code and name', () => {
    const rows = readFileSync(areas, 'utf8').trim().split('\n').slice(1);
    const unknown = rows.filter((row) => {
      const [code, name] = row.replaceAll('"', '').split(',');
      return divisionOf(code ?? '')?.name !== name?.trim();
    });
    expect(rows.length).toBeGreaterThan(2800);
    expect(unknown).toEqual([]);
  });
});
