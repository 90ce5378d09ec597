/** What work orders refuse outside their process: numbers that cannot be right. */
import { defineRefusals } from '#domain/kernel/refusal.ts';
import type { RefusalData, Refused } from '#domain/kernel/refusal.ts';

export const orderRefusals = defineRefusals({
  'order.number-malformed': {
    status: 422,
    zh: '工单号应为{digits}位数字,且以受理日期开头,请核对。',
    en: 'An order number has {digits} digits and begins with the date of acceptance; please check.',
  },
  'order.number-check': {
    status: 422,
    zh: '工单号校验位不符,可能有一位输错或相邻两位颠倒,请核对。',
    en: 'The check digit of the order number is wrong; a digit may be mistyped or two exchanged.',
  },
});

export type OrderRefusal = keyof typeof orderRefusals;

/** A refusal of this domain as a value. */
export function refuse(code: OrderRefusal, data: RefusalData = {}): Refused {
  return { refused: code, data };
}
