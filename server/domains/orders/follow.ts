import { timingSafeEqual } from 'node:crypto';
import type { Platform } from '../../platform/platform.ts';

const macLength = 24;

function macOf(platform: Platform, orderNo: string): string {
  return platform.keys.digest('follow', orderNo).slice(0, macLength);
}

/** What a QR code or a message carries: the order's number and proof that we gave it out. */
export function followToken(platform: Platform, orderNo: string): string {
  return `${orderNo}.${macOf(platform, orderNo)}`;
}

/** The number in a token, or null when we did not make it. */
export function orderNoOfToken(platform: Platform, token: string): string | null {
  const [orderNo = '', mac = ''] = token.split('.');
  const right = Buffer.from(macOf(platform, orderNo));
  const given = Buffer.from(mac);
  return given.length === right.length && timingSafeEqual(given, right) ? orderNo : null;
}

/** Address of the customer's page of an order; the token stays behind the `#`, so no server logs it. */
export function followLink(platform: Platform, order: { orderNo: string }): string {
  return `${platform.config.publicUrl}/follow#${followToken(platform, order.orderNo)}`;
}
