/** What the online hall refuses; no text tells whether a number, an account or a case exists. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const portalRefusals = defineRefusals({
  'portal.unit-unknown': {
    status: 404,
    zh: '没有找到这个供电单位，请重新选择。',
    en: 'No such supply unit; please choose again.',
  },
  'portal.too-often': {
    status: 429,
    zh: '操作太频繁，请 {seconds} 秒后再试；着急请拨打 95598。',
    en: 'Too many tries; please wait {seconds} seconds or call 95598.',
  },
  'portal.proof-missing': {
    status: 422,
    zh: '安全校验没有通过或已过期，请再提交一次。',
    en: 'The safety check failed or has expired; please submit again.',
  },
  'portal.code-wrong': {
    status: 422,
    zh: '验证码不正确或已失效，请核对短信，或重新获取验证码。',
    en: 'The code is wrong or no longer valid; check the message or ask for a new code.',
  },
  'portal.pass-expired': {
    status: 401,
    zh: '手机验证已失效，请重新获取验证码；已填写的内容不会丢失。',
    en: 'The phone must be verified again; what you typed is kept.',
  },
  'portal.phone-not-mobile': {
    status: 422,
    zh: '请填写能收短信的手机号码；没有手机请拨打 95598 或到营业厅办理。',
    en: 'Please give a mobile number; without one call 95598 or visit a hall.',
  },
  'portal.phone-unverified': {
    status: 422,
    zh: '请先用短信验证码验证联系电话。',
    en: 'Please verify the contact phone with a code first.',
  },
  'portal.kind-closed': {
    status: 422,
    zh: '“{title}”不能在网上办理，请拨打 95598 或到营业厅办理。',
    en: '“{title}” cannot be done online; call 95598 or visit a hall.',
  },
  'portal.not-possible-now': {
    status: 409,
    zh: '这件业务现在不能这样操作，请刷新后查看最新进度。',
    en: 'This is not possible for the case now; reload to see how far it is.',
  },
  'portal.consent-text-changed': {
    status: 409,
    zh: '授权文本刚刚更新，请刷新后阅读新的文本再决定。',
    en: 'The wording has just changed; reload, read the new one and decide again.',
  },
  'portal.too-many-files': {
    status: 422,
    zh: '一件业务最多上传 {limit} 个文件，其余请到营业厅提交。',
    en: 'At most {limit} files for one request; hand in the rest at a hall.',
  },
  'portal.file-too-large': {
    status: 413,
    zh: '网上上传的单个文件不能超过 {limitMib} MB，请压缩后再传。',
    en: 'A file uploaded here may not exceed {limitMib} MB.',
  },
  'portal.same-phone': {
    status: 422,
    zh: '新号码和现在登记的一样。',
    en: 'The new number is the one on file.',
  },
});
