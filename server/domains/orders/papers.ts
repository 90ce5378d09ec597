import { maySeeReporter } from '#domain/processes/actor-rules.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { guardFiles, tieAttachments } from '../files/index.ts';
import { definitionOf } from './definition-of.ts';
import { staffDoer, type Doer } from './effects.ts';
import { orderRow } from './queries/order-rows.ts';

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

/** Papers that a command brings along belong to the order from then on; only their uploader may bring them. */
export async function tiePapers(
  tx: Tx,
  { orgId, orderId, doer }: OrderKey & { readonly doer: Doer },
  ids: readonly string[],
): Promise<void> {
  const staffId = doer.origin.actorId;
  if (ids.length === 0 || staffId === null) return;
  await tieAttachments(tx, { orgId, caseKind: 'order', caseId: orderId, staffId }, ids);
}

/** Papers of an order are seen by whoever sees the order; those of a report by its handler alone (R-QUAL-09). */
export function guardOrderPapers(platform: Platform): void {
  guardFiles(platform, 'order', async (tx, { caseId, caller }) => {
    const order = await orderRow(tx, { orgId: caller.orgId, orderId: caseId });
    if (order === null) return false;
    const definition = definitionOf(order.kind, order.definition_version);
    return maySeeReporter(definition, order.state, staffDoer(caller).actor);
  });
}
