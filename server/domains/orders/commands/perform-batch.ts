/** One answer to many orders (M2): a command for each, through the one door of commands, in a transaction of its own. */
import type { Static } from 'typebox';
import { v5 as uuidv5 } from 'uuid';
import type {
  performBatch as performContract,
  previewBatch as previewContract,
} from '#contracts/order-batch.ts';
import { isRefused, Refusal, type Refused } from '#domain/kernel/refusal.ts';
import { batchMax, batchOffers, commandFor, type BatchCommand } from '#domain/orders/batch.ts';
import { advance } from '#domain/processes/advance.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, reading, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import { FormRefusal } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { refuseAbsent } from '../absent-holders.ts';
import { definitionOf } from '../definition-of.ts';
import { staffDoer } from '../effects.ts';
import { attachmentCounts, familyOf, ordersById, type BatchOrder } from '../queries/batch-orders.ts';
import { loadOrder } from '../store.ts';
import { performWithin } from './perform.ts';

type Preview = Static<(typeof previewContract)['response']>;
type Batch = Static<(typeof performContract)['body']>;
type Results = Static<(typeof performContract)['response']>['results'];
type Problem = Results[number]['problems'][number];

function problemsOf(refused: readonly (Refused | Refusal)[]): Problem[] {
  return refused.map((each) => ({
    code: each instanceof Refusal ? each.code : each.refused,
    data: { ...each.data },
  }));
}

/** The refusals an error carries; another error is a fault and goes on. */
function refusalsIn(error: unknown): Problem[] {
  if (error instanceof FormRefusal) return problemsOf(error.refusals);
  if (error instanceof Refusal) return problemsOf([error]);
  throw error;
}

/** What stands against the batch's command on one order, asked of the engine without writing anything. */
async function dryRun(
  { platform, tx, caller }: { readonly platform: Platform; readonly tx: Tx; readonly caller: Caller },
  order: BatchOrder,
  asked: { readonly command: BatchCommand; readonly attachments: number },
): Promise<Problem[]> {
  const definition = definitionOf(order.state.kind, order.state.definitionVersion);
  const command = commandFor({ definition, order: order.state }, asked.command);
  if (isRefused(command)) return problemsOf([command]);
  const doer = staffDoer(caller);
  try {
    await refuseAbsent({ platform, tx }, { orgId: caller.orgId, command }, doer);
  } catch (error) {
    return refusalsIn(error);
  }
  const facts = { actor: doer.actor, attachments: asked.attachments };
  const nowMs = platform.now().getTime();
  const answer = advance(definition, order.state, command, { facts, nowMs, orderId: order.order_id });
  return isRefused(answer) ? problemsOf(answer.faults ?? [answer]) : [];
}

/** Which of the orders the command could be carried out on, and what could be done to them at all. */
export function previewBatch(
  platform: Platform,
  caller: Caller,
  asked: Static<(typeof previewContract)['body']>,
): Promise<Preview> {
  const { orgId } = caller;
  return reading(platform.db, [orgId], async (tx) => {
    const found =
      asked.familyOf === undefined
        ? await ordersById(tx, orgId, asked.orderIds ?? [])
        : await familyOf(tx, orgId, asked.familyOf);
    const orders = found.slice(0, batchMax);
    const counts = await attachmentCounts(
      tx,
      orgId,
      orders.map((order) => order.order_id),
    );
    const items: Preview['items'] = [];
    for (const order of orders) {
      const { order_id: orderId, order_no: orderNo, status, state } = order;
      const { title } = definitionOf(state.kind, state.definitionVersion);
      const { command } = asked;
      const attachments = counts.get(orderId) ?? 0;
      const problems =
        command === undefined ? [] : await dryRun({ platform, tx, caller }, order, { command, attachments });
      items.push({ orderId, orderNo, title, status, problems });
    }
    const playing = orders.map(({ state }) => ({
      definition: definitionOf(state.kind, state.definitionVersion),
      order: state,
    }));
    const offers = batchOffers(playing, staffDoer(caller).actor);
    return { items, offers: [...offers], more: found.length > batchMax };
  });
}

/** Carries the command out on one order; the same batch and order again answers as the first time. */
function performOn(
  platform: Platform,
  caller: Caller,
  { orderId, batchId, command }: { orderId: string; batchId: string; command: BatchCommand },
): Promise<void> {
  const key = { orgId: caller.orgId, orderId, commandId: uuidv5(orderId, batchId) };
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const order = await loadOrder(tx, key);
    if (order === null) throw new Refusal('not-found', { data: { what: '工单' } });
    if (order.replayed) return;
    const definition = definitionOf(order.state.kind, order.state.definitionVersion);
    const own = commandFor({ definition, order: order.state }, command);
    if (isRefused(own)) throw Refusal.from(own);
    await performWithin({ platform, tx }, { ...key, command: own }, staffDoer(caller));
  });
}

/** Does the same to every order of this part of the batch; what is refused says why and holds up nothing. */
export async function performBatch(
  platform: Platform,
  caller: Caller,
  { batchId, orderIds, command }: Batch,
): Promise<{ results: Results }> {
  const results: Results = [];
  for (const orderId of new Set(orderIds)) {
    const problems = await performOn(platform, caller, { orderId, batchId, command }).then(
      () => [],
      refusalsIn,
    );
    results.push({ orderId, done: problems.length === 0, problems });
  }
  await recordBatch(platform, caller, { batchId, verb: command.verb, results });
  return { results };
}

/** Beside the events of the orders: who answered how many at once (A1). */
async function recordBatch(
  platform: Platform,
  caller: Caller,
  { batchId, verb, results }: { readonly batchId: string; readonly verb: string; readonly results: Results },
): Promise<void> {
  const about = { orgId: caller.orgId, caseKind: 'staff' as const, caseId: caller.staffId };
  const done = results.filter((result) => result.done).length;
  const data = { batchId, verb, done, refused: results.length - done };
  await inTransaction(platform.db, [caller.orgId], (tx) =>
    record({ platform, tx }, { ...about, ...byStaff(caller) }, [
      { kind: 'orders-answered', at: platform.now(), data },
    ]),
  );
}
