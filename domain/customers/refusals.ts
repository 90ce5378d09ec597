/** What the customer file refuses: numbers, names and contacts that cannot be right. */
import { defineRefusals } from '#domain/kernel/refusal.ts';
import type { RefusalData, Refused } from '#domain/kernel/refusal.ts';

export const customerRefusals = defineRefusals({
  'customer.identity-number-15-digit': {
    status: 422,
    zh: '15位身份证号已停用，请按新身份证填写18位号码。',
    en: 'Identity numbers of 15 digits are no longer valid; enter the 18 digits of the present card.',
  },
  'customer.identity-number-malformed': {
    status: 422,
    zh: '身份证号应为17位数字加1位数字或X，请核对。',
    en: 'An identity number has 17 digits and a last digit or X; please check.',
  },
  'customer.identity-number-region': {
    status: 422,
    zh: '身份证号开头的地区码不存在，请核对前两位。',
    en: 'The identity number begins with an unknown region; check the first two digits.',
  },
  'customer.identity-number-birth-date': {
    status: 422,
    zh: '身份证号中的出生日期不存在或晚于今天，请核对第7至14位。',
    en: 'The birth date in the identity number does not exist or lies ahead; check digits 7 to 14.',
  },
  'customer.identity-number-check': {
    status: 422,
    zh: '身份证号校验位不符，可能有一位输错或相邻两位颠倒，请核对。',
    en: 'The check digit of the identity number is wrong; a digit may be mistyped or two exchanged.',
  },
  'customer.credit-code-malformed': {
    status: 422,
    zh: '统一社会信用代码应为18位数字或大写字母（不含I、O、S、V、Z），请核对。',
    en: 'A social credit code has 18 digits or capital letters (without I, O, S, V, Z); please check.',
  },
  'customer.credit-code-check': {
    status: 422,
    zh: '统一社会信用代码校验位不符，请核对是否输错。',
    en: 'The check character of the social credit code is wrong; please check for a typing error.',
  },
  'customer.phone-malformed': {
    status: 422,
    zh: '电话号码无法识别，请填写11位手机号，或带区号的固定电话（如0571-87654321转8001）。',
    en: 'The phone number is not understood; enter a mobile number or a landline with its area code.',
  },
  'customer.phone-without-area-code': {
    status: 422,
    zh: '固定电话缺少区号，请补充（如0571-87654321）。',
    en: 'The landline lacks its area code; add it (such as 0571-87654321).',
  },
  'customer.account-number-malformed': {
    status: 422,
    zh: '户号应为{digits}位数字，请核对。',
    en: 'An account number has {digits} digits; please check.',
  },
  'customer.account-number-check': {
    status: 422,
    zh: '户号校验位不符，可能有一位输错或相邻两位颠倒，请核对。',
    en: 'The check digit of the account number is wrong; a digit may be mistyped or two exchanged.',
  },
  'customer.kind-unknown': {
    status: 422,
    zh: '客户类别无法识别，请选择个人、企业或机关事业单位。',
    en: 'The kind of customer is unknown; choose person, enterprise or public body.',
  },
  'customer.name-missing': { status: 422, zh: '请填写客户名称。', en: 'Enter the name of the customer.' },
  'customer.name-long': {
    status: 422,
    zh: '名称不能超过{lengthMax}个字，请缩短。',
    en: 'A name has at most {lengthMax} characters.',
  },
  'customer.name-characters': {
    status: 422,
    zh: '姓名中含有数字或符号，请按证件填写。',
    en: 'The name contains digits or signs; write it as on the document.',
  },
  'customer.document-kind-unknown': {
    status: 422,
    zh: '证件类型与客户类别不符，请重新选择。',
    en: 'The kind of document does not suit the kind of customer; choose another.',
  },
  'customer.document-number-malformed': {
    status: 422,
    zh: '证件号码应为5至20位字母或数字，请核对。',
    en: 'A document number has 5 to 20 letters or digits; please check.',
  },
  'customer.contact-missing': {
    status: 422,
    zh: '至少填写一位带联系电话的联系人，否则停电和缴费通知无法送达。',
    en: 'Give at least one contact with a phone number, or no notice can arrive.',
  },
  'customer.contacts-many': {
    status: 422,
    zh: '联系人最多{countMax}位，请删减。',
    en: 'There are at most {countMax} contacts; remove some.',
  },
  'customer.contact-purpose': {
    status: 422,
    zh: '请为联系人选择用途（业务、账单、停电、应急）。',
    en: 'Choose what the contact is for (business, bills, outages, emergencies).',
  },
  'customer.contact-channel-unknown': {
    status: 422,
    zh: '通知方式无法识别，请重新选择。',
    en: 'The channel is unknown; choose another.',
  },
  'customer.contact-channel-needs-mobile': {
    status: 422,
    zh: '选择短信通知需要手机号，请填写手机号或改选其他方式。',
    en: 'Messages need a mobile number; enter one or choose another channel.',
  },
  'customer.contact-channel-needs-phone': {
    status: 422,
    zh: '选择电话通知需要联系电话，请填写或改选其他方式。',
    en: 'Calls need a phone number; enter one or choose another channel.',
  },
  'customer.contact-channel-needs-email': {
    status: 422,
    zh: '选择邮件通知需要邮箱，请填写邮箱或改选其他方式。',
    en: 'Mail needs an address; enter one or choose another channel.',
  },
  'customer.contact-channel-needs-address': {
    status: 422,
    zh: '选择信函通知需要通信地址，请填写或改选其他方式。',
    en: 'Letters need a postal address; enter one or choose another channel.',
  },
  'customer.email-malformed': {
    status: 422,
    zh: '邮箱格式有误，请核对。',
    en: 'The mail address is malformed; please check.',
  },
  'customer.special-need-unknown': {
    status: 422,
    zh: '特殊服务需求无法识别，请从列表中选择。',
    en: 'The special need is unknown; choose from the list.',
  },
  'customer.key-grade-unknown': {
    status: 422,
    zh: '重要用户等级无法识别，请重新选择。',
    en: 'The grade of the key customer is unknown; choose another.',
  },
  'customer.key-grade-person': {
    status: 422,
    zh: '个人客户不设重要用户等级，请清空该项或更改客户类别。',
    en: 'A person has no key-customer grade; clear it or change the kind of customer.',
  },
});

export type CustomerRefusal = keyof typeof customerRefusals;

/** A refusal of this domain as a value. */
export function refuse(code: CustomerRefusal, options: { field?: string; data?: RefusalData } = {}): Refused {
  return { refused: code, ...options };
}
