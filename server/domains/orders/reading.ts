import { Refusal } from '#domain/kernel/refusal.ts';
import type { Static } from 'typebox';
import type { countWork, listCallbacks, listOrders, listWork, proveOrder } from '#contracts/orders.ts';
import type { Caller } from '../../platform/caller.ts';
import { may } from '../../platform/caller.ts';
import { reading } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { attachmentsOf } from '../files/index.ts';
import { noticesOf } from '../notices/index.ts';
import { promiseBook } from '../promises/index.ts';
import { callbackList, type CallbackQuestion } from './queries/callbacks.ts';
import { orderByNumber, orderList, type OrderFilter } from './queries/order-list.ts';
import { orderPage, type OrderPage } from './queries/order-page.ts';
import { proveOrderChain } from './queries/proof.ts';
import { workCounts, workList, type WorkQuestion } from './queries/work-list.ts';

const noOrder = new Refusal('not-found', { data: { what: '工单' } });

/** A page of orders of the caller's unit. */
export function readList(
  platform: Platform,
  caller: Caller,
  question: { filter: OrderFilter; cursor?: string | undefined; limit: number },
): Promise<Static<(typeof listOrders)['response']>> {
  return reading(platform.db, [caller.orgId], (tx) =>
    orderList(tx, { orgId: caller.orgId, now: platform.now(), ...question }),
  );
}

/** Everything about one case on one page. */
export function readPage(platform: Platform, caller: Caller, orderId: string): Promise<OrderPage> {
  const key = { orgId: caller.orgId, orderId };
  return reading(platform.db, [caller.orgId], async (tx) => {
    const book = await promiseBook(platform, tx, caller.orgId);
    const [page, notices, attachments] = await Promise.all([
      orderPage(tx, { ...key, caller, book, nowMs: platform.now().getTime() }),
      noticesOf(tx, { orgId: caller.orgId, caseId: orderId }),
      attachmentsOf(tx, { orgId: caller.orgId, caseId: orderId }),
    ]);
    if (page === null) throw noOrder;
    return { ...page, notices: page.confidential && page.contactPhone === null ? [] : notices, attachments };
  });
}

export async function findNumber(
  platform: Platform,
  caller: Caller,
  orderNo: string,
): Promise<{ orderId: string }> {
  const orderId = await reading(platform.db, [caller.orgId], (tx) =>
    orderByNumber(tx, caller.orgId, orderNo),
  );
  if (orderId === null) throw noOrder;
  return { orderId };
}

/** Recomputes the chain of an order's events. */
export async function readProof(
  platform: Platform,
  caller: Caller,
  orderId: string,
): Promise<Static<(typeof proveOrder)['response']>> {
  const key = { orgId: caller.orgId, orderId };
  const proof = await reading(platform.db, [caller.orgId], (tx) => proveOrderChain(platform, tx, key));
  if (proof === null) throw noOrder;
  return {
    events: proof.events,
    head: proof.head.hash,
    intact: proof.findings.length === 0,
    findings: proof.findings.map(({ kind, seq }) => ({ kind, seq })),
    sealedDays: [...proof.sealedDays],
  };
}

function unitForSupervisors({ caller, scope }: Pick<WorkQuestion, 'caller' | 'scope'>): void {
  if (scope === 'unit' && !may(caller, 'order.supervise'))
    throw new Refusal('access.forbidden', { data: { permission: '督办本单位工单' } });
}

/** Calls promised to customers and not made yet; the whole unit's only for those who supervise. */
export function readCallbacks(
  platform: Platform,
  question: Omit<CallbackQuestion, 'now'>,
): Promise<Static<(typeof listCallbacks)['response']>> {
  unitForSupervisors(question);
  return reading(platform.db, [question.caller.orgId], (tx) =>
    callbackList(tx, { ...question, now: platform.now() }),
  );
}

/** Open tasks; the whole unit's only for those who supervise. */
export function readWork(
  platform: Platform,
  question: WorkQuestion,
): Promise<Static<(typeof listWork)['response']>> {
  unitForSupervisors(question);
  return reading(platform.db, [question.caller.orgId], (tx) => workList(tx, question));
}

export function readWorkCounts(
  platform: Platform,
  caller: Caller,
): Promise<Static<(typeof countWork)['response']>> {
  return reading(platform.db, [caller.orgId], (tx) => workCounts(tx, caller));
}
