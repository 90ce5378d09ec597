/** The ways a notice takes: out of the house by SMS and e-mail, or kept for the customer's page and the desk. */
export const noticeChannels = {
  sms: '短信',
  email: '电子邮件',
  portal: '网上营业厅',
  staff: '工作台',
} as const;

export type NoticeChannel = keyof typeof noticeChannels;

export const allNoticeChannels = Object.keys(noticeChannels) as readonly NoticeChannel[];

/** Where a notice stands; `uncertain`: handed to a mail server, whose answer was lost in a crash. */
export const noticeStatuses = {
  queued: '待发送',
  sending: '发送中',
  sent: '已发送',
  failed: '发送失败',
  uncertain: '结果不明',
  cancelled: '已取消',
} as const;

export type NoticeStatus = keyof typeof noticeStatuses;

export const allNoticeStatuses = Object.keys(noticeStatuses) as readonly NoticeStatus[];

/** Whether a notice on this channel leaves the house; the others have arrived once they are stored. */
export function leavesTheHouse(channel: NoticeChannel): channel is 'sms' | 'email' {
  return channel === 'sms' || channel === 'email';
}
