/** What is recorded of return visits and their rules; the keys are stored in the events. */
export const visitEvents = {
  'visit.created': '生成回访',
  'visit.claimed': '领取回访',
  'visit.released': '放回回访',
  'visit.phone-seen': '查看回访电话',
  'visit.called': '登记拨打',
  'visit.answered': '登记评价',
  'visit.corrected': '更正评价',
  'visit.survey-sent': '发出评价邀请',
  'visit.survey-lapsed': '评价邀请到期',
  'visit.opted-out': '客户不再接收评价邀请',
  'visit.cancelled': '取消回访',
  'visit.setting-changed': '修改回访规则',
} as const;

export type VisitEvent = keyof typeof visitEvents;
