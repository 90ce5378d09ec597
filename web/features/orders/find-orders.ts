import { findOrderByNumber, listOrders } from '#contracts/orders.ts';
import { call } from '#web/lib/api/call.ts';
import type { SearchHit } from '#web/lib/feature/feature.ts';

const hitsMax = 6;

/** Orders by number, phone, name, initials or address; a merged number leads to where the case lives on. */
export async function findOrders(words: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const { items } = await call(listOrders, { query: { q: words, size: '20' } }, { signal });
  const hits = items.slice(0, hitsMax).map((line) => ({
    id: line.orderId,
    title: `${line.title} ${line.orderNo}`,
    detail: line.summary,
    to: `/orders/${line.orderId}`,
  }));
  return hits.length > 0 || !/^[\d\s-]{10,}$/.test(words) ? hits : byNumber(words, signal);
}

async function byNumber(words: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const orderNo = words.replaceAll(/[\s-]/g, '');
  const found = await call(findOrderByNumber, { params: { orderNo } }, { signal }).catch(() => null);
  if (found === null) return [];
  return [{ id: found.orderId, title: orderNo, detail: '', to: `/orders/${found.orderId}` }];
}
