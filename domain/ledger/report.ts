/** What a verification of a unit's books found, in words. */

export const findingWords = {
  'posting-changed': '过账批次的凭证与摘要不符（凭证被改动、增加或删除）',
  'posting-untold': '过账批次没有对应的操作记录',
  'posting-removed': '操作记录所指的过账批次不存在',
  'totals-wrong': '过账批次的借贷合计与凭证不符',
  'journal-stray': '凭证不属于任何过账批次',
  'balance-wrong': '户号余额与凭证合计不符',
} as const;

export type FindingKind = keyof typeof findingWords;

/** One finding: what is wrong, with which posting, journal or customer account. */
export interface Finding {
  readonly kind: FindingKind;
  readonly id: string;
}

export interface LedgerReport {
  readonly orgId: number;
  readonly postings: number;
  readonly journals: number;
  readonly balances: number;
  readonly findingCount: number;
  /** The first of them, at most `findingsMax`. */
  readonly findings: readonly Finding[];
}

/** Findings a report keeps; the rest are counted. */
export const findingsMax = 1_000;
