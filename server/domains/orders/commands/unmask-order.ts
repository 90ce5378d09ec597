import { Refusal } from '#domain/kernel/refusal.ts';
import { maySeeReporter } from '#domain/processes/actor-rules.ts';
import { definitionOf } from '../definition-of.ts';
import type { FormValues } from '#domain/processes/field.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { staffDoer } from '../effects.ts';
import { orderRow } from '../queries/order-rows.ts';

export interface Unmasked {
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly address: string | null;
  readonly values: FormValues;
}

/**
 * Shows the personal data of an order in clear and records who looked and why (design idea 7). Of a report only the
 * person who handles it learns who made it (R-QUAL-09).
 */
export function unmaskOrder(
  platform: Platform,
  caller: Caller,
  input: { orderId: string; reason: string },
): Promise<Unmasked> {
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const key = { orgId: caller.orgId, orderId: input.orderId };
    const order = await orderRow(tx, key);
    if (order === null) throw new Refusal('not-found', { data: { what: '工单' } });
    const definition = definitionOf(order.kind, order.definition_version);
    if (!maySeeReporter(definition, order.state, staffDoer(caller).actor))
      throw new Refusal('order.reporter-protected');
    const about = { orgId: caller.orgId, caseKind: 'order' as const, caseId: input.orderId };
    await record({ platform, tx }, { ...about, ...byStaff(caller) }, [
      { kind: 'unmasked', at: platform.now(), data: { reason: input.reason } },
    ]);
    return {
      contactName: order.contact_name,
      contactPhone: order.contact_phone,
      address: order.address,
      values: order.state.values,
    };
  });
}
