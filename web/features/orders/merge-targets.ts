import type { Order, OrderLine } from './order.ts';

/** Open orders this one could be merged into: not itself, those of the same business first, the older ones first. */
export function mergeTargets(
  lines: readonly OrderLine[],
  order: Pick<Order, 'orderId' | 'kind'>,
): readonly OrderLine[] {
  const others = lines.filter((line) => line.orderId !== order.orderId && line.status === 'open');
  const rank = (line: OrderLine): number => (line.kind === order.kind ? 0 : 1);
  return others.toSorted((a, b) => rank(a) - rank(b) || a.acceptedAt.localeCompare(b.acceptedAt));
}
