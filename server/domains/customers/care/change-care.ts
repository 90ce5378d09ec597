import type { CustomerCare } from '#contracts/customer-care.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { actorOf, type Actor } from '../file/case.ts';
import { changeFileIn, type FileChange, type Told, type Work } from '../file/change-file.ts';
import { customerCare } from './care-page.ts';

/** A change of what stands beside the file; answers that part of the page anew. */
export function changeCare(
  given: { platform: Platform; caller: Caller | Actor },
  change: FileChange,
  work: (at: Work) => Promise<Told>,
): Promise<CustomerCare> {
  const { platform, caller } = given;
  const actor = actorOf(caller);
  return inTransaction(platform.db, [actor.orgId], async (tx) => {
    await changeFileIn({ platform, tx, actor }, change, work);
    return customerCare(tx, { orgId: actor.orgId, customerId: change.customerId, now: platform.now() });
  });
}
