import type { Static } from 'typebox';
import type { previewRequest } from '#contracts/requests.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { definitionOf, type OrderSubject } from '../../orders/index.ts';

type Similar = Static<(typeof previewRequest)['response']>['similar'];

interface SimilarRow {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  accepted_at: Date;
  summary: string;
  why: Similar[number]['why'];
}

const lookBackDays = 30;
const similarMax = 5;

/**
 * Open orders that may be the same matter (M3): of the same kind at the same usage point, from the same phone, or at
 * the same address within the last month.
 */
export async function similarOrders(
  tx: Tx,
  orgId: number,
  about: { kind: string; subject: OrderSubject; now: Date },
): Promise<Similar> {
  const { usagePointId, contactPhone, address } = about.subject;
  if (usagePointId === null && contactPhone === null && address === null) return [];
  const { rows } = await runSql<SimilarRow>(
    tx,
    `select order_id, order_no, kind, definition_version, accepted_at, summary,
       case when usage_point_id = $3::uuid then 'same-usage-point' when contact_phone = $4 then 'same-phone' else 'same-address' end as why
     from work_order
     where org_id = $1 and status = 'open' and kind = $2 and not confidential
       and (usage_point_id = $3::uuid or contact_phone = $4 or address = $5)
       and accepted_at > $6::timestamptz - make_interval(days => ${lookBackDays.toString()})
     order by order_id desc limit ${similarMax.toString()}`,
    [orgId, about.kind, usagePointId, contactPhone, address, about.now],
  );
  return rows.map((row) => ({
    orderId: row.order_id,
    orderNo: row.order_no,
    title: definitionOf(row.kind, row.definition_version).title,
    acceptedAt: row.accepted_at.toISOString(),
    summary: row.summary,
    why: row.why,
  }));
}
