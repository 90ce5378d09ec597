import { Refusal } from '#domain/kernel/refusal.ts';
import type { Tx } from '../../../platform/db/database.ts';

interface About {
  readonly orgId: number;
  readonly customerId: string;
}

/** The customer's row, locked until the transaction ends: commands on one customer follow each other. */
export async function lockedCustomer(tx: Tx, { orgId, customerId }: About) {
  const row = await tx
    .selectFrom('customer')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('customer_id', '=', customerId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '客户' } });
  return row;
}

export type LockedCustomer = Awaited<ReturnType<typeof lockedCustomer>>;

/** Refuses to change a file that went into another one, and names that. */
export async function refuseMerged(tx: Tx, row: LockedCustomer): Promise<void> {
  if (row.merged_into === null) return;
  const survivor = await tx
    .selectFrom('customer')
    .select('name')
    .where('org_id', '=', row.org_id)
    .where('customer_id', '=', row.merged_into)
    .executeTakeFirst();
  throw new Refusal('customer.merged', { data: { name: survivor?.name ?? '' } });
}

/** Refuses a change that was made on an older state than the stored one, and says who changed it meanwhile. */
export async function refuseStale(
  tx: Tx,
  about: About,
  seen: { stored: number; revision: number },
): Promise<void> {
  if (seen.stored === seen.revision) return;
  const row = await tx
    .selectFrom('customer as c')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.org_id', '=', 'c.org_id').onRef('s.staff_id', '=', 'c.changed_by'),
    )
    .select('s.name')
    .where('c.org_id', '=', about.orgId)
    .where('c.customer_id', '=', about.customerId)
    .executeTakeFirst();
  throw new Refusal('conflict.changed-meanwhile', { field: 'revision', data: { who: row?.name ?? '系统' } });
}

/** Notes on the customer's row who changed something of the file, and when. */
export async function touchCustomer(
  tx: Tx,
  about: About,
  change: { now: Date; staffId: string | null },
): Promise<void> {
  await tx
    .updateTable('customer')
    .set({ changed_at: change.now, changed_by: change.staffId })
    .where('org_id', '=', about.orgId)
    .where('customer_id', '=', about.customerId)
    .execute();
}
