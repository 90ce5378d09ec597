import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { spans } from './books/build.ts';
import { henanCommercial } from './books/henan.ts';
import { shanghaiCommercial } from './books/older.ts';
import { shandongResidential } from './books/residential-east.ts';
import { sumOfPeriods } from './period.ts';
import { calendarFaults } from './prove-calendar.ts';
import { energyByPeriod, periodAt } from './time-of-use.ts';
import type { IsHoliday, TimeOfUseCalendar } from './time-of-use.ts';

const never: IsHoliday = () => false;
const at = (calendar: TimeOfUseCalendar | undefined, when: string, isHoliday = never) => {
  const [date = '', time = ''] = when.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  if (calendar === undefined) throw new Error('no calendar');
  return periodAt(calendar, { date: calendarDate(date), minute: hours * 60 + minutes }, isHoliday);
};

describe('the hours of Henan in July', () => {
  const [july] = henanCommercial.calendars;

  test.each([
    ['00:00', 'valley'],
    ['06:59', 'valley'],
    ['07:00', 'flat'],
    ['15:59', 'flat'],
    ['16:00', 'peak'],
    ['19:59', 'peak'],
    ['20:00', 'sharp'],
    ['22:59', 'sharp'],
    ['23:00', 'peak'],
    ['23:59', 'peak'],
  ])('%s is %s', (time, period) => {
    expect(at(july, `2024-07-15 ${time}`)).toBe(period);
  });
});

test.each([
  ['2026-07-01', '12:30', 'sharp'],
  ['2026-09-01', '12:30', 'peak'],
  ['2026-10-01', '12:30', 'flat'],
  ['2026-12-31', '19:00', 'sharp'],
  ['2026-02-01', '19:00', 'peak'],
])('Shanghai has its seasons: %s %s is %s', (date, time, period) => {
  expect(at(shanghaiCommercial.calendars[0], `${date} ${time}`)).toBe(period);
});

test('Shandong changes its evening between October and November', () => {
  expect(at(shandongResidential.calendars[0], '2026-10-31 20:30')).toBe('peak');
  expect(at(shandongResidential.calendars[0], '2026-11-01 20:30')).toBe('valley');
});

describe('a calendar with holidays', () => {
  const calendar: TimeOfUseCalendar = {
    code: 'deep',
    title: '深谷',
    days: [
      { when: { isHoliday: true, months: [2, 5, 10] }, spans: spans('0-10 flat, 10-14 deep, 14-24 flat') },
      { when: { weekdays: [6, 7] }, spans: spans('0-24 valley') },
      { when: { dates: ['2026-03-03'] }, spans: spans('0-24 sharp') },
      { when: {}, spans: spans('0-8:30 valley, 8:30-24 peak') },
    ],
  };
  const nationalDay = (date: string) => date === '2026-10-01';

  test('holds on the holidays the caller knows, and only in its months', () => {
    expect(at(calendar, '2026-10-01 12:00', nationalDay)).toBe('deep');
    expect(at(calendar, '2026-10-02 12:00', nationalDay)).toBe('peak');
    expect(at(calendar, '2026-06-19 12:00', () => true)).toBe('peak');
  });

  test('the first rule that holds decides', () => {
    expect(at(calendar, '2026-03-07 12:00')).toBe('valley');
    expect(at(calendar, '2026-03-03 12:00')).toBe('sharp');
    expect(at(calendar, '2026-03-04 08:29')).toBe('valley');
    expect(at(calendar, '2026-03-04 08:30')).toBe('peak');
  });

  test('an interval across the edge is shared by minutes', () => {
    const hourly = Array.from({ length: 24 }, () => 1001);
    const energy = energyByPeriod(hourly, calendar, { date: calendarDate('2026-03-04'), isHoliday: never });
    expect(energy).toEqual({ valley: 8 * 1001 + 501, peak: 15 * 1001 + 500 });
  });

  test('no energy is lost or found', () => {
    const curve = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 96, maxLength: 96 });
    fc.assert(
      fc.property(curve, (points) => {
        const energy = energyByPeriod(points, calendar, {
          date: calendarDate('2026-03-04'),
          isHoliday: never,
        });
        expect(sumOfPeriods(energy)).toBe(points.reduce((sum, wh) => sum + wh, 0));
      }),
    );
  });

  test('a curve that does not divide the day, and a minute outside of it, are bugs', () => {
    const on = { date: calendarDate('2026-03-04'), isHoliday: never };
    expect(() =>
      energyByPeriod(
        Array.from({ length: 7 }, () => 1),
        calendar,
        on,
      ),
    ).toThrow('divide the day');
    expect(() => periodAt(calendar, { date: on.date, minute: 1440 }, never)).toThrow('minute of the day');
  });
});

describe('a calendar is refused', () => {
  const code = (...days: TimeOfUseCalendar['days']) =>
    calendarFaults({ code: 'x', title: 'x', days }, 'calendars[0]').map(({ refused, field, data }) => [
      refused,
      field,
      ...Object.values(data ?? {}),
    ]);

  test.each([
    ['0-8 valley, 9-24 peak', '08:00'],
    ['0-8 valley, 7-24 peak', '08:00'],
    ['1-24 peak', '00:00'],
    ['0-23:59 peak', '23:59'],
  ])('with the day %s, at %s', (text, time) => {
    expect(code({ when: {}, spans: spans(text) })).toEqual([
      ['tariffs.span-gap', 'calendars[0].days[0].spans', time],
    ]);
  });

  test('when some dates have no rule', () => {
    expect(code({ when: { months: [1] }, spans: spans('0-24 flat') })).toEqual([
      ['tariffs.calendar-open', 'calendars[0]'],
    ]);
    expect(code()).toEqual([['tariffs.calendar-open', 'calendars[0]']]);
  });

  test('not when it is good', () => {
    expect(code({ when: {}, spans: spans('0-24 flat') })).toEqual([]);
  });
});
