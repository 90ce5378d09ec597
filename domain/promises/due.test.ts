import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { instantText, parseInstant } from '#domain/kernel/instant.ts';
import type { Interval } from '#domain/kernel/intervals.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { calendarFrom, statutoryCalendar } from './calendar.ts';
import { dueAt, isPausable } from './due.ts';
import type { Due } from './due.ts';
import { limitOf } from './limit.ts';

/** `2026-09-30T16:40` in the business zone. */
function at(text: string): number {
  const ms = parseInstant(`${text}+08:00`);
  if (isRefused(ms)) throw new Error(`${text} is no instant`);
  return ms;
}

function pause(from: string, to?: string): Interval {
  return { fromMs: at(from), toMs: to === undefined ? null : at(to) };
}

function due(from: string, limit: string, pauses: Interval[] = []): Due {
  return dueAt({ fromMs: at(from), limit: limitOf(limit), pauses, calendar: statutoryCalendar });
}

function dueText(from: string, limit: string, pauses: Interval[] = []): string | null {
  const { dueMs } = due(from, limit, pauses);
  return dueMs === null ? null : instantText(dueMs).slice(0, 16);
}

describe('working days (CLK-1, CLK-3)', () => {
  test.each([
    // National Day and the make-up Saturday of 10 October.
    ['2026-09-30T16:40', '5wd', '2026-10-14T00:00'],
    ['2026-10-09T23:59', '1wd', '2026-10-11T00:00'],
    ['2026-10-10T08:00', '1wd', '2026-10-13T00:00'],
    // The day of the event is not counted, whatever the hour.
    ['2026-10-12T00:00', '1wd', '2026-10-14T00:00'],
    ['2026-10-12T23:59', '1wd', '2026-10-14T00:00'],
    // Spring Festival 2026: 15 to 23 February off, 14 and 28 February (Saturdays) worked.
    ['2026-02-12T10:00', '3wd', '2026-02-25T00:00'],
    ['2026-02-13T10:00', '1wd', '2026-02-15T00:00'],
    ['2026-02-24T10:00', '4wd', '2026-03-01T00:00'],
    // A Sunday worked for the New Year holiday.
    ['2025-12-31T10:00', '1wd', '2026-01-05T00:00'],
    // The New Year notice of 2019 made the last Saturday of 2018 a working day.
    ['2018-12-28T10:00', '1wd', '2018-12-30T00:00'],
    ['2018-12-29T10:00', '1wd', '2019-01-03T00:00'],
    // An event on a day off.
    ['2026-10-03T10:00', '2wd', '2026-10-10T00:00'],
    // The longest promise of the trade.
    ['2026-01-05T10:00', '45wd', '2026-03-14T00:00'],
  ])('from %s, %s end at %s', (from, limit, expected) => {
    expect(dueText(from, limit)).toBe(expected);
  });
});

describe('calendar days (CLK-1, CLK-2)', () => {
  test.each([
    ['2026-10-12T10:00', '5d', '2026-10-20T00:00'],
    ['2026-10-12T10:00', '3d', '2026-10-16T00:00'],
    // Ends within the National Day holiday: on to 8 October.
    ['2026-09-28T10:00', '5d', '2026-10-09T00:00'],
    // Ends on a Saturday that is a working day: stays.
    ['2026-10-03T10:00', '7d', '2026-10-11T00:00'],
    // Ends on a Friday that is a holiday: on to Monday.
    ['2026-06-16T10:00', '3d', '2026-06-23T00:00'],
    ['2024-02-20T10:00', '9d', '2024-03-01T00:00'],
  ])('from %s, %s end at %s', (from, limit, expected) => {
    expect(dueText(from, limit)).toBe(expected);
  });
});

describe('minutes and hours (CLK-4)', () => {
  test.each([
    ['2026-09-30T23:50', '45min', '2026-10-01T00:35'],
    ['2026-10-01T10:00', '24h', '2026-10-02T10:00'],
    ['2026-12-31T23:59', '2min', '2027-01-01T00:01'],
  ])('from %s, %s end at %s, nights and holidays included', (from, limit, expected) => {
    expect(dueText(from, limit)).toBe(expected);
    expect(due(from, limit).warnings).toEqual([]);
  });

  test('a pause adds its overlap with the running time', () => {
    const pauses = [
      pause('2026-10-12T11:00', '2026-10-12T11:20'),
      pause('2026-10-12T09:00', '2026-10-12T10:10'),
    ];
    expect(dueText('2026-10-12T10:00', '2h', pauses)).toBe('2026-10-12T12:30');
  });

  test('a pause that begins at the due instant or later adds nothing', () => {
    expect(dueText('2026-10-12T10:00', '2h', [pause('2026-10-12T12:00', '2026-10-12T13:00')])).toBe(
      '2026-10-12T12:00',
    );
    expect(dueText('2026-10-12T10:00', '2h', [pause('2026-10-12T12:00')])).toBe('2026-10-12T12:00');
  });

  test('a pause within the time another pause added counts too', () => {
    const pauses = [
      pause('2026-10-12T11:00', '2026-10-12T12:00'),
      pause('2026-10-12T12:30', '2026-10-12T12:40'),
    ];
    expect(dueText('2026-10-12T10:00', '2h', pauses)).toBe('2026-10-12T13:10');
  });

  test('the explanation shows each stretch, counted or not', () => {
    const { explanation } = due('2026-10-12T10:00', '1h', [pause('2026-10-12T10:30', '2026-10-12T10:40')]);
    expect(explanation).toEqual([
      {
        kind: 'time',
        fromMs: at('2026-10-12T10:00'),
        toMs: at('2026-10-12T10:30'),
        counted: true,
        reason: 'running',
      },
      {
        kind: 'time',
        fromMs: at('2026-10-12T10:30'),
        toMs: at('2026-10-12T10:40'),
        counted: false,
        reason: 'paused',
      },
      {
        kind: 'time',
        fromMs: at('2026-10-12T10:40'),
        toMs: at('2026-10-12T11:10'),
        counted: true,
        reason: 'running',
      },
    ]);
  });
});

