import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, calendarDate, daysBetween } from '#domain/kernel/calendar-date.ts';
import { statutoryCalendar } from '#domain/promises/calendar.ts';
import { dayAfterKey, daysToSet, monthsOf } from './calendar-months.ts';
import type { YearDay } from './words.ts';

function yearOf(year: number, own: readonly string[] = []): readonly YearDay[] {
  const first = calendarDate(`${year}-01-01`);
  const count = daysBetween(first, calendarDate(`${year + 1}-01-01`));
  return Array.from({ length: count }, (_, at) => {
    const date = addDays(first, at);
    const { kind, working, zh, en } = statutoryCalendar.day(date);
    return { date, kind, working, title: { zh, en }, own: own.includes(date) };
  });
}

describe('a year as sheets', () => {
  const months = monthsOf(yearOf(2026));

  test('has twelve months of whole weeks, Monday first', () => {
    expect(months.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(months.flatMap(({ weeks }) => weeks).every((week) => week.length === 7)).toBe(true);
    // 2026-10-01 is a Thursday.
    expect(months[9]?.weeks[0]?.map((day) => day?.date.slice(8) ?? '')).toEqual([
      '',
      '',
      '',
      '01',
      '02',
      '03',
      '04',
    ]);
  });

  test('counts the working days of a month, holidays out and make-up days in', () => {
    const october = yearOf(2026).filter(({ date, working }) => date.startsWith('2026-10') && working);
    expect(months[9]?.workingDays).toBe(october.length);
    expect(october.length).toBeLessThan(20);
  });

  test('loses and doubles no day, whatever the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2100 }), (year) => {
        const days = yearOf(year);
        const placed = monthsOf(days).flatMap(({ weeks }) => weeks.flat().filter((day) => day !== null));
        expect(placed.map(({ date }) => date)).toEqual(days.map(({ date }) => date));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the keyboard', () => {
  const from = calendarDate('2026-03-31');

  test.each([
    ['ArrowRight', '2026-04-01'],
    ['ArrowLeft', '2026-03-30'],
    ['ArrowUp', '2026-03-24'],
    ['ArrowDown', '2026-04-07'],
    ['Home', '2026-03-01'],
    ['End', '2026-03-31'],
    ['PageUp', '2026-02-28'],
    ['PageDown', '2026-04-30'],
  ])('%s leads from 31 March to %s', (key, to) => {
    expect(dayAfterKey(from, key)).toBe(to);
  });

  test('stays within the year, and leaves other keys alone', () => {
    expect(dayAfterKey(calendarDate('2026-12-31'), 'ArrowRight')).toBeNull();
    expect(dayAfterKey(calendarDate('2026-01-15'), 'PageUp')).toBeNull();
    expect(dayAfterKey(from, 'Tab')).toBeNull();
    expect(dayAfterKey(from, 'constructor')).toBeNull();
  });
});

describe('days to be set', () => {
  const days = yearOf(2026, ['2026-11-19']);
  const span = { from: '2026-11-18', to: '2026-11-20' };

  test('are all of the span', () => {
    expect(daysToSet(days, span, { setting: 'off', name: '州庆' })).toEqual([
      { date: '2026-11-18', setting: 'off', name: '州庆' },
      { date: '2026-11-19', setting: 'off', name: '州庆' },
      { date: '2026-11-20', setting: 'off', name: '州庆' },
    ]);
  });

  test('are only the own ones when they are taken back', () => {
    const back = daysToSet(days, span, { setting: 'statutory', name: '登记有误' });
    expect(back.map(({ date }) => date)).toEqual(['2026-11-19']);
  });
});
