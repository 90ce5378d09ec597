import type { Static } from 'typebox';
import type { setOfficeHours as contract } from '#contracts/promises.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { checkOfficeHours, periodTexts, refuseBackdated } from '#domain/promises/office-hours.ts';
import type { Caller } from '../../../platform/caller.ts';
import { runSql } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changeSettings } from '../change.ts';
import { officeHoursBook, type OfficeHoursView } from '../queries/office-hours.ts';

const insertHours = `
  insert into office_hours (org_id, valid_from, version, periods, reason, changed_by, changed_at)
  values ($1, $2, 1 + coalesce((select max(version) from office_hours where org_id = $1 and valid_from = $2), 0),
    $3, $4, $5, $6)`;

/**
 * Sets the office hours of working days from a day on, today at the earliest (S2). Running clocks keep their due time
 * until they are recomputed on purpose.
 */
export async function setOfficeHours(
  platform: Platform,
  caller: Caller,
  { commandId, reason, ...asked }: Static<(typeof contract)['body']>,
): Promise<OfficeHoursView> {
  const { orgId, staffId } = caller;
  const hours = checkOfficeHours(asked);
  if (isRefused(hours)) throw Refusal.from(hours);
  await changeSettings({ platform, caller }, { commandId, kind: 'calendar.office-set' }, async (tx) => {
    const now = platform.now();
    const refused = refuseBackdated(hours, businessDate(now.getTime()));
    if (refused !== null) throw Refusal.from(refused);
    const periods = periodTexts(hours.periods);
    await runSql(tx, insertHours, [orgId, hours.validFrom, JSON.stringify(periods), reason, staffId, now]);
    return { validFrom: hours.validFrom, periods, reason };
  });
  return officeHoursBook(platform, orgId);
}
