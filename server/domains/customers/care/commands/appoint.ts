import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { inTransaction, type Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import { actorOf } from '../../file/case.ts';
import { changeFileIn, type Told, type Work } from '../../file/change-file.ts';
import { managerErrors } from '../../file/checks.ts';
import { planVisitOf } from '../plan-visits.ts';

/** One manager for one customer or for many. */
export interface ManagerAssignment {
  readonly commandId: string;
  readonly customerIds: readonly string[];
  /** Null: nobody any more. */
  readonly managerStaffId: string | null;
}

async function nameOf(tx: Tx, orgId: number, staffId: string | null): Promise<string | null> {
  if (staffId === null) return null;
  const row = await tx
    .selectFrom('staff')
    .select('name')
    .where('org_id', '=', orgId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row?.name ?? null;
}

async function assign(work: Work, to: { staffId: string | null; name: string | null }): Promise<Told> {
  const { tx, customer, platform } = work;
  const before = customer.manager_staff_id;
  if (before === to.staffId) return null;
  const about = { orgId: customer.org_id, customerId: customer.customer_id };
  await tx
    .updateTable('customer')
    .set({ manager_staff_id: to.staffId, revision: customer.revision + 1 })
    .where('org_id', '=', about.orgId)
    .where('customer_id', '=', about.customerId)
    .execute();
  // Visits that wait go to whoever looks after the customer now.
  await tx
    .updateTable('customer_visit')
    .set({ staff_id: to.staffId })
    .where('org_id', '=', about.orgId)
    .where('customer_id', '=', about.customerId)
    .where('status', '=', 'due')
    .where('origin', '=', 'plan')
    .execute();
  await planVisitOf(tx, { ...about, now: platform.now() });
  return {
    data: { managerStaffId: to.staffId, manager: to.name, before: await nameOf(tx, about.orgId, before) },
  };
}

/**
 * Puts customers under the care of a manager (R-HALL-13): all of them or, when one of them is refused, none. A
 * customer who has that manager already stays untouched; so a list that was sent twice changes nothing twice.
 */
export function assignManager(
  platform: Platform,
  caller: Caller,
  given: ManagerAssignment,
): Promise<{ changed: number; same: number }> {
  const { commandId, managerStaffId } = given;
  const actor = actorOf(caller);
  // In one order, so that two lists at the same instant wait for each other instead of locking each other out.
  const customerIds = [...new Set(given.customerIds)].sort();
  return inTransaction(platform.db, [actor.orgId], async (tx) => {
    throwRefused(await managerErrors(tx, actor.orgId, managerStaffId));
    const name = await nameOf(tx, actor.orgId, managerStaffId);
    if (managerStaffId !== null && name === null) throw new Refusal('customer.manager-unknown');
    let changed = 0;
    for (const customerId of customerIds) {
      const step = {
        customerId,
        commandId,
        kind: 'customer.manager-assigned' as const,
        content: { managerStaffId },
      };
      const differs = await changeFileIn({ platform, tx, actor }, step, (work) =>
        assign(work, { staffId: managerStaffId, name }),
      );
      changed += differs ? 1 : 0;
    }
    return { changed, same: customerIds.length - changed };
  });
}