describe('pauses of limits in days', () => {
  test.each<[string, [string, string], string]>([
    ['whole days take out exactly those days', ['2026-10-13T00:00', '2026-10-15T00:00'], '2026-10-22T00:00'],
    ['within one day none', ['2026-10-13T08:00', '2026-10-13T18:00'], '2026-10-20T00:00'],
    ['from 00:00 to the evening none', ['2026-10-13T00:00', '2026-10-13T23:59'], '2026-10-20T00:00'],
    ['from noon to its 24:00 that day', ['2026-10-13T12:00', '2026-10-14T00:00'], '2026-10-21T00:00'],
    ['from noon to noon the day it begins', ['2026-10-13T12:00', '2026-10-14T12:00'], '2026-10-21T00:00'],
    ['over two nights two days', ['2026-10-13T23:59', '2026-10-15T00:01'], '2026-10-22T00:00'],
    ['over a weekend only its working days', ['2026-10-16T12:00', '2026-10-19T09:00'], '2026-10-21T00:00'],
    ['begun on the last day moves it on', ['2026-10-19T15:00', '2026-10-20T09:00'], '2026-10-21T00:00'],
    ['begun on the last day, ended days later', ['2026-10-19T23:59', '2026-10-28T09:00'], '2026-10-29T00:00'],
    ['ended on the last day leaves it', ['2026-10-19T09:00', '2026-10-19T23:59'], '2026-10-20T00:00'],
    [
      'begun before the start, none of the start',
      ['2026-10-01T00:00', '2026-10-13T09:00'],
      '2026-10-20T00:00',
    ],
    ['on the day of the start none', ['2026-10-12T11:00', '2026-10-12T17:00'], '2026-10-20T00:00'],
    ['over before the start none', ['2026-10-09T00:00', '2026-10-12T10:00'], '2026-10-20T00:00'],
    ['after the due time none', ['2026-10-20T00:00', '2026-10-22T00:00'], '2026-10-20T00:00'],
  ])('%s: %j', (_, [from, to], expected) => {
    expect(dueText('2026-10-12T10:00', '5wd', [pause(from, to)])).toBe(expected);
  });

  test('split and adjacent pauses are the same as one', () => {
    const whole = [pause('2026-10-13T09:00', '2026-10-15T17:00')];
    const parts = [
      pause('2026-10-14T08:00', '2026-10-15T17:00'),
      pause('2026-10-13T09:00', '2026-10-14T08:00'),
    ];
    expect(due('2026-10-12T10:00', '5wd', parts)).toEqual(due('2026-10-12T10:00', '5wd', whole));
  });

  test('a clock resumed on a working day is not overdue at that instant', () => {
    for (const resumed of ['2026-10-20T00:00', '2026-10-20T09:00', '2026-10-23T17:00']) {
      const { dueMs } = due('2026-10-12T10:00', '5wd', [pause('2026-10-19T16:00', resumed)]);
      expect(dueMs).toBeGreaterThan(at(resumed));
    }
  });

  test('a calendar-day limit never moves onto a day that is paused', () => {
    // 17 October is a Saturday; Monday 19 is paused in full.
    const pauses = [pause('2026-10-18T00:00', '2026-10-20T00:00')];
    expect(dueText('2026-10-12T10:00', '5d', pauses)).toBe('2026-10-21T00:00');
  });
});

