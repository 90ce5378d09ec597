import { describe, expect, test } from 'vitest';
import { checkDays, refuseYear } from './calendar-change.ts';
import type { UncheckedDay } from './calendar-change.ts';

const off = (date: string): UncheckedDay => ({ date, setting: 'off', name: '省定假日' });
const back = (date: string): UncheckedDay => ({ date, setting: 'statutory', name: '录错' });

describe("a unit's own days", () => {
  test('are taken as they stand, working or off', () => {
    const days = [off('2027-02-05'), { date: '2027-02-06', setting: 'working', name: '防汛值班' } as const];
    expect(checkDays(days, new Set())).toEqual(days);
  });

  test.each([
    [[off('2027-02-30')], 'days.0.date', 'kernel.date-malformed'],
    [[off('2027-02-05'), off('下周一')], 'days.1.date', 'kernel.date-malformed'],
    [[off('2027-02-05'), back('2027-02-05')], 'days.1.date', 'promises.day-twice'],
    [[back('2027-02-05')], 'days.0.date', 'promises.day-not-set'],
  ])('%j are refused at %s', (days, field, refused) => {
    expect(checkDays(days, new Set())).toMatchObject({ refused, field });
  });

  test('are taken back where they were set', () => {
    expect(checkDays([back('2027-02-05')], new Set(['2027-02-05']))).toEqual([back('2027-02-05')]);
  });
});

test('the notice of a year is entered only while the product does not carry it', () => {
  expect(refuseYear(2099)).toBeNull();
  expect(refuseYear(2026)).toMatchObject({ refused: 'promises.year-announced', data: { year: 2026 } });
});
