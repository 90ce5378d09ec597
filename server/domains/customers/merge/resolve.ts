import { runSql, type Tx } from '../../../platform/db/database.ts';

interface About {
  readonly orgId: number;
  readonly customerId: string;
}

/** The living customer behind an id: the survivor of a merge, or the customer itself. */
export async function livingCustomer(tx: Tx, { orgId, customerId }: About): Promise<string> {
  const row = await tx
    .selectFrom('customer')
    .select('merged_into')
    .where('org_id', '=', orgId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return row?.merged_into ?? customerId;
}

/**
 * Every id under which this customer was ever known: orders keep the one they were accepted with, and are found
 * through all of them.
 */
export async function customerIdsOf(tx: Tx, about: About): Promise<readonly string[]> {
  const living = await livingCustomer(tx, about);
  const { rows } = await runSql<{ customer_id: string }>(
    tx,
    'select customer_id from customer where org_id = $1 and merged_into = $2 order by customer_id',
    [about.orgId, living],
  );
  return [living, ...rows.map(({ customer_id }) => customer_id)];
}
