import { addDays } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { runSql } from '../../../platform/db/database.ts';
import { changeStaff, refuseOwnRecord, type StaffChange } from '../change-staff.ts';
import type { Acting, Saved } from '../events.ts';
import { endSessions } from '../sessions.ts';

/** Somebody leaves: no session lives on, no post reaches past today, those to come are taken back. */
export async function dismissStaff(acting: Acting, input: StaffChange & { reason: string }): Promise<Saved> {
  const { reason, ...change } = input;
  const today = businessDate(acting.platform.now().getTime());
  return changeStaff(acting, { kind: 'staff.dismissed', ...change }, async (tx, staff) => {
    refuseOwnRecord(acting, staff.staff_id);
    await endSessions(tx, { orgId: staff.org_id, staffId: staff.staff_id });
    const person = [staff.org_id, staff.staff_id, today];
    await runSql(
      tx,
      'delete from staff_post where org_id = $1 and staff_id = $2 and valid_from > $3',
      person,
    );
    await runSql(
      tx,
      `update staff_post set valid_to = $3 where org_id = $1 and staff_id = $2
         and (valid_to is null or valid_to > $3)`,
      person,
    );
    return { patch: { status: 'dismissed' }, data: { reason, postsEnd: today, outFrom: addDays(today, 1) } };
  });
}
