import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { checkDays, type UncheckedDay } from '#domain/promises/calendar-change.ts';
import type { Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changeSettings } from '../change.ts';
import { calendarYear, type CalendarYearView } from '../queries/calendar-year.ts';

/** Days of one year; another year's are refused as a slip of the pen. */
export interface DaysChange {
  readonly commandId: string;
  readonly year: number;
  readonly days: readonly UncheckedDay[];
}

async function ownDays(tx: Tx, orgId: number): Promise<ReadonlySet<string>> {
  const { rows } = await runSql<{ day: string; setting: string }>(
    tx,
    'select distinct on (day) day, setting from calendar_day where org_id = $1 order by day, version desc',
    [orgId],
  );
  return new Set(rows.filter(({ setting }) => setting !== 'statutory').map(({ day }) => day));
}

/** Each day gets its next version; what stood before stays on record. */
const insertDays = `
  insert into calendar_day (org_id, day, version, setting, name, changed_by, changed_at)
  select $1, d.date, 1 + coalesce((select max(version) from calendar_day c where c.org_id = $1 and c.day = d.date), 0),
    d.setting, d.name, $3, $4
  from jsonb_to_recordset($2::jsonb) as d(date date, setting text, name text)`;

/**
 * Sets days of a unit's calendar over the statutory ones, or takes them back. Running clocks keep their due time until
 * they are recomputed on purpose.
 */
export async function setCalendarDays(
  platform: Platform,
  caller: Caller,
  { commandId, year, days }: DaysChange,
): Promise<CalendarYearView> {
  const { orgId, staffId } = caller;
  await changeSettings({ platform, caller }, { commandId, kind: 'calendar.days-set' }, async (tx) => {
    const checked = checkDays(days, await ownDays(tx, orgId));
    if (isRefused(checked)) throw Refusal.from(checked);
    const strange = checked.findIndex(({ date }) => !date.startsWith(`${year.toString()}-`));
    if (strange >= 0) {
      const field = `days.${strange.toString()}.date`;
      throw new Refusal('shape.out-of-range', { field, data: { field, limit: year } });
    }
    await runSql(tx, insertDays, [orgId, JSON.stringify(checked), staffId, platform.now()]);
    return { days: checked };
  });
  return calendarYear(platform, orgId, year);
}
