/** The page of an order: its state, clocks with their explanation, history, relations, papers. */
import type { Bench } from './figure.ts';
import { costFigures, type Asks } from './testbed/cost.ts';

const limitMs = 50;
const orderCount = 300;

const asks: Asks = async ({ admin, orgId, count }) => {
  const { rows } = await admin.query<{ order_id: string }>(
    `select order_id from work_order tablesample bernoulli (least(100, 100.0 * 3 * $2 / $3::numeric))
     where org_id = $1 order by random() limit $2`,
    [orgId, orderCount, count],
  );
  const path = (at: number): string => `/api/orders/${rows[at % rows.length]?.order_id ?? ''}`;
  return {
    page: (client, at) => client.get(path(at)),
    proof: (client, at) => client.get(`${path(at)}/proof`),
  };
};

/** Below 50 ms, wherever the order lies in the two months. */
export const orderPage: Bench = (options) => costFigures(options, { bench: 'order-page', limitMs, asks });
