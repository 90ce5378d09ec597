/** What the customer file refuses because of what stands in it already, or does not stand anywhere. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const customerFileRefusals = defineRefusals({
  'customer.account-number-taken': {
    status: 409,
    zh: '户号 {number} 已属于另一位客户，请核对户号，或留空由系统编号。',
    en: 'Account number {number} belongs to another customer; check it, or leave it empty to be given one.',
  },
  'customer.account-number-foreign': {
    status: 422,
    zh: '户号开头的单位代码不是本单位({unit}),请核对户号，或留空由系统编号。',
    en: 'The account number begins with the code of another unit, not {unit}; check it or leave it empty.',
  },
  'customer.division-unknown': {
    status: 422,
    zh: '所选的行政区划不存在，请重新选择。',
    en: 'The chosen administrative division does not exist; choose again.',
  },
  'customer.station-unknown': {
    status: 422,
    zh: '所选的责任供电所不在本单位，请重新选择。',
    en: 'The chosen station is not part of this unit; choose again.',
  },
  'customer.manager-unknown': {
    status: 422,
    zh: '所选的客户经理不在本单位，请重新选择。',
    en: 'The chosen customer manager is not a member of this unit; choose again.',
  },
  'customer.address-missing': {
    status: 422,
    zh: '请填写用电地址。',
    en: 'Enter the address of the supply.',
  },
  'customer.point-missing': {
    status: 422,
    zh: '每个户号至少要有一个用电点，请填写电压等级和容量。',
    en: 'Each account needs a usage point; enter its voltage and capacity.',
  },
  'customer.account-business-open': {
    status: 409,
    zh: '还有未办结的工单({orders}),办结或撤销后才能销户或拆除。',
    en: 'Orders are still open ({orders}); finish or withdraw them before closing.',
  },
  'customer.account-closed': {
    status: 409,
    zh: '户号 {number} 已销户，不能再修改；销户有误请先恢复。',
    en: 'Account {number} is closed and can no longer be changed; reopen it if it was closed by mistake.',
  },
  'customer.account-open': {
    status: 409,
    zh: '户号 {number} 没有销户，不需要恢复。',
    en: 'Account {number} is not closed; there is nothing to reopen.',
  },
  'customer.account-reopen-late': {
    status: 409,
    zh: '销户已超过{days}天，不能恢复；重新用电请办理新装。',
    en: 'The account was closed more than {days} days ago; apply for a new connection instead.',
  },
  'customer.account-day-impossible': {
    status: 422,
    zh: '日期应在立户日期与今天之间，请核对。',
    en: 'The day must lie between the opening of the account and today; please check.',
  },
  'customer.point-last': {
    status: 409,
    zh: '这是该户号最后一个用电点，不再用电请办理销户。',
    en: 'This is the last usage point of the account; close the account instead.',
  },
  'customer.point-removed': {
    status: 409,
    zh: '这个用电点已拆除，不能再修改；拆除有误请先恢复。',
    en: 'This usage point was removed and can no longer be changed; restore it if that was a mistake.',
  },
  'customer.point-present': {
    status: 409,
    zh: '这个用电点没有拆除，不需要恢复。',
    en: 'This usage point was not removed; there is nothing to restore.',
  },
  'customer.contact-last': {
    status: 409,
    zh: '这是最后一位有电话的联系人，先增加另一位再删除。',
    en: 'This is the last contact with a phone; add another one before removing it.',
  },
});
