import { changeStaff, refuseInactive, refuseOwnRecord, type StaffChange } from '../change-staff.ts';
import type { Acting, Saved } from '../events.ts';
import { endSessions } from '../sessions.ts';

/** Keeps somebody out for a time; their sessions end at once. */
export async function suspendStaff(acting: Acting, input: StaffChange & { reason: string }): Promise<Saved> {
  const { reason, ...change } = input;
  return changeStaff(acting, { kind: 'staff.suspended', ...change }, async (tx, staff) => {
    refuseOwnRecord(acting, staff.staff_id);
    refuseInactive(staff);
    await endSessions(tx, { orgId: staff.org_id, staffId: staff.staff_id });
    return { patch: { status: 'suspended' }, data: { reason } };
  });
}
