import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';

interface OrderKey {
  readonly orgId: number;
  readonly orderId: string;
}

/** How many papers lie with an order. */
export async function countAttachments(tx: Tx, order: OrderKey): Promise<number> {
  const { rows } = await runSql<{ count: number }>(
    tx,
    'select count(*) from attachment where org_id = $1 and case_id = $2 and removed_at is null',
    [order.orgId, order.orderId],
  );
  return rows[0]?.count ?? 0;
}

/** Papers named in a command must have been uploaded for this very order. */
export async function tieAttachments(tx: Tx, order: OrderKey, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await runSql<{ count: number }>(
    tx,
    `select count(*) from attachment
     where org_id = $1 and case_id = $2 and removed_at is null and attachment_id = any ($3::uuid[])`,
    [order.orgId, order.orderId, ids],
  );
  if (rows[0]?.count !== new Set(ids).size)
    throw new Refusal('order.attachment-unknown', { field: 'attachmentIds' });
}
