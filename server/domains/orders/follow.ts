import { timingSafeEqual } from 'node:crypto';
import { parseOrderNumber } from '#domain/orders/order-number.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Platform } from '../../platform/platform.ts';

// An 18-digit number in base 36, and 50 bits of proof: short enough for one text message with its link, and at ten
// tries a minute out of reach of guessing.
const numberLength = 12;
const macLength = 10;

function macOf(platform: Platform, orderNo: string): string {
  const digest = BigInt(`0x${platform.keys.digest('follow', orderNo)}`);
  return digest.toString(36).slice(-macLength).padStart(macLength, '0');
}

/** What a QR code or a message carries: the order's number and proof that we gave it out. */
export function followToken(platform: Platform, orderNo: string): string {
  return BigInt(orderNo).toString(36).padStart(numberLength, '0') + macOf(platform, orderNo);
}

/** Base 36 back into the digits of an order number. */
function numberIn(token: string): string {
  const digits = [...token.slice(0, numberLength)].reduce(
    (sum, letter) => sum * 36n + BigInt(parseInt(letter, 36)),
    0n,
  );
  return digits.toString().padStart(18, '0');
}

/** The number in a token, or null when we did not make it. */
export function orderNoOfToken(platform: Platform, token: string): string | null {
  if (!/^[0-9a-z]{22}$/.test(token)) return null;
  const orderNo = numberIn(token);
  if (isRefused(parseOrderNumber(orderNo))) return null;
  const right = Buffer.from(macOf(platform, orderNo));
  const given = Buffer.from(token.slice(numberLength));
  return timingSafeEqual(given, right) ? orderNo : null;
}

/** Address of the customer's page of an order; the token stays behind the `#`, so no server logs it. */
export function followLink(platform: Platform, order: { orderNo: string }): string {
  return `${platform.config.publicUrl}/follow#${followToken(platform, order.orderNo)}`;
}
