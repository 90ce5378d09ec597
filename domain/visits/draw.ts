/**
 * Whether an ended order is visited, and why. The draw is a hash of the order, its closing and the setting's seed:
 * whoever knows these three can recompute it, and nobody can steer it.
 */
import { hashOf } from '#domain/audit/hashing.ts';
import type { Outcome } from '#domain/processes/definition.ts';
import type { OrderStatus } from '#domain/processes/state.ts';
import { alwaysVisited, ruleOf, type VisitSetting } from './setting.ts';
import type { Verdict } from './verdict.ts';

/** An order that ended, as the rule sees it. */
export interface EndedOrder {
  readonly orderId: string;
  readonly kind: string;
  readonly status: OrderStatus;
  /** Null when it never reached an end of its process: refused, withdrawn, merged. */
  readonly outcome: Outcome | null;
  /** 1 for the first closing, one more for each after a reopening (C2). */
  readonly closing: number;
  readonly hasPhone: boolean;
}

const thousand = 1000;
const two32 = 4_294_967_296;

/** The number an order draws, 0 … 999, the same whenever and wherever it is computed. */
export function drawNumber(seed: string, order: Pick<EndedOrder, 'orderId' | 'closing'>): number {
  const { orderId, closing } = order;
  const hash = hashOf('wanjia/visit-draw/1', { seed, orderId, closing });
  return Math.floor((Number.parseInt(hash.slice(0, 8), 16) * thousand) / two32);
}

/** Never visited: who withdrew or was refused got nothing done; merged and lapsed orders were closed by no one. */
function wasCompleted({ status, outcome }: EndedOrder): boolean {
  if (status === 'refused' || status === 'withdrawn' || status === 'merged' || status === 'open')
    return false;
  return outcome === 'done' || outcome === 'unsolved';
}

/** What the rule says of an order before anything is known of its customer's earlier visits. */
export function verdictOf(setting: VisitSetting, order: EndedOrder): Verdict {
  if (!wasCompleted(order)) return 'not-completed';
  const { permille } = ruleOf(setting, order.kind);
  if (alwaysVisited.includes(order.kind)) return 'every';
  if (drawNumber(setting.seed, order) >= permille) return 'not-drawn';
  if (!order.hasPhone) return 'no-phone';
  return permille === thousand ? 'every' : 'drawn';
}

/** Whether a verdict makes a visit. */
export function isVisited(verdict: Verdict): boolean {
  return verdict === 'every' || verdict === 'drawn';
}

/** Whether the customer is asked although they were visited lately or would rather not be invited (R-PROM-19). */
export function isAlwaysVisited(kind: string): boolean {
  return alwaysVisited.includes(kind);
}
