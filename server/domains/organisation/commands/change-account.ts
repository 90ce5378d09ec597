import { inTransaction, type Tx } from '../../../platform/db/database.ts';
import { accountNeeded, type Account } from '../accounts.ts';
import type { Acting } from '../events.ts';
import { lockStaff, type StaffRow } from '../store.ts';

/** Runs `work` on the account of a person of the administrator's unit; refuses where there is none. */
export function changeAccount<T>(
  { platform, caller }: Acting,
  staffId: string,
  work: (tx: Tx, of: { account: Account; staff: StaffRow }) => Promise<T>,
): Promise<T> {
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const staff = await lockStaff(tx, caller.orgId, staffId);
    const account = await accountNeeded(tx, { orgId: caller.orgId, staffId });
    return work(tx, { account, staff });
  });
}
