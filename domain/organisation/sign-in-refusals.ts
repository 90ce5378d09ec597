/** What sign-in refuses: logins, passwords, second factor, single sign-on, one-time links. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const signInRefusals = defineRefusals({
  'sign-in.failed': {
    status: 401,
    zh: '登录名或密码不对，请核对后重试；忘记密码请联系系统管理员。',
    en: 'The login or the password is wrong; an administrator can reset it.',
  },
  'sign-in.locked': {
    status: 429,
    zh: '连续多次失败，请 {seconds} 秒后再试，或请系统管理员解锁。',
    en: 'Too many failures in a row; try again in {seconds} seconds, or ask an administrator to unlock.',
  },
  'sign-in.suspended': {
    status: 403,
    zh: '该账号已暂停使用，请联系系统管理员。',
    en: 'This account is suspended; please ask an administrator.',
  },
  'sign-in.code-wrong': {
    status: 422,
    zh: '动态口令不对或已过期，请输入手机上最新的六位数字。',
    en: 'The code is wrong or expired; enter the newest six digits.',
  },
  'sign-in.code-used': {
    status: 422,
    zh: '这个动态口令已经用过，请等手机上换成下一个再输入。',
    en: 'This code was already used; wait for the next one.',
  },
  'sign-in.recovery-wrong': {
    status: 422,
    zh: '恢复码不对或已经用过，请换一个没有用过的恢复码。',
    en: 'The recovery code is wrong or was used; take another one.',
  },
  'sign-in.factor-not-asked': {
    status: 409,
    zh: '本次登录不需要动态口令，请直接进入系统。',
    en: 'This sign-in needs no second factor.',
  },
  'sign-in.factor-on': {
    status: 409,
    zh: '动态口令已经启用；要换手机请先停用。',
    en: 'The second factor is on already; remove it first to change the phone.',
  },
  'sign-in.factor-off': {
    status: 409,
    zh: '动态口令尚未设置，请先扫码。',
    en: 'The second factor is not set up; scan the code first.',
  },
  'sign-in.password-wrong': {
    status: 422,
    zh: '当前密码不对，请重新输入。',
    en: 'The current password is wrong; please enter it again.',
  },
  'sign-in.password-same': {
    status: 422,
    zh: '新密码与当前密码相同，请换一个。',
    en: 'The new password is the same as the current one; choose another.',
  },
  'sign-in.password-absent': {
    status: 409,
    zh: '该账号没有密码，请通过单点登录，或请系统管理员生成密码链接。',
    en: 'This account has no password; use single sign-on or ask an administrator for a link.',
  },
  'sign-in.login-malformed': {
    status: 422,
    zh: '登录名应为3至64位小写字母、数字、点、横线或下划线，且以字母或数字开头，请修改。',
    en: 'A login has 3 to 64 lower-case letters, digits, dots, hyphens or underscores.',
  },
  'sign-in.login-taken': {
    status: 409,
    zh: '登录名“{login}”已被使用，请换一个。',
    en: 'The login “{login}” is taken; choose another.',
  },
  'sign-in.login-held': {
    status: 409,
    zh: '该人员已有登录名，请刷新页面。',
    en: 'This member of staff has a login already; please reload.',
  },
  'sign-in.login-missing': {
    status: 409,
    zh: '该人员尚未开通登录，请先开通。',
    en: 'This member of staff has no login yet; open one first.',
  },
  'sign-in.sso-off': {
    status: 404,
    zh: '本系统没有启用单点登录，请用登录名和密码登录。',
    en: 'Single sign-on is not switched on here; use login and password.',
  },
  'sign-in.sso-failed': {
    status: 401,
    zh: '单点登录没有完成，请重新登录；仍不行请联系系统管理员。',
    en: 'Single sign-on was not completed; please try again.',
  },
  'sign-in.sso-unknown': {
    status: 403,
    zh: '您的统一账号在本系统没有对应的人员，请联系系统管理员开通。',
    en: 'Nobody here belongs to this account; please ask an administrator.',
  },
  'sign-in.link-spent': {
    status: 410,
    zh: '链接无效、已用过或已过期，请向系统管理员索取新的链接。',
    en: 'The link is invalid, used or expired; please ask for a new one.',
  },
});
