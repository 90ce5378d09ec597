import type { Static } from 'typebox';
import type { followRequest } from '#contracts/requests.ts';

export type FollowQuestion = Static<(typeof followRequest)['body']>;

/**
 * The token in the address, behind the `#` so that no server logs it; null where there is none. The receipt's QR code
 * and messages carry it.
 */
export function tokenOf(hash: string): string | null {
  const token = hash.replace(/^#/, '');
  return /^[\w.-]{10,200}$/.test(token) ? token : null;
}

/** What the customer typed as a question, or null while it cannot be one yet. */
export function typedQuestion(orderNo: string, phoneTail: string): FollowQuestion | null {
  const number = orderNo.normalize('NFKC').replaceAll(/[\s-]/g, '');
  const tail = phoneTail.normalize('NFKC').trim();
  return /^\d{8,30}$/.test(number) && /^\d{4}$/.test(tail) ? { orderNo: number, phoneTail: tail } : null;
}
