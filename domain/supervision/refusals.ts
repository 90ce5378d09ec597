/** What supervision and the published promise report refuse, with the remedy. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const supervisionRefusals = defineRefusals({
  'supervision.month': {
    status: 422,
    zh: '“{month}”不是月份，请写成 2026-10 这样的年月。',
    en: '“{month}” is not a month; write it like 2026-10.',
  },
  'supervision.month-open': {
    status: 422,
    zh: '{month} 还没有结束，月底过后才能编制公布稿。',
    en: '{month} has not ended; its report can be prepared afterwards.',
  },
  'supervision.month-empty': {
    status: 422,
    zh: '{month} 没有可以公布的承诺记录，请核对月份。',
    en: 'No promise was settled in {month}; check the month.',
  },
  'supervision.publication-waiting': {
    status: 409,
    zh: '{month} 已有一份公布稿等待审核，请先公布或作废它。',
    en: 'A report of {month} is waiting; publish or discard it first.',
  },
  'supervision.correction-reason': {
    status: 422,
    zh: '{month} 已经公布过，更正要写明原因，原因会一并公布。',
    en: '{month} has been published; a correction must give its reason, which is published too.',
  },
  'supervision.publication-state': {
    status: 409,
    zh: '这份公布稿已经处理过，请刷新页面查看最新状态。',
    en: 'This report has been dealt with already; please reload.',
  },
  'supervision.four-eyes': {
    status: 403,
    zh: '编制人不能自己公布，请由另一位有公布权限的同事审核后公布。',
    en: 'Who prepared the report may not publish it; a colleague with the permission must.',
  },
  'supervision.proof-unknown': {
    status: 404,
    zh: '没有查到这张工单，请使用回执上的二维码或短信里的完整网址。',
    en: 'No such case was found; please use the QR code of the receipt or the whole address in the message.',
  },
  'supervision.answer-due-past': {
    status: 422,
    zh: '答复时限要晚于现在，请重新选择。',
    en: 'The answer must be due in the future.',
  },
  'supervision.to-one': {
    status: 422,
    zh: '请选择一位人员或一个班组作为被督办方。',
    en: 'Choose one person or one team to be asked.',
  },
  'supervision.to-unknown': {
    status: 422,
    zh: '所选的人员或班组不在本单位或已停用，请重新选择。',
    en: 'The chosen person or team is not active in this unit.',
  },
  'supervision.order-ended': {
    status: 409,
    zh: '工单已经办结，不能再督办；如需继续办理请先重新办理。',
    en: 'The order has ended and cannot be supervised; reopen it first.',
  },
  'supervision.item-state': {
    status: 409,
    zh: '这条督办现在是“{state}”，不能这样操作，请刷新页面。',
    en: 'This item is “{state}” now; please reload.',
  },
  'supervision.not-asked': {
    status: 403,
    zh: '这条督办没有派给您或您的班组，请由被督办方答复。',
    en: 'This item was not put to you or your team.',
  },
  'supervision.not-yours': {
    status: 403,
    zh: '督办由发起人或本单位其他督办人员处理，被督办方不能自己办结。',
    en: 'Whoever was asked cannot close the item; a supervisor must.',
  },
});
