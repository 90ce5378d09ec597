import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { allVoltages, isVoltage, supplyModeOf, voltages, voltagesOffered } from './voltage.ts';

const before = calendarDate('2024-05-31');
const after = calendarDate('2024-06-01');

describe('low or high voltage (SUP-1, SUP-2)', () => {
  test.each([
    [9_999, before, '220V'],
    [10_000, before, '380V'],
    [10_000, after, '220V'],
    [12_000, after, '220V'],
    [12_001, after, '380V'],
    [100_000, before, '380V'],
    [100_001, before, 'high'],
    [160_000, after, '380V'],
    [160_001, after, 'high'],
  ] as const)('%i W under the rules of %s: %s', (equipmentW, on, mode) => {
    expect(supplyModeOf({ equipmentW }, on)).toBe(mode);
  });

  test('under the old rules a transformer need of 50 kVA still got low voltage', () => {
    expect(supplyModeOf({ equipmentW: 120_000, transformerVa: 50_000 }, before)).toBe('380V');
    expect(supplyModeOf({ equipmentW: 120_000, transformerVa: 50_001 }, before)).toBe('high');
    expect(supplyModeOf({ equipmentW: 170_000, transformerVa: 50_000 }, after)).toBe('high');
  });

  test('more equipment never leads to a lower voltage', () => {
    const rank = { '220V': 0, '380V': 1, high: 2 };
    const watts = fc.integer({ min: 0, max: 500_000 });
    fc.assert(
      fc.property(watts, watts, fc.constantFrom(before, after), (a, b, on) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(rank[supplyModeOf({ equipmentW: less }, on)]).toBeLessThanOrEqual(
          rank[supplyModeOf({ equipmentW: more }, on)],
        );
      }),
    );
  });
});

describe('the voltages offered', () => {
  test('a home gets 220 V, a factory 10 kV or 20 kV, a large one the choice upwards', () => {
    expect(voltagesOffered({ equipmentW: 8_000 }, after)).toEqual(['220V']);
    expect(voltagesOffered({ equipmentW: 630_000, transformerVa: 630_000 }, after)).toEqual(['10kV', '20kV']);
    expect(voltagesOffered({ equipmentW: 8_000_000 }, after)).toEqual(['10kV', '20kV', '35kV']);
    expect(voltagesOffered({ equipmentW: 500_000_000 }, after)).toEqual(['220kV']);
  });

  test('no load is left without a voltage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (equipmentW) => {
        expect(voltagesOffered({ equipmentW }, after).length).toBeGreaterThan(0);
      }),
    );
  });

  test('the catalogue rises, and inherited words are no voltages', () => {
    const nominal = allVoltages.map((voltage) => voltages[voltage].nominalV);
    expect(nominal).toEqual(nominal.toSorted((a, b) => a - b));
    expect(isVoltage('10kV')).toBe(true);
    expect(isVoltage('toString')).toBe(false);
  });
});
