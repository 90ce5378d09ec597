import { Refusal } from '#domain/kernel/refusal.ts';
import { refuseYear } from '#domain/promises/calendar-change.ts';
import type { Caller } from '../../../platform/caller.ts';
import { runSql } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changeSettings } from '../change.ts';
import { calendarYear, type CalendarYearView } from '../queries/calendar-year.ts';

export interface YearNotice {
  readonly commandId: string;
  readonly year: number;
  readonly announced: boolean;
  /** The notice, by title and number. */
  readonly basis: string;
}

const insertYear = `
  insert into calendar_year (org_id, year, version, announced, basis, changed_by, changed_at)
  values ($1, $2, 1 + coalesce((select max(version) from calendar_year where org_id = $1 and year = $2), 0), $3, $4, $5, $6)`;

/** Says that the days of a year are entered as its notice has them, so that due times no longer warn; or takes it back. */
export async function announceYear(
  platform: Platform,
  caller: Caller,
  { commandId, year, announced, basis }: YearNotice,
): Promise<CalendarYearView> {
  const { orgId, staffId } = caller;
  const refused = refuseYear(year);
  if (refused !== null) throw Refusal.from(refused);
  await changeSettings({ platform, caller }, { commandId, kind: 'calendar.year-set' }, async (tx) => {
    await runSql(tx, insertYear, [orgId, year, announced, basis, staffId, platform.now()]);
    return { year, announced, basis };
  });
  return calendarYear(platform, orgId, year);
}
