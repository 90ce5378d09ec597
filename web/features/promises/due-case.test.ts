import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { calendarFrom } from '#domain/promises/calendar.ts';
import { clockCase } from '#domain/promises/cli-case.ts';
import { calendarOf, caseOf, pausesOf, pausesText, yearsOf } from './due-case.ts';
import type { WorkYear } from './words.ts';

const from = '2026-09-30T16:40';

describe('what is typed', () => {
  test('means the business zone', () => {
    expect(caseOf({ from, limit: '5wd', pauses: [{ from: '2026-10-08T09:00', to: '' }] })).toEqual({
      from: '2026-09-30T16:40+08:00',
      limit: '5wd',
      pauses: [{ from: '2026-10-08T09:00+08:00' }],
    });
  });

  test('is no case yet without a start or a limit; an empty pause is none', () => {
    expect(caseOf({ from: '', limit: '5wd', pauses: [] })).toBeNull();
    expect(caseOf({ from, limit: '', pauses: [] })).toBeNull();
    expect(caseOf({ from, limit: '24h', pauses: [{ from: '', to: '' }] })?.pauses).toEqual([]);
  });

  test('stands in the address and comes back from it', () => {
    const pauses = [
      { from: '2026-10-08T09:00', to: '2026-10-09T12:00' },
      { from: '2026-10-12T09:00', to: '' },
    ];
    expect(pausesOf(pausesText(pauses))).toEqual(pauses);
    expect(pausesOf('')).toEqual([]);
    expect(pausesOf('a/b/c')).toEqual([]);
  });
});

describe('the years of a case', () => {
  const yearsFor = (start: string, limit: string): readonly number[] =>
    yearsOf({ from: `${start}+08:00`, limit, pauses: [] });

  test('are those it runs through, and the next', () => {
    expect(yearsFor(from, '5wd')).toEqual([2026, 2027]);
    expect(yearsFor('2026-12-28T09:00', '5wd')).toEqual([2026, 2027, 2028]);
  });

  test('reach back where notice is counted backwards', () => {
    expect(yearsFor('2027-01-03T09:00', '7d-before')).toEqual([2026, 2027, 2028]);
  });

  test('are few even for a limit of ten years, and none for what is no case', () => {
    expect(yearsFor(from, '3660d').length).toBeLessThanOrEqual(13);
    expect(yearsFor(from, '5 days')).toEqual([]);
  });
});

describe('the calendar in the browser', () => {
  const year: WorkYear = {
    year: 2031,
    announced: true,
    by: 'unit',
    version: 'org-7',
    officeHours: [{ validFrom: '2031-01-01', periods: [{ from: '09:00', to: '17:00' }] }],
    days: [
      { date: '2031-10-08', kind: 'holiday', working: false, title: { zh: '州庆', en: '州庆' }, own: true },
      { date: '2031-10-09', kind: 'workday', working: true, title: { zh: '工作日', en: '' }, own: false },
    ],
  };

  test('answers as the unit’s own does: own days, announced years, version', () => {
    const asked = { from: '2031-10-07T09:00+08:00', limit: '2wd', pauses: [] };
    const own = { date: calendarDate('2031-10-08'), working: false, name: '州庆' };
    const server = calendarFrom({ version: 'org-7', overrides: [own], announcedYears: [2031] });
    const answer = clockCase(asked, calendarOf([year]));
    expect(answer).toEqual(clockCase(asked, server));
    expect(isRefused(answer) ? '' : answer.explanation.zh).toContain('州庆不计');
    const inHours = clockCase({ ...asked, limit: '8wh' }, calendarOf([year]));
    expect(isRefused(inHours) ? null : inHours.due).toBe('2031-10-07T17:00:00+08:00');
    expect(isRefused(answer) ? null : answer.warnings).toEqual([]);
    expect(calendarOf([year]).version).toBe('org-7');
  });
});
