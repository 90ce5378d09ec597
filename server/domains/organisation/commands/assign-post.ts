import { validatePost } from '#domain/organisation/post-period.ts';
import type { UnitKind } from '#domain/organisation/org-unit.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { changeStaff, refuseInactive, refuseOwnRecord, type StaffChange } from '../change-staff.ts';
import type { Acting, Saved } from '../events.ts';
import { heldPeriods, insertPosts, lockUnit } from '../store.ts';
import { refuseClosed } from './create-unit.ts';

/** A post in a unit over a period; both days count, an open end is null. */
export interface PostInput {
  readonly unitId: string;
  readonly post: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Appoints somebody to a post that goes with those they hold on the same days (R-STAFF-08). */
export function assignPost(acting: Acting, input: StaffChange & PostInput): Promise<Saved> {
  const { unitId, post, validFrom, validTo, ...change } = input;
  return changeStaff(acting, { kind: 'post.assigned', ...change }, async (tx, staff) => {
    refuseOwnRecord(acting, staff.staff_id);
    refuseInactive(staff);
    const unit = await lockUnit(tx, staff.org_id, unitId);
    refuseClosed(unit);
    const wanted = { unitId, unitKind: unit.kind as UnitKind, post, validFrom, validTo };
    throwRefused(validatePost(await heldPeriods(tx, staff), wanted));
    const key = { org_id: staff.org_id, staff_id: staff.staff_id, unit_id: unitId };
    await insertPosts(tx, [{ ...key, post, valid_from: validFrom, valid_to: validTo }]);
    return { data: { post, unitId, unit: unit.name, validFrom, validTo } };
  });
}
