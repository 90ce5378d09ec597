/** Chinese names of the words definitions use, for texts, docs and screens. */
import type { Channel, Family, Outcome } from './definition.ts';
import type { OrderStatus } from './state.ts';

export const channelTitles: Readonly<Record<Channel, string>> = {
  counter: '营业厅柜台',
  phone: '95598 电话',
  web: '网上营业厅',
  kiosk: '自助终端',
  fax: '传真',
  post: '信函',
  appointment: '预约',
  'home-visit': '上门服务',
  import: '批量导入',
};

export const familyTitles: Readonly<Record<Family, string>> = {
  connection: '业扩报装',
  enquiry: '咨询查询',
  fault: '故障报修',
  voice: '投诉举报与意见',
  metering: '计量服务',
  service: '服务申请',
};

export const outcomeTitles: Readonly<Record<Outcome, string>> = {
  done: '办成',
  declined: '不予办理',
  unsolved: '未解决',
  transferred: '转其他业务',
  lapsed: '逾期失效',
};

export const statusTitles: Readonly<Record<OrderStatus, string>> = {
  open: '办理中',
  closed: '已办结',
  refused: '不予办理',
  withdrawn: '已撤回',
  merged: '已并单',
  archived: '已归档',
};
