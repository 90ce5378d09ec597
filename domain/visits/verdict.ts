/** What the draw says of an ended order, and the ways a visit is made: words that the contracts and pages carry. */
export const verdicts = {
  every: '每件必访',
  drawn: '抽中回访',
  'not-drawn': '未抽中',
  'not-completed': '未办成（撤回、不予办理、并单或自动结束），不回访',
  'visited-lately': '近期已回访过这位客户',
  'opted-out': '客户不愿收到评价邀请',
  'no-phone': '没有联系电话',
  'reopened-since': '结束后又重新办理，以最近一次办结为准',
} as const;
export type Verdict = keyof typeof verdicts;

export const visitChannels = { phone: '电话回访', survey: '短信评价' } as const;
export type VisitChannel = keyof typeof visitChannels;
