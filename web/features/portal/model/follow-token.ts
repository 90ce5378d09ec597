import { isRefused } from '#domain/kernel/refusal.ts';
import { parseOrderNumber } from '#domain/orders/order-number.ts';

/**
 * The token in the address, behind the `#` so that no server logs it; null where there is none. The receipt's QR code
 * and messages carry it.
 */
export function tokenOf(hash: string): string | null {
  const token = hash.replace(/^#/, '');
  return /^[\w.-]{10,200}$/.test(token) ? token : null;
}

/** The supply unit in an order's number; null while it is no whole number. */
export function unitOfOrderNo(orderNo: string): string | null {
  const parts = parseOrderNumber(orderNo);
  return isRefused(parts) ? null : parts.unitCode;
}
