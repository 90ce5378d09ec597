/** The notices a process may send; the texts are templates of the outbox, the titles are for documents. */
export interface NoticeSpec {
  readonly title: string;
  readonly to: 'customer' | 'holder' | 'supervisor' | 'team';
}

function notices<const T extends Readonly<Record<string, NoticeSpec>>>(catalogue: T): T {
  return catalogue;
}

export const noticeCatalogue = notices({
  'request-accepted': { title: '受理通知：单号、办理时限与查询方式', to: 'customer' },
  'request-accepted-confidential': { title: '受理通知（保密件，只发凭证号）', to: 'customer' },
  'documents-missing': { title: '一次性告知：尚缺材料清单', to: 'customer' },
  'documents-complete': { title: '材料已收齐', to: 'customer' },
  'request-refused': { title: '不予受理或终止告知：理由与依据', to: 'customer' },
  'request-withdrawn': { title: '撤回确认', to: 'customer' },
  'request-merged': { title: '并单告知：后续按主单办理', to: 'customer' },
  'step-returned': { title: '退回提醒：退回原因', to: 'team' },
  'handed-over': { title: '转办告知：新的经办人与联系电话', to: 'customer' },
  'task-assigned': { title: '新任务提醒', to: 'holder' },
  'help-asked': { title: '求助提醒', to: 'team' },
  urged: { title: '催办提醒', to: 'holder' },
  escalated: { title: '升级督办提醒', to: 'supervisor' },
  abnormality: { title: '异常报告', to: 'supervisor' },
  'excuse-asked': { title: '超时申诉待审', to: 'supervisor' },
  apology: { title: '更正与致歉', to: 'customer' },
  'callback-promised': { title: '约定回电时间', to: 'customer' },
  reopened: { title: '重新办理告知', to: 'customer' },
  'appointment-made': { title: '上门预约确认：时间、内容、人员', to: 'customer' },
  'appointment-moved': { title: '改约提醒：新的上门时间', to: 'holder' },
  'crew-on-the-way': { title: '人员已出发', to: 'customer' },
  'plan-replied': { title: '供电方案答复', to: 'customer' },
  'design-reviewed': { title: '设计文件审查意见', to: 'customer' },
  'work-inspected': { title: '中间检查意见', to: 'customer' },
  rectification: { title: '整改通知：需改正的问题', to: 'customer' },
  'inspection-passed': { title: '竣工检验合格', to: 'customer' },
  'contract-ready': { title: '合同待签', to: 'customer' },
  energised: { title: '送电完成', to: 'customer' },
  'supply-restored': { title: '恢复供电', to: 'customer' },
  'self-help-guided': { title: '内部故障处置指引', to: 'customer' },
  'test-result': { title: '检验结果', to: 'customer' },
  'refund-due': { title: '退补电费告知', to: 'customer' },
  'compensation-agreed': { title: '赔偿处理结果', to: 'customer' },
  answered: { title: '处理结果答复', to: 'customer' },
  'query-answered': { title: '查询结果书面答复', to: 'customer' },
  thanks: { title: '致谢', to: 'customer' },
  'praise-passed-on': { title: '表扬转达', to: 'team' },
  'case-closed': { title: '办结通知', to: 'customer' },
  'visit-done': { title: '上门服务完成', to: 'customer' },
  'return-visit-survey': { title: '评价邀请', to: 'customer' },
});

export type NoticeCode = keyof typeof noticeCatalogue;
