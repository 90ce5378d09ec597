/**
 * The calendar against two published holiday sets of the shared data folder next to the checkout, for every day
 * 2015–2026. The sets agree on every single day; they only name some days differently (清明/清明节, 端午/端午节,
 * 中秋/中秋节), and a make-up day carries the name of its feast there, 调休上班 here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, isWeekend } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { statutoryCalendar } from './calendar.ts';

const folder = fileURLToPath(new URL('../../../shared/data/holidays/', import.meta.url));
const isAbsent = !existsSync(folder);
if (isAbsent)
  console.warn('skipped: the shared data folder with the holiday sets is not next to the checkout');

const readJson = (path: string): unknown => JSON.parse(readFileSync(`${folder}${path}`, 'utf8'));

/** Whether each listed day is a day off, by the set; days not listed follow the weekday. */
function holidayCn(): Map<string, boolean> {
  const listed = new Map<string, boolean>();
  for (let year = 2014; year <= 2027; year += 1) {
    const file = readJson(`holiday-cn/${String(year)}.json`) as {
      days: { date: string; isOffDay: boolean }[];
    };
    for (const { date, isOffDay } of file.days) listed.set(date, isOffDay);
  }
  return listed;
}

function chineseDays(): Map<string, boolean> {
  const file = readJson('chinese-days/chinese-days.json') as Record<'holidays' | 'workdays', object>;
  return new Map([
    ...Object.keys(file.holidays).map((date) => [date, true] as const),
    ...Object.keys(file.workdays).map((date) => [date, false] as const),
  ]);
}

function daysOf(from: string, to: string): CalendarDate[] {
  const dates: CalendarDate[] = [];
  for (let date = calendarDate(from); date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

describe.skipIf(isAbsent)('the calendar against published sets, every day 2015–2026', () => {
  const dates = daysOf('2015-01-01', '2026-12-31');

  test.each([
    ['holiday-cn', holidayCn],
    ['chinese-days', chineseDays],
  ])('agrees with %s on every day', (_, read) => {
    const listed = read();
    const differences = dates.filter(
      (date) => statutoryCalendar.isWorkingDay(date) === (listed.get(date) ?? isWeekend(date)),
    );
    expect(dates).toHaveLength(4_383);
    expect(differences).toEqual([]);
  });

  test('a year is announced exactly where holiday-cn has its notice', () => {
    const listed = [...holidayCn().keys()];
    for (let year = 2015; year <= 2026; year += 1) {
      expect(listed.some((date) => date.startsWith(String(year)))).toBe(true);
      expect(statutoryCalendar.announced(year)).toBe(true);
    }
    expect(listed.some((date) => date.startsWith('2027'))).toBe(false);
  });
});
