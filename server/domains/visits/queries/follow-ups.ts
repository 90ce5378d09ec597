import type { Static } from 'typebox';
import type { FollowUpView } from '#contracts/visits.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { definitionOf } from '../../orders/index.ts';

export type FollowUp = Static<typeof FollowUpView>;

/** The order that came of an answer, and where it stands; null when it is gone from the unit. */
export async function followUpView(tx: Tx, orgId: number, orderId: string): Promise<FollowUp | null> {
  const { rows } = await runSql<{
    order_no: string;
    kind: string;
    definition_version: number;
    status: string;
  }>(
    tx,
    'select order_no, kind, definition_version, status from work_order where org_id = $1 and order_id = $2',
    [orgId, orderId],
  );
  const order = rows[0];
  if (order === undefined) return null;
  const { title } = definitionOf(order.kind, order.definition_version);
  return { orderId, orderNo: order.order_no, title, status: order.status };
}
