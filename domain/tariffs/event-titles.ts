/** What happens to prices and to the terms customers are billed by; the keys are stored in the events. */
export const tariffEvents = {
  'tariff.taken-over': '引入公布的电价本',
  'tariff.drafted': '起草电价本',
  'tariff.edited': '修改电价本草稿',
  'tariff.submitted': '提交电价本审批',
  'tariff.sent-back': '退回电价本',
  'tariff.approved': '批准电价本',
  'tariff.withdrawn': '撤销电价本',
  'terms.set': '设定计价条款',
  'terms.danger': '风险点：未经业务工单变更电价',
  'terms.batch-asked': '发起批量设定计价条款',
  'terms.batch-done': '批量设定计价条款完成',
} as const;

export type TariffEvent = keyof typeof tariffEvents;
