import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql } from '../../../platform/db/database.ts';
import { changeStaff, refuseOwnRecord, type StaffChange } from '../change-staff.ts';
import type { Acting, Saved } from '../events.ts';
import type { PostInput } from './assign-post.ts';

/** Sets the last day of a post that is open or ends later; permissions go with the end of that day. */
export function endPost(
  acting: Acting,
  input: StaffChange & PostInput & { validTo: string },
): Promise<Saved> {
  const { unitId, post, validFrom, validTo, ...change } = input;
  return changeStaff(acting, { kind: 'post.ended', ...change }, async (tx, staff) => {
    refuseOwnRecord(acting, staff.staff_id);
    if (validTo < validFrom) throw new Refusal('staff.post-period', { field: 'validTo' });
    const { rows } = await runSql(
      tx,
      `update staff_post set valid_to = $6
       where org_id = $1 and staff_id = $2 and unit_id = $3 and post = $4 and valid_from = $5
         and (valid_to is null or valid_to > $6)
       returning post`,
      [staff.org_id, staff.staff_id, unitId, post, validFrom, validTo],
    );
    if (rows.length === 0) throw new Refusal('staff.post-not-held', { field: 'post' });
    return { data: { post, unitId, validFrom, validTo } };
  });
}
