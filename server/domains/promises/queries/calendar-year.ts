import type { Static } from 'typebox';
import type { calendarHistory, CalendarYear } from '#contracts/promises.ts';
import { addDays, calendarDate } from '#domain/kernel/calendar-date.ts';
import { statutoryCalendar, type Calendar } from '#domain/promises/calendar.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readCalendar } from '../book.ts';
import { officeHoursHeld } from './office-hours.ts';

export type CalendarYearView = Static<typeof CalendarYear>;
type HistoryItem = Static<(typeof calendarHistory)['response']>['items'][number];

function days(calendar: Calendar, year: number, own: ReadonlySet<string>): CalendarYearView['days'] {
  const last = calendarDate(`${year.toString()}-12-31`);
  const found: CalendarYearView['days'] = [];
  for (let date = calendarDate(`${year.toString()}-01-01`); date <= last; date = addDays(date, 1)) {
    const { kind, working, zh, en } = calendar.day(date);
    found.push({ date, kind, working, title: { zh, en }, own: own.has(date) });
  }
  return found;
}

function announcedBy(calendar: Calendar, year: number): CalendarYearView['by'] {
  if (statutoryCalendar.announced(year)) return 'product';
  return calendar.announced(year) ? 'unit' : null;
}

/** Every day of a year as the unit works it. */
export function calendarYear(platform: Platform, orgId: number, year: number): Promise<CalendarYearView> {
  return reading(platform.db, [orgId], async (tx) => {
    const calendar = await readCalendar(tx, orgId);
    const { rows } = await runSql<{ day: string }>(
      tx,
      `select day from (
         select distinct on (day) day, setting from calendar_day
         where org_id = $1 and day between $2 and $3 order by day, version desc) newest
       where setting <> 'statutory'`,
      [orgId, `${year.toString()}-01-01`, `${year.toString()}-12-31`],
    );
    const own = new Set(rows.map(({ day }) => day));
    const by = announcedBy(calendar, year);
    return {
      year,
      announced: by !== null,
      by,
      version: calendar.version,
      officeHours: await officeHoursHeld(tx, orgId),
      days: days(calendar, year, own),
    };
  });
}

interface HistoryRow {
  day: string | null;
  setting: HistoryItem['setting'];
  name: string;
  staff: string | null;
  changed_at: Date;
}

/** What the unit ever set in a year, newest first. */
export function calendarYearHistory(
  platform: Platform,
  orgId: number,
  year: number,
): Promise<{ items: HistoryItem[] }> {
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<HistoryRow>(
      tx,
      `select c.day, c.setting, c.name, s.name as staff, c.changed_at
       from (
         select day, setting, name, changed_by, changed_at, version from calendar_day
         where org_id = $1 and day between $2 and $3
         union all
         select null, case when announced then 'announced' else 'not-announced' end, basis, changed_by, changed_at, version
         from calendar_year where org_id = $1 and year = $4
       ) c left join staff s on s.org_id = $1 and s.staff_id = c.changed_by
       order by c.changed_at desc, c.day desc nulls first, c.version desc`,
      [orgId, `${year.toString()}-01-01`, `${year.toString()}-12-31`, year],
    );
    const items = rows.map(({ day, setting, name, staff, changed_at }) => ({
      date: day,
      setting,
      text: name,
      changedBy: staff,
      changedAt: changed_at.toISOString(),
    }));
    return { items };
  });
}
