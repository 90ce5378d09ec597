import type { Finding } from '#contracts/customer-quality.ts';

/** Where a finding is mended: the file, or the comparison of two. */
export function placeOf({ customerId, otherCustomerId, status }: Finding): string {
  return otherCustomerId === null || status !== 'open'
    ? `/customers/${customerId}`
    : `/customer-merges/compare?first=${customerId}&second=${otherCustomerId}`;
}
