/** What return visits refuse: a visit somebody else has, one that has ended, a link that no longer works. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const visitRefusals = defineRefusals({
  'visit.held-by-other': {
    status: 409,
    zh: '这件回访正由{who}办理，请领取下一件。',
    en: '{who} is making this visit; take the next one.',
  },
  'visit.not-yours': {
    status: 409,
    zh: '请先领取这件回访，再拨打、登记或查看电话。',
    en: 'Claim this visit first, then call, record or see the number.',
  },
  'visit.ended': {
    status: 409,
    zh: '这件回访已经结束（{state}），结果只能更正。',
    en: 'This visit has ended ({state}); its result can only be corrected.',
  },
  'visit.not-answered': {
    status: 409,
    zh: '这件回访没有评价可更正。',
    en: 'There is no answer to correct in this visit.',
  },
  'visit.call-again-past': {
    status: 422,
    zh: '再次联系的时间应晚于现在，且在 {days} 天以内。',
    en: 'The time to call again lies ahead, within {days} days.',
  },
  'visit.call-again-hours': {
    status: 422,
    zh: '回访避开 21:00 至次日 8:00 及 12:00 至 14:00，请另选再次联系的时间。',
    en: 'Customers are not called 21:00–8:00 nor 12:00–14:00; choose another time.',
  },
  'visit.call-again-missing': {
    status: 422,
    zh: '客户约了再次联系，请填写时间。',
    en: 'The customer asked to be called again; say when.',
  },
  'visit.survey-gone': {
    status: 410,
    zh: '这个评价链接无效或已过期。如有意见，请拨打 95598。',
    en: 'This survey link is not valid or has expired. Please call 95598.',
  },
  'visit.survey-answered': {
    status: 409,
    zh: '这次服务您已经评价过了，谢谢。',
    en: 'You have rated this service already; thank you.',
  },
  'visit.rule-fixed': {
    status: 422,
    zh: '“{kind}”必须每件回访，不能改为抽取或不回访。',
    en: 'Every “{kind}” is visited; this cannot be changed.',
  },
  'visit.survey-confidential': {
    status: 422,
    zh: '“{kind}”须保密，只能由专人电话回访，不能发送链接。',
    en: '“{kind}” is confidential; it is visited by phone alone.',
  },
  'visit.kind-unknown': {
    status: 422,
    zh: '没有“{kind}”这种业务，请从列表中选择。',
    en: 'There is no business “{kind}”; choose from the list.',
  },
  'visit.questionnaire-unknown': {
    status: 422,
    zh: '没有第 {version} 版问卷，请从列表中选择。',
    en: 'There is no version {version} of the questionnaire; choose from the list.',
  },
});

export type VisitRefusal = keyof typeof visitRefusals;