describe('an open pause', () => {
  test.each(['5wd', '5d', '100h'])('keeps the due time of %s unknown and says since when', (limit) => {
    const found = due('2026-10-12T10:00', limit, [pause('2026-10-13T09:00')]);
    expect(found.dueMs).toBeNull();
    expect(found.explanation.at(-1)).toEqual({ kind: 'open-pause', fromMs: at('2026-10-13T09:00') });
  });

  test('begun on the last day still makes it unknown, begun after the due time no longer', () => {
    expect(dueText('2026-10-12T10:00', '1wd', [pause('2026-10-13T20:00')])).toBeNull();
    expect(dueText('2026-10-12T10:00', '1wd', [pause('2026-10-14T00:00')])).toBe('2026-10-14T00:00');
  });

  test('while a calendar-day limit is moved on by CLK-2 makes it unknown as well', () => {
    expect(dueText('2026-10-12T10:00', '5d', [pause('2026-10-18T09:00')])).toBeNull();
  });

  test('before the start leaves nothing counted', () => {
    const found = due('2026-10-12T10:00', '2h', [pause('2026-10-12T09:00')]);
    expect(found.dueMs).toBeNull();
    expect(found.explanation).toEqual([{ kind: 'open-pause', fromMs: at('2026-10-12T10:00') }]);
  });
});

describe('before an event', () => {
  test.each([
    ['2026-10-15T08:00', '7d-before', '2026-10-08T00:00'],
    ['2026-10-15T00:00', '7d-before', '2026-10-08T00:00'],
    // 3 October is a holiday: a notice that protects the customer is not moved (CLK-2).
    ['2026-10-10T08:00', '7d-before', '2026-10-03T00:00'],
    ['2026-10-12T08:00', '3wd-before', '2026-10-08T00:00'],
    ['2026-10-12T08:00', '4wd-before', '2026-09-30T00:00'],
    ['2026-10-15T08:00', '24h-before', '2026-10-14T08:00'],
    ['2026-10-15T08:30', '5min-before', '2026-10-15T08:25'],
  ])('at %s, %s is %s', (event, limit, expected) => {
    expect(dueText(event, limit)).toBe(expected);
  });

  test('the agreed time and the agreed date stand as they are', () => {
    expect(dueText('2026-10-03T15:00', 'at')).toBe('2026-10-03T15:00');
    expect(dueText('2026-10-03T15:00', 'on-day')).toBe('2026-10-04T00:00');
  });

  test.each(['7d-before', '24h-before', 'at', 'on-day'])(
    '%s is not moved by a pause, and says so',
    (limit) => {
      const found = due('2026-10-15T08:00', limit, [pause('2026-10-01T00:00')]);
      expect(found.dueMs).toBe(due('2026-10-15T08:00', limit).dueMs);
      expect(found.warnings).toContainEqual({ code: 'pause-ignored' });
      expect(isPausable(limitOf(limit))).toBe(false);
    },
  );
});

describe('a year not announced yet', () => {
  const weekends = calendarFrom({ version: 'test' });

  test('is computed from weekends with a warning', () => {
    const found = dueAt({
      fromMs: at('2098-12-25T10:00'),
      limit: limitOf('5wd'),
      pauses: [],
      calendar: weekends,
    });
    expect(found.dueMs).toBe(at('2099-01-02T00:00'));
    expect(found.warnings).toEqual([
      { code: 'year-not-announced', year: 2098 },
      { code: 'year-not-announced', year: 2099 },
    ]);
  });

  test('is warned of for calendar days only where CLK-2 looks at a day of it', () => {
    expect(due('2026-11-02T10:00', '100d').warnings).toEqual([{ code: 'year-not-announced', year: 2027 }]);
    expect(due('2026-11-02T10:00', '10d').warnings).toEqual([]);
    expect(due('2026-11-02T10:00', '1000h').warnings).toEqual([]);
  });

  test('is warned of at the end of December already: its notice can change those days', () => {
    expect(due('2026-12-25T10:00', '1wd').warnings).toEqual([{ code: 'year-not-announced', year: 2027 }]);
    expect(due('2026-12-24T10:00', '1wd').warnings).toEqual([]);
  });

  test("a unit's own entry of the notice ends the warning and moves the due time", () => {
    const calendar = calendarFrom({
      version: 'unit',
      overrides: [{ date: calendarDate('2027-01-01'), working: false, name: '元旦' }],
      announcedYears: [2027],
    });
    const found = dueAt({ fromMs: at('2026-12-31T10:00'), limit: limitOf('1wd'), pauses: [], calendar });
    expect(found).toMatchObject({ dueMs: at('2027-01-05T00:00'), warnings: [], calendarVersion: 'unit' });
  });
});

describe('what makes no sense inside the program is a bug', () => {
  test('a limit of zero', () => {
    const limit = { kind: 'after', amount: 0, unit: 'd' } as const;
    expect(() => dueAt({ fromMs: 0, limit, pauses: [], calendar: statutoryCalendar })).toThrow('bounds');
  });

  test('a calendar without working days', () => {
    const never = {
      ...statutoryCalendar,
      day: () => ({ kind: 'holiday', working: false, zh: '', en: '' }) as const,
    };
    expect(() => dueAt({ fromMs: 0, limit: limitOf('1wd'), pauses: [], calendar: never })).toThrow('ends');
  });
});
