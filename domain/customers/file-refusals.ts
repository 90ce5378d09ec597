/** What the customer file refuses because of what stands in it already, or does not stand anywhere. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const customerFileRefusals = defineRefusals({
  'customer.account-number-taken': {
    status: 409,
    zh: '户号 {number} 已属于另一位客户,请核对户号,或留空由系统编号。',
    en: 'Account number {number} belongs to another customer; check it, or leave it empty to be given one.',
  },
  'customer.account-number-foreign': {
    status: 422,
    zh: '户号开头的单位代码不是本单位({unit}),请核对户号,或留空由系统编号。',
    en: 'The account number begins with the code of another unit, not {unit}; check it or leave it empty.',
  },
  'customer.division-unknown': {
    status: 422,
    zh: '所选的行政区划不存在,请重新选择。',
    en: 'The chosen administrative division does not exist; choose again.',
  },
  'customer.station-unknown': {
    status: 422,
    zh: '所选的责任供电所不在本单位,请重新选择。',
    en: 'The chosen station is not part of this unit; choose again.',
  },
  'customer.manager-unknown': {
    status: 422,
    zh: '所选的客户经理不在本单位,请重新选择。',
    en: 'The chosen customer manager is not a member of this unit; choose again.',
  },
  'customer.address-missing': {
    status: 422,
    zh: '请填写用电地址。',
    en: 'Enter the address of the supply.',
  },
  'customer.point-missing': {
    status: 422,
    zh: '每个户号至少要有一个用电点,请填写电压等级和容量。',
    en: 'Each account needs a usage point; enter its voltage and capacity.',
  },
});
