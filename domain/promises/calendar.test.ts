import { describe, expect, test } from 'vitest';
import packageFile from 'chinese-days/package.json' with { type: 'json' };
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { calendarFrom, statutoryCalendar, statutoryVersion, unannouncedYears } from './calendar.ts';

const day = (text: string) => statutoryCalendar.day(calendarDate(text));

describe('the statutory calendar (CLK-3)', () => {
  test.each([
    ['2026-09-30', true, '工作日'],
    ['2026-10-01', false, '国庆节'],
    ['2026-10-06', false, '国庆节'],
    ['2026-10-10', true, '调休上班'],
    ['2026-10-11', false, '周末'],
    ['2026-09-20', true, '调休上班'],
    ['2026-02-16', false, '春节'],
    ['2026-02-14', true, '调休上班'],
    ['2026-02-28', true, '调休上班'],
    ['2026-04-06', false, '清明节'],
    ['2026-06-19', false, '端午节'],
    ['2026-09-25', false, '中秋节'],
    ['2018-12-29', true, '调休上班'],
    ['2018-12-31', false, '元旦'],
    ['2020-01-31', false, '春节'],
  ])('%s: working %s, %s', (date, working, zh) => {
    expect(day(date)).toMatchObject({ working, zh });
    expect(statutoryCalendar.isWorkingDay(calendarDate(date))).toBe(working);
    expect(statutoryCalendar.dayName(calendarDate(date))).toBe(zh);
  });

  test('a Saturday can be a working day: the make-up day is asked before the weekday (S2)', () => {
    expect(day('2026-10-10').kind).toBe('make-up');
  });

  test('a year is announced once its notice is in the data; years before the data never were', () => {
    expect(statutoryCalendar.announced(2026)).toBe(true);
    expect(statutoryCalendar.announced(2003)).toBe(false);
    expect(unannouncedYears(statutoryCalendar, calendarDate('2003-05-01'))).toEqual([2003]);
  });

  test('the version names the release of the package the days come from', () => {
    expect(statutoryVersion).toBe(`chinese-days-${packageFile.version}`);
  });
});

describe("a unit's own days", () => {
  const calendar = calendarFrom({
    version: 'unit-7/3',
    overrides: [
      { date: calendarDate('2026-10-08'), working: false, name: '自治州州庆' },
      { date: calendarDate('2026-10-11'), working: true, name: '防汛值班' },
      { date: calendarDate('2026-10-01'), working: false, name: '旧名' },
      { date: calendarDate('2026-10-01'), working: false, name: '新名' },
    ],
    announcedYears: [2099],
  });

  test('win over the statutory ones, the later entry over the earlier', () => {
    expect(calendar.day(calendarDate('2026-10-08'))).toMatchObject({ kind: 'holiday', zh: '自治州州庆' });
    expect(calendar.day(calendarDate('2026-10-11'))).toMatchObject({ kind: 'make-up', working: true });
    expect(calendar.dayName(calendarDate('2026-10-01'))).toBe('新名');
    expect(calendar.version).toBe('unit-7/3');
  });

  test('leave the statutory calendar itself untouched', () => {
    expect(day('2026-10-08').working).toBe(true);
  });

  test('can carry the notice of a year the package does not have yet', () => {
    expect(statutoryCalendar.announced(2099)).toBe(false);
    expect(unannouncedYears(calendar, calendarDate('2099-05-01'))).toEqual([]);
    expect(unannouncedYears(calendar, calendarDate('2099-12-25'))).toEqual([]);
    expect(unannouncedYears(calendar, calendarDate('2099-12-26'))).toEqual([2100]);
  });
});
