import { describe, expect, test } from 'vitest';
import { divisionOptions, divisionPath, isPlace } from './division-path.ts';

describe('the path of a division', () => {
  test('leads from the province to the street', () => {
    expect(divisionPath('330681001')).toEqual(['33', '3306', '330681', '330681001']);
  });

  test('ends at the county where the county was chosen', () => {
    expect(divisionPath('330681')).toEqual(['33', '3306', '330681']);
  });

  test('is empty before anything was chosen', () => {
    expect(divisionPath('')).toEqual([]);
  });
});

test('a county or a street is a place, a province or a city is none', () => {
  expect(['33', '3306', '330681', '330681001'].map(isPlace)).toEqual([false, false, true, true]);
});

test('the options show what was read and say where more can be read', () => {
  const below = new Map([
    ['', [{ code: '33', name: '浙江省', hasChildren: true }]],
    ['33', [{ code: '3306', name: '绍兴市', hasChildren: true }]],
    ['3306', []],
  ]);
  expect(divisionOptions(below)).toEqual([
    {
      value: '33',
      label: '浙江省',
      isLeaf: false,
      children: [{ value: '3306', label: '绍兴市', isLeaf: false }],
    },
  ]);
});
