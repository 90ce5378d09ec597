import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { ruleSets, rules1996, rules2024, rulesOn, rulesWith } from './billing-rule-sets.ts';
import { rateChoice } from './capacity-choice.ts';

describe('the rules of supply', () => {
  test.each([
    ['1990-01-01', 'supply-1996'],
    ['2024-05-31', 'supply-1996'],
    ['2024-06-01', 'supply-2024'],
  ])('on %s are %s', (date, set) => {
    expect(rulesOn(calendarDate(date)).set).toBe(set);
  });

  test('changed how the capacity charge is divided and the least late charge', () => {
    expect([rules1996.days.division, rules2024.days.division]).toEqual(['thirtieth', 'calendar']);
    expect([rules1996.lateCharge.minimumFen, rules2024.lateCharge.minimumFen]).toEqual([100, null]);
  });

  test('every field marked unverified exists', () => {
    for (const { rules, unverified } of ruleSets) {
      for (const path of unverified) {
        const value = path
          .split('.')
          .reduce<unknown>((at, name) => new Map(Object.entries(at as object)).get(name), rules);
        expect(value, path).toBeDefined();
      }
    }
  });

  test('a unit changes single values, and the set says that it was changed', () => {
    const own = rulesWith(rules2024, { demand: { mode: 'B' }, energyStepWh: 1000 });
    expect(own).toEqual({
      ...rules2024,
      set: 'supply-2024+',
      energyStepWh: 1000,
      demand: { ...rules2024.demand, mode: 'B' },
    });
  });
});

test.each([
  [100, '2025-01-01', 'single'],
  [101, '2025-01-01', 'either'],
  [314, '2025-01-01', 'either'],
  [315, '2025-01-01', 'two-part'],
  [314, '2023-05-31', 'single'],
  [315, '2023-05-31', 'two-part'],
])('%i kVA on %s: %s (CLS-3 … CLS-5)', (kva, date, choice) => {
  expect(rateChoice(kva, calendarDate(date))).toBe(choice);
});
