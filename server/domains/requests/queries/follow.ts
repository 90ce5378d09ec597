import type { Static } from 'typebox';
import type { followRequest } from '#contracts/requests.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { parseOrderNumber } from '#domain/orders/order-number.ts';
import { statusTitles } from '#domain/processes/titles.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { clockBodies, definitionOf, orderNoOfToken, orderRow, taskRowsOf } from '../../orders/index.ts';
import { promiseBook } from '../../promises/index.ts';
import { missingPapers, promisedClocks } from '../request.ts';

type Followed = Static<(typeof followRequest)['response']>;
type Asked = Static<(typeof followRequest)['body']>;

// One answer for a forged token and a case that does not exist: nothing can be tried out.
const unknown = new Refusal('request.follow-unknown');

/** An order by its key. */
interface Found {
  readonly orgId: number;
  readonly orderId: string;
}

/** The unit is in the number, so a case is looked up in its own unit only. */
async function find(platform: Platform, orderNo: string): Promise<Found | null> {
  const parts = parseOrderNumber(orderNo);
  if (isRefused(parts)) return null;
  const { rows: orgs } = await platform.db.pool.query<{ org_id: number }>(
    'select org_id from org where code = $1',
    [parts.unitCode],
  );
  const org = orgs[0];
  if (org === undefined) return null;
  return reading(platform.db, [org.org_id], async (tx) => {
    const { rows } = await runSql<{ order_id: string }>(
      tx,
      'select coalesce(merged_into, order_id) as order_id from work_order where org_id = $1 and order_no = $2',
      [org.org_id, orderNo],
    );
    const row = rows[0];
    return row === undefined ? null : { orgId: org.org_id, orderId: row.order_id };
  });
}

/** A case as its customer sees it; null when there is none. Whoever asks has shown that it is theirs. */
export async function followedCase(platform: Platform, tx: Tx, found: Found): Promise<Followed | null> {
  const [order, tasks, clocks, book] = await Promise.all([
    orderRow(tx, found),
    taskRowsOf(tx, found),
    clockBodies(tx, found),
    promiseBook(platform, tx, found.orgId),
  ]);
  if (order === null) return null;
  const definition = definitionOf(order.kind, order.definition_version);
  const shown = tasks.filter((task) => ['waiting', 'claimed', 'paused', 'done'].includes(task.state));
  return {
    orderNo: order.order_no,
    title: definition.title,
    status: statusTitles[order.status],
    acceptedAt: order.accepted_at.toISOString(),
    unit: order.unit,
    contact:
      order.responsible_name === null
        ? null
        : { name: order.responsible_name, phone: order.responsible_phone ?? '' },
    steps: shown.map((task) => ({
      title: definition.steps[task.step]?.title ?? task.step,
      state: task.state === 'done' ? ('done' as const) : ('now' as const),
      at: (task.done_at ?? task.opened_at).toISOString(),
    })),
    promised: promisedClocks(definition, clocks, { book, nowMs: platform.now().getTime() }),
    missing: missingPapers(definition, order.state),
  };
}

/** A case as its customer follows it by the token of the receipt. */
export async function follow(platform: Platform, { token }: Asked): Promise<Followed> {
  const orderNo = orderNoOfToken(platform, token);
  const found = orderNo === null ? null : await find(platform, orderNo);
  const followed =
    found === null
      ? null
      : await reading(platform.db, [found.orgId], (tx) => followedCase(platform, tx, found));
  if (followed === null) throw unknown;
  return followed;
}
