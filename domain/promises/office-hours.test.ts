import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { calendarFrom } from './calendar.ts';
import {
  checkOfficeHours,
  hoursOn,
  parsePeriods,
  parsePeriodsLine,
  periodsLine,
  periodsMax,
  usualPeriods,
} from './office-hours.ts';

const morning = { from: '08:00', to: '11:30' };
const afternoon = { from: '14:30', to: '18:00' };

describe('office hours', () => {
  test('are read in any order and told in theirs', () => {
    const periods = parsePeriods([afternoon, morning]);
    expect(periods).toEqual([
      { fromMinute: 480, toMinute: 690 },
      { fromMinute: 870, toMinute: 1_080 },
    ]);
    expect(periodsLine(usualPeriods)).toBe('08:30–12:00、14:00–17:30');
    expect(parsePeriodsLine('14:30-18:00, 08:00-11:30')).toEqual(periods);
  });

  test('may follow one another without a gap and last until midnight', () => {
    expect(
      parsePeriods([
        { from: '00:00', to: '12:00' },
        { from: '12:00', to: '24:00' },
      ]),
    ).toHaveLength(2);
  });

  test.each([
    [[], 'promises.periods-missing', 'periods'],
    [[{ from: '8:00', to: '12:00' }], 'promises.period-malformed', 'periods.0.from'],
    [[{ from: '08:00', to: '25:00' }], 'promises.period-malformed', 'periods.0.to'],
    [[{ from: '24:00', to: '24:00' }], 'promises.period-reversed', 'periods.0'],
    [[morning, { from: '18:00', to: '08:00' }], 'promises.period-reversed', 'periods.1'],
    [[morning, { from: '11:29', to: '12:00' }], 'promises.periods-overlap', 'periods'],
    [Array.from({ length: periodsMax + 1 }, () => morning), 'promises.periods-too-many', 'periods'],
  ])('%j are refused as %s', (periods, refused, field) => {
    expect(parsePeriods(periods)).toMatchObject({ refused, field });
  });

  test('begin on a date that exists', () => {
    expect(checkOfficeHours({ validFrom: '2026-02-30', periods: [morning] })).toMatchObject({
      refused: 'kernel.date-malformed',
      field: 'validFrom',
    });
  });

  test('of summer hold from their first day until the next begin; of two for one day the later entry holds', () => {
    const summer = { validFrom: calendarDate('2026-05-01'), periods: [{ fromMinute: 480, toMinute: 720 }] };
    const winter = { validFrom: calendarDate('2026-10-01'), periods: usualPeriods };
    const mended = { ...summer, periods: [{ fromMinute: 450, toMinute: 700 }] };
    const hours = [winter, summer, mended];
    expect(hoursOn(hours, calendarDate('2026-04-30'))).toEqual(usualPeriods);
    expect(hoursOn(hours, calendarDate('2026-05-01'))).toEqual(mended.periods);
    expect(hoursOn(hours, calendarDate('2026-10-01'))).toEqual(usualPeriods);
  });

  test('there are none on a day off', () => {
    const calendar = calendarFrom({ version: 'test' });
    expect(calendar.officeHours(calendarDate('2026-10-01'))).toEqual([]);
    expect(calendar.officeHours(calendarDate('2026-10-10'))).toEqual(usualPeriods);
  });
});
