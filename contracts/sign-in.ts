import { Type } from 'typebox';
import { allPermissions } from '#domain/organisation/permissions.ts';
import { recoveryPattern } from '#domain/organisation/recovery-code.ts';
import { CalendarDay, FilledLine, Instant, Line, OneOf, OrNull, Phone, Uuid } from './shapes.ts';
import { defineRoute } from './route.ts';

/** Calls a minute from one address; lock-out counts beside it, by login. */
const guessesPerMinute = 30;

const Password = Type.String({ minLength: 1, maxLength: 256 });
const NewPassword = Type.String({ maxLength: 256 });
const Code = Type.String({ pattern: '^[0-9]{6}$' });
/** The six digits of the authenticator, or a recovery code in place of them. */
const CodeOrRecovery = Type.String({ pattern: `^(?:[0-9]{6}|${recoveryPattern})$` });
/** Shown this once. */
const RecoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) });
const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
const Nothing = Type.Object({});

/** Where the browser goes after a step of signing in. */
const Next = Type.Object({ next: OneOf(['desk', 'second-factor', 'change-password']) });

/** A browser that somebody is signed in with. */
export const SessionItem = Type.Object({
  sessionId: Uuid,
  current: Type.Boolean(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  address: Type.String(),
  userAgent: Type.String(),
});

export const SessionList = Type.Object({ items: Type.Array(SessionItem) });

const MyPost = Type.Object({
  post: Type.String(),
  title: Type.String(),
  unitId: Uuid,
  unitName: Type.String(),
  unitKind: Type.String(),
  functions: Type.Array(Type.String()),
});

/** Everything the shell of the application needs to know about who is in front of it. */
export const Me = Type.Object({
  staffId: Uuid,
  name: Type.String(),
  login: Type.String(),
  org: Type.Object({ orgId: Type.Integer(), code: Type.String(), name: Type.String() }),
  posts: Type.Array(MyPost),
  permissions: Type.Array(OneOf(allPermissions)),
  mustChangePassword: Type.Boolean(),
  secondFactor: Type.Boolean(),
  demo: Type.Boolean(),
  today: CalendarDay,
});

export const signInContracts = {
  options: defineRoute({
    method: 'GET',
    path: '/sign-in/options',
    title: '查询可用的登录方式',
    access: 'public',
    response: Type.Object({ password: Type.Boolean(), singleSignOn: Type.Boolean(), demo: Type.Boolean() }),
  }),
  signIn: defineRoute({
    method: 'POST',
    path: '/sign-in',
    title: '用登录名和密码登录',
    access: 'public',
    ratePerMinute: guessesPerMinute,
    body: Type.Object({ login: FilledLine(64), password: Password }),
    response: Next,
    refusals: ['sign-in.failed', 'sign-in.locked', 'sign-in.suspended'],
  }),
  secondFactor: defineRoute({
    method: 'POST',
    path: '/sign-in/second-factor',
    title: '输入动态口令或恢复码完成登录',
    access: 'signed-in',
    ratePerMinute: guessesPerMinute,
    body: Type.Object({ code: CodeOrRecovery }),
    response: Next,
    refusals: [
      'sign-in.code-wrong',
      'sign-in.code-used',
      'sign-in.recovery-wrong',
      'sign-in.locked',
      'sign-in.factor-not-asked',
    ],
  }),
  singleSignOn: defineRoute({
    method: 'GET',
    path: '/sign-in/single-sign-on',
    title: '转到统一身份认证',
    access: 'public',
    ratePerMinute: guessesPerMinute,
    response: Type.Unknown(),
    refusals: ['sign-in.sso-off', 'sign-in.sso-failed'],
  }),
  singleSignOnReturn: defineRoute({
    method: 'GET',
    path: '/sign-in/single-sign-on/return',
    title: '从统一身份认证返回',
    access: 'public',
    ratePerMinute: guessesPerMinute,
    // What the provider adds is its own business; only the library reads it.
    query: Type.Object(
      {
        code: Type.Optional(Type.String({ maxLength: 4000 })),
        state: Type.Optional(Type.String({ maxLength: 500 })),
      },
      { additionalProperties: true },
    ),
    response: Type.Unknown(),
    refusals: ['sign-in.sso-off', 'sign-in.sso-failed', 'sign-in.sso-unknown'],
  }),
  signOut: defineRoute({
    method: 'POST',
    path: '/sign-out',
    title: '退出登录',
    access: 'signed-in',
    response: Nothing,
  }),
  checkLink: defineRoute({
    method: 'POST',
    path: '/one-time-links/check',
    title: '查看一次性链接的用途',
    access: 'public',
    ratePerMinute: guessesPerMinute,
    body: Type.Object({ token: Token }),
    response: Type.Object({
      purpose: OneOf(['first-administrator', 'password-reset']),
      login: OrNull(Type.String()),
      org: OrNull(Type.Object({ code: Type.String(), name: Type.String() })),
      expiresAt: Instant,
    }),
    refusals: ['sign-in.link-spent'],
  }),
  firstAdministrator: defineRoute({
    method: 'POST',
    path: '/one-time-links/first-administrator',
    title: '建立供电单位和首位系统管理员',
    access: 'public',
    ratePerMinute: guessesPerMinute,
    body: Type.Object({
      token: Token,
      orgCode: Line(4),
      orgName: Line(60),
      name: FilledLine(40),
      employeeNo: FilledLine(20),
      phone: Phone,
      login: Line(64),
      password: NewPassword,
    }),
    response: Next,
    refusals: [
      'sign-in.link-spent',
      'sign-in.login-malformed',
      'organisation.org-code-malformed',
      'organisation.unit-name-length',
      'organisation.password-short',
      'organisation.password-common',
    ],
  }),
  resetPassword: defineRoute({
    method: 'POST',
    path: '/one-time-links/password-reset',
    title: '通过链接设置密码',
    access: 'public',
    ratePerMinute: guessesPerMinute,
    body: Type.Object({ token: Token, password: NewPassword }),
    response: Nothing,
    refusals: ['sign-in.link-spent', 'organisation.password-short', 'organisation.password-common'],
  }),
  me: defineRoute({
    method: 'GET',
    path: '/me',
    title: '查看本人信息',
    access: 'signed-in',
    response: Me,
  }),
  changePassword: defineRoute({
    method: 'POST',
    path: '/me/password',
    title: '修改本人密码',
    access: 'signed-in',
    ratePerMinute: guessesPerMinute,
    body: Type.Object({ current: Password, password: NewPassword }),
    response: Nothing,
    refusals: [
      'sign-in.password-wrong',
      'sign-in.password-same',
      'sign-in.password-absent',
      'sign-in.locked',
      'organisation.password-short',
      'organisation.password-common',
      'organisation.password-contains-login',
    ],
  }),
  mySessions: defineRoute({
    method: 'GET',
    path: '/me/sessions',
    title: '查看本人的登录会话',
    access: 'signed-in',
    response: SessionList,
  }),
  endMySession: defineRoute({
    method: 'DELETE',
    path: '/me/sessions/:sessionId',
    title: '结束本人的一个会话',
    access: 'signed-in',
    params: Type.Object({ sessionId: Uuid }),
    response: Nothing,
  }),
  endMyOtherSessions: defineRoute({
    method: 'DELETE',
    path: '/me/sessions',
    title: '结束本人的其他会话',
    access: 'signed-in',
    response: Type.Object({ ended: Type.Integer() }),
  }),
  beginSecondFactor: defineRoute({
    method: 'POST',
    path: '/me/second-factor',
    title: '开始设置动态口令',
    access: 'signed-in',
    ratePerMinute: guessesPerMinute,
    body: Type.Object({ password: Password }),
    response: Type.Object({ secret: Type.String(), uri: Type.String(), qrSvg: Type.String() }),
    refusals: ['sign-in.password-wrong', 'sign-in.password-absent', 'sign-in.factor-on', 'sign-in.locked'],
  }),
  confirmSecondFactor: defineRoute({
    method: 'POST',
    path: '/me/second-factor/confirm',
    title: '确认启用动态口令',
    access: 'signed-in',
    ratePerMinute: guessesPerMinute,
    body: Type.Object({ code: Code }),
    response: RecoveryCodes,
    refusals: ['sign-in.code-wrong', 'sign-in.factor-on', 'sign-in.factor-off', 'sign-in.locked'],
  }),
  readSecondFactor: defineRoute({
    method: 'GET',
    path: '/me/second-factor',
    title: '查看本人的动态口令',
    access: 'signed-in',
    response: Type.Object({ since: OrNull(Instant), recoveryCodesLeft: Type.Integer() }),
  }),
  renewRecoveryCodes: defineRoute({
    method: 'POST',
    path: '/me/second-factor/recovery-codes',
    title: '重新生成恢复码',
    access: 'signed-in',
    ratePerMinute: guessesPerMinute,
    body: Type.Object({ code: Code }),
    response: RecoveryCodes,
    refusals: ['sign-in.code-wrong', 'sign-in.code-used', 'sign-in.factor-off', 'sign-in.locked'],
  }),
  removeSecondFactor: defineRoute({
    method: 'POST',
    path: '/me/second-factor/remove',
    title: '停用本人的动态口令',
    access: 'signed-in',
    ratePerMinute: guessesPerMinute,
    body: Type.Object({ code: CodeOrRecovery }),
    response: Nothing,
    refusals: [
      'sign-in.code-wrong',
      'sign-in.code-used',
      'sign-in.recovery-wrong',
      'sign-in.factor-off',
      'sign-in.locked',
    ],
  }),
} as const;
