/** What people do to notices and their texts; the keys are stored in the events. */
export const noticeEvents = {
  'notice.template-changed': '修改通知模板',
  'notice.resent': '重发通知',
  'notice.cancelled': '取消通知',
  'notice.recipient-seen': '查看通知接收人',
} as const;
