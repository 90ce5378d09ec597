import { isCalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { calendarFrom, statutoryVersion, type Calendar } from '#domain/promises/calendar.ts';
import { parsePeriods, type OfficeHours, type PeriodText } from '#domain/promises/office-hours.ts';
import type { PromiseSetting } from '#domain/promises/setting.ts';
import type { Region } from '#domain/promises/promise.ts';
import type { WarningLevel } from '#domain/promises/warning-level.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { keepByOrg } from '../../platform/live/kept-by-org.ts';
import type { Platform } from '../../platform/platform.ts';

/** What a unit promises and which days it works: everything a clock needs beside its own events. */
export interface PromiseBook {
  readonly settings: readonly PromiseSetting[];
  readonly calendar: Calendar;
}

const kept = keepByOrg<PromiseBook>(async (tx, orgId) => {
  const [settings, calendar] = await Promise.all([readSettings(tx, orgId), readCalendar(tx, orgId)]);
  return { settings, calendar };
});

/** Forgets what was read, after a change made by this process. */
export function forgetBook(platform: Platform, orgId: number): void {
  kept.forget(platform, orgId);
}

/** The promises and the calendar of a unit, read at most once a minute. */
export function promiseBook(platform: Platform, tx: Tx, orgId: number): Promise<PromiseBook> {
  return kept.read(platform, tx, orgId);
}

/** The valid rows: of several for the same promise, region and first date the one written last. */
export async function readSettings(tx: Tx, orgId: number): Promise<PromiseSetting[]> {
  const rows = await tx
    .selectFrom('promise_setting')
    .distinctOn(['promise', 'region', 'valid_from'])
    .select(['promise', 'region', 'valid_from', 'limit_text', 'warn_percent', 'measure', 'levels'])
    .where('org_id', '=', orgId)
    .orderBy('promise')
    .orderBy('region')
    .orderBy('valid_from')
    .orderBy('changed_at', 'desc')
    .orderBy('setting_id', 'desc')
    .execute();
  return rows.flatMap((row) => {
    if (!isCalendarDate(row.valid_from)) return [];
    return {
      promiseId: row.promise,
      region: row.region as Region | 'any',
      validFrom: row.valid_from,
      limit: row.limit_text,
      warnPercent: row.warn_percent,
      measure: row.measure as PromiseSetting['measure'],
      ...levelsOf(row.levels),
    };
  });
}

/** A row without levels says nothing of them; what is stored was checked when it was written. */
function levelsOf(stored: unknown): Pick<PromiseSetting, 'levels'> {
  const levels = stored as readonly WarningLevel[];
  return levels.length === 0 ? {} : { levels };
}

interface OwnDay {
  day: string;
  version: number;
  setting: 'working' | 'off' | 'statutory';
  name: string;
}

async function ownDays(tx: Tx, orgId: number): Promise<OwnDay[]> {
  const { rows } = await runSql<OwnDay>(
    tx,
    `select distinct on (day) day, version, setting, name from calendar_day
     where org_id = $1 order by day, version desc`,
    [orgId],
  );
  return rows;
}

async function ownYears(
  tx: Tx,
  orgId: number,
): Promise<{ year: number; version: number; announced: boolean }[]> {
  const { rows } = await runSql<{ year: number; version: number; announced: boolean }>(
    tx,
    `select distinct on (year) year, version, announced from calendar_year
     where org_id = $1 order by year, version desc`,
    [orgId],
  );
  return rows;
}

/** The unit's own office hours as they hold, the earliest first, with how often they were changed. */
async function ownHours(tx: Tx, orgId: number): Promise<(OfficeHours & { readonly version: number })[]> {
  const { rows } = await runSql<{ valid_from: string; version: number; periods: PeriodText[] }>(
    tx,
    `select distinct on (valid_from) valid_from, version, periods from office_hours
     where org_id = $1 order by valid_from, version desc`,
    [orgId],
  );
  return rows.flatMap((row) => {
    const periods = parsePeriods(row.periods);
    if (isRefused(periods) || !isCalendarDate(row.valid_from)) return [];
    return { validFrom: row.valid_from, version: row.version, periods };
  });
}

/** The statutory calendar with the unit's own days, years and office hours over it; its version names them all. */
export async function readCalendar(tx: Tx, orgId: number): Promise<Calendar> {
  const [days, years, officeHours] = await Promise.all([
    ownDays(tx, orgId),
    ownYears(tx, orgId),
    ownHours(tx, orgId),
  ]);
  const changes = [...days, ...years, ...officeHours].reduce((sum, row) => sum + row.version, 0);
  const overrides = days.flatMap((row) =>
    row.setting === 'statutory' || !isCalendarDate(row.day)
      ? []
      : { date: row.day, working: row.setting === 'working', name: row.name },
  );
  const announcedYears = years.flatMap(({ year, announced }) => (announced ? [year] : []));
  const version =
    changes === 0 ? statutoryVersion : `${statutoryVersion}+${orgId.toString()}.${changes.toString()}`;
  return calendarFrom({ version, overrides, announcedYears, officeHours });
}
