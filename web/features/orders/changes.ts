import type { Order } from './order.ts';

/** Something that happened to an order, in words. */
export interface Change {
  readonly seq: number;
  readonly at: string;
  readonly title: string;
  readonly actor: string;
  readonly lines: readonly string[];
}

/** The newest entry a reader of this order has seen; 0 for none. */
export function newestSeq(order: Pick<Order, 'timeline'>): number {
  return Math.max(0, ...order.timeline.map(({ seq }) => seq));
}

/** What happened after an entry, the newest first. */
export function changesSince(order: Pick<Order, 'timeline'>, seq: number): readonly Change[] {
  return order.timeline
    .filter((entry) => entry.seq > seq)
    .toSorted((a, b) => b.seq - a.seq)
    .map(({ seq: at, at: when, title, actor, step, lines }) => ({
      seq: at,
      at: when,
      title: step === null ? title : `${title} · ${step}`,
      actor,
      lines,
    }));
}
