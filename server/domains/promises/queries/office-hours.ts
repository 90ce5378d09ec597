import type { Static } from 'typebox';
import type { CalendarYear, readOfficeHours } from '#contracts/promises.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { periodTexts, usualPeriods, type PeriodText } from '#domain/promises/office-hours.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';

export type OfficeHoursView = Static<(typeof readOfficeHours)['response']>;
type Held = Static<typeof CalendarYear>['officeHours'];

interface HoursRow {
  valid_from: string;
  periods: PeriodText[];
  reason: string;
  staff: string | null;
  changed_at: Date;
}

/** The unit's own hours as they hold, the earliest first. */
export async function officeHoursHeld(tx: Tx, orgId: number): Promise<Held> {
  const { rows } = await runSql<{ valid_from: string; periods: PeriodText[] }>(
    tx,
    `select distinct on (valid_from) valid_from, periods from office_hours
     where org_id = $1 order by valid_from, version desc`,
    [orgId],
  );
  return rows.map((row) => ({ validFrom: row.valid_from, periods: row.periods }));
}

/** What holds today and every change, the newest first. */
export function officeHoursBook(platform: Platform, orgId: number): Promise<OfficeHoursView> {
  const today = businessDate(platform.now().getTime());
  return reading(platform.db, [orgId], async (tx) => {
    const held = await officeHoursHeld(tx, orgId);
    const { rows } = await runSql<HoursRow>(
      tx,
      `select o.valid_from, o.periods, o.reason, s.name as staff, o.changed_at
       from office_hours o left join staff s on s.org_id = o.org_id and s.staff_id = o.changed_by
       where o.org_id = $1 order by o.changed_at desc, o.valid_from desc, o.version desc`,
      [orgId],
    );
    const own = held.findLast(({ validFrom }) => validFrom <= today);
    return {
      inForce: own?.periods ?? [...periodTexts(usualPeriods)],
      own: own !== undefined,
      items: rows.map((row) => ({
        validFrom: row.valid_from,
        periods: row.periods,
        reason: row.reason,
        changedBy: row.staff,
        changedAt: row.changed_at.toISOString(),
      })),
    };
  });
}
