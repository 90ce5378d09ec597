import { customerRoutes } from '#contracts/customers.ts';
import { call } from '#web/lib/api/call.ts';
import type { SearchHit } from '#web/lib/feature/feature.ts';
import { phoneText } from '#web/lib/format/quantity.ts';

const hitsMax = 6;

/** Customers for the search field of the header; what identifies them stays masked. */
export async function findCustomers(words: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const body = { text: words.slice(0, 100), limit: hitsMax };
  const { items } = await call(customerRoutes.search, { body }, { signal });
  return items.map(({ customerId, name, phone, accounts: [account] }) => ({
    id: customerId,
    title: name,
    detail: [account?.accountNo ?? null, phone === null ? null : phoneText(phone), account?.address ?? null]
      .filter((part) => part !== null)
      .join(' · '),
    to: `/customers/${customerId}`,
  }));
}
