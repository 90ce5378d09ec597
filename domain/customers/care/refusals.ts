/** What is refused about consents, danger signs, managers and their visits. */
import { defineRefusals } from '#domain/kernel/refusal.ts';
import type { RefusalData, Refused } from '#domain/kernel/refusal.ts';

export const customerCareRefusals = defineRefusals({
  'customer.consent-given': {
    status: 409,
    zh: '这项授权正在生效，不需要再次登记。',
    en: 'This consent is in force; there is no need to record it again.',
  },
  'customer.consent-withdrawn': {
    status: 409,
    zh: '这项授权已经撤回或不存在，请刷新后再看。',
    en: 'This consent was taken back or does not exist; read the page again.',
  },
  'customer.document-none': {
    status: 409,
    zh: '档案里没有登记证件，不需要清除。',
    en: 'No document is on file; there is nothing to clear.',
  },
  'customer.danger-over': {
    status: 409,
    zh: '这条危险提示已经解除，请刷新后再看。',
    en: 'This danger sign has been ended; read the page again.',
  },
  'customer.danger-day-past': {
    status: 422,
    zh: '有效期至少到今天，请改晚，或留空表示一直有效。',
    en: 'It must be shown until today at least; choose a later day, or none for always.',
  },
  'customer.visit-not-due': {
    status: 409,
    zh: '这次走访已经登记结果或已取消，请刷新后再看。',
    en: 'This visit was recorded or cancelled already; read the page again.',
  },
  'customer.visit-day-past': {
    status: 422,
    zh: '计划日期不能早于今天，请改晚。',
    en: 'A visit cannot be planned for a day that is past; choose a later one.',
  },
  'customer.finding-closed': {
    status: 409,
    zh: '这条检查结果的状态已经变了，请刷新后再看。',
    en: 'This finding is in another state by now; read the page again.',
  },
  'customer.problem-solved': {
    status: 409,
    zh: '这个问题已经登记为解决，请刷新后再看。',
    en: 'This problem is recorded as solved; read the page again.',
  },
});

export type CustomerCareRefusal = keyof typeof customerCareRefusals;

export function careRefuse(
  code: CustomerCareRefusal,
  about: { readonly field?: string; readonly data?: RefusalData } = {},
): Refused {
  return { refused: code, ...about };
}
