/** What is recorded of supervision and of the published promise report; the keys are stored in the events. */
export const supervisionEvents = {
  supervised: '督办',
  'supervision-answered': '答复督办',
  'supervision-returned': '退回督办答复',
  'supervision-accepted': '督办办结',
  'supervision-cancelled': '撤销督办',
  'supervision-due-soon': '督办即将到期',
  'supervision-overdue': '督办逾期未复',
  'promise-report.prepared': '编制承诺履行公布',
  'promise-report.published': '公布承诺履行情况',
  'promise-report.discarded': '作废承诺履行公布稿',
  'promise-report.sealed': '承诺履行公布数字封存',
  'promise-report.exported': '导出承诺履行统计',
  'board.exported': '导出督办看板',
} as const;
