import { Refusal } from '#domain/kernel/refusal.ts';
import { changeStaff, type StaffChange } from '../change-staff.ts';
import type { Acting, Saved } from '../events.ts';

/** Lets somebody who was suspended work again; they sign in anew. */
export function reinstateStaff(acting: Acting, change: StaffChange): Promise<Saved> {
  return changeStaff(acting, { kind: 'staff.reinstated', ...change }, (_tx, staff) => {
    if (staff.status !== 'suspended')
      throw new Refusal('staff.not-suspended', { data: { name: staff.name } });
    return { patch: { status: 'active' }, data: {} };
  });
}
