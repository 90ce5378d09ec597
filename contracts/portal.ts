import { Type } from 'typebox';
import { regions } from '#domain/promises/promise.ts';
import { MissingPaper, PromisedClock, SimilarOrder } from './requests.ts';
import { defineRoute } from './route.ts';
import { FilledLine, FormAnswers, Instant, Line, OneOf, OrNull, Phone, Revision, Uuid } from './shapes.ts';

/** Code of a supply unit, as it stands in front of its numbers. */
const UnitCode = Type.String({ pattern: '^[0-9]{4}$' });
const unitParams = Type.Object({ unit: UnitCode });
export const Code = Type.String({ pattern: '^[0-9]{6}$' });
/** What a right code gives: half an hour with one phone, or one case. */
export const Pass = Type.String({ minLength: 20, maxLength: 600, pattern: '^[A-Za-z0-9+/=]+$' });
const Both = Type.Object({ zh: Type.String(), en: Type.String() });

/** The captcha's answer: the sealed challenge and the number found (domain/portal/proof-of-work.ts). */
export const Proof = Type.Object({
  challenge: Type.String({ maxLength: 300, pattern: '^[A-Za-z0-9+/=]+$' }),
  nonce: Type.Integer({ minimum: 0 }),
});

export const PortalUnit = Type.Object({
  code: UnitCode,
  name: Type.String(),
  /** Places it serves, in words to search in. */
  serves: Type.String(),
});

export const PortalUnitPage = Type.Object({
  ...PortalUnit.properties,
  welcome: Type.String(),
  hours: Type.String(),
  phones: Type.Array(Type.Object({ title: Type.String(), phone: Type.String() })),
  demo: Type.Boolean(),
});

export const portalUnits = defineRoute({
  method: 'GET',
  path: '/portal/units',
  title: '网上营业厅:可办理的供电单位',
  access: 'public',
  ratePerMinute: 120,
  response: Type.Object({ items: Type.Array(PortalUnit) }),
});

export const portalUnit = defineRoute({
  method: 'GET',
  path: '/portal/units/:unit',
  title: '网上营业厅:供电单位首页',
  access: 'public',
  ratePerMinute: 120,
  params: unitParams,
  response: PortalUnitPage,
  refusals: ['portal.unit-unknown'],
});

export const portalCommitments = defineRoute({
  method: 'GET',
  path: '/portal/units/:unit/commitments',
  title: '网上营业厅:现行服务承诺',
  access: 'public',
  ratePerMinute: 120,
  params: unitParams,
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        promiseId: Type.String(),
        title: Both,
        concerns: Type.String(),
        starts: Type.String(),
        stops: Type.String(),
        limits: Type.Array(Type.Object({ region: OrNull(OneOf(regions)), text: Both })),
      }),
    ),
  }),
  refusals: ['portal.unit-unknown'],
});

export const portalChallenge = defineRoute({
  method: 'POST',
  path: '/portal/challenges',
  title: '网上营业厅:领取安全校验题',
  access: 'public',
  ratePerMinute: 120,
  response: Type.Object({
    challenge: Type.String(),
    salt: Type.String(),
    bits: Type.Integer(),
    expiresAt: Instant,
  }),
});

const codeAnswer = Type.Object({
  codeId: Uuid,
  expiresAt: Instant,
  /** Only in a demonstration, where no message leaves the house. */
  demoCode: OrNull(Type.String()),
});

/** The answer is the same whether the case or the account exists: the code goes to the phone on file, or nowhere. */
export const askCode = defineRoute({
  method: 'POST',
  path: '/portal/codes',
  title: '网上营业厅:获取短信验证码',
  access: 'public',
  ratePerMinute: 30,
  body: Type.Object({
    unit: UnitCode,
    proof: Proof,
    about: Type.Union([
      Type.Object({ purpose: Type.Literal('contact'), phone: Phone }),
      Type.Object({ purpose: Type.Literal('follow'), orderNo: FilledLine(40) }),
      Type.Object({ purpose: Type.Literal('sign-in'), accountNo: FilledLine(40) }),
    ]),
  }),
  response: codeAnswer,
  refusals: ['portal.unit-unknown', 'portal.proof-missing', 'portal.too-often', 'portal.phone-not-mobile'],
});

const TypedCode = Type.Object({ unit: UnitCode, codeId: Uuid, code: Code });

/** Exchanges the code for a pass that lasts half an hour: a form is filled in or a case read with it. */
export const checkCode = defineRoute({
  method: 'POST',
  path: '/portal/codes/check',
  title: '网上营业厅:核对短信验证码',
  access: 'public',
  ratePerMinute: 30,
  body: TypedCode,
  response: Type.Object({ pass: Pass, expiresAt: Instant }),
  refusals: ['portal.unit-unknown', 'portal.code-wrong', 'portal.too-often'],
});

export const portalSignIn = defineRoute({
  method: 'POST',
  path: '/portal/sign-in',
  title: '网上营业厅:客户登录',
  access: 'public',
  ratePerMinute: 30,
  body: TypedCode,
  response: Type.Object({ next: Type.Literal('home') }),
  refusals: ['portal.unit-unknown', 'portal.code-wrong', 'portal.too-often'],
});

/** What a customer sends in; the same with and without sign-in. */
export const OnlineRequest = Type.Object({
  /** Made by the browser: sent twice, it is one order. */
  orderId: Uuid,
  kind: Type.String({ maxLength: 64 }),
  values: FormAnswers,
  documents: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 }),
  attachmentIds: Type.Array(Uuid, { maxItems: 12 }),
  consent: Type.Optional(Type.Boolean()),
});

export const OnlineAccepted = Type.Object({
  orderNo: Type.String(),
  title: Type.String(),
  acceptedAt: Instant,
  promised: Type.Array(PromisedClock),
  missing: Type.Array(MissingPaper),
  outOfHours: OrNull(Type.String()),
  followUrl: Type.String(),
  /** The same address as a QR code, SVG. */
  qr: Type.String(),
});

export const OnlinePreview = Type.Object({
  faults: Type.Array(
    Type.Object({ field: OrNull(Type.String()), code: Type.String(), title: Type.String() }),
  ),
  missing: Type.Array(MissingPaper),
  promised: Type.Array(PromisedClock),
  /** Open orders of the same verified phone or the same customer (M3); nobody else's. */
  similar: Type.Array(SimilarOrder),
  outOfHours: OrNull(Type.String()),
});

const guestRequest = Type.Object({
  unit: UnitCode,
  request: OnlineRequest,
  /** Of the contact phone; not needed for a fault or an anonymous report. */
  pass: Type.Optional(Pass),
});

export const guestPreview = defineRoute({
  method: 'POST',
  path: '/portal/requests/preview',
  title: '网上营业厅:提交前检查',
  access: 'public',
  ratePerMinute: 60,
  body: guestRequest,
  response: OnlinePreview,
  refusals: ['portal.unit-unknown', 'portal.kind-closed'],
});

export const guestSubmit = defineRoute({
  method: 'POST',
  path: '/portal/requests',
  title: '网上营业厅:提交业务',
  access: 'public',
  ratePerMinute: 30,
  body: Type.Object({ ...guestRequest.properties, proof: Proof }),
  response: OnlineAccepted,
  refusals: [
    'portal.unit-unknown',
    'portal.kind-closed',
    'portal.proof-missing',
    'portal.phone-unverified',
    'portal.pass-expired',
    'portal.too-often',
  ],
});

/** Multipart: `unit`, `orderId` (of the request it is for), `attachmentId`, `label`, `file`. */
export const portalUpload = defineRoute({
  method: 'POST',
  path: '/portal/files',
  title: '网上营业厅:上传材料',
  access: 'public',
  ratePerMinute: 60,
  consumes: 'multipart/form-data',
  response: Type.Object({ attachmentId: Uuid, fileName: Type.String(), sizeBytes: Type.Integer() }),
  refusals: [
    'portal.unit-unknown',
    'portal.too-often',
    'portal.too-many-files',
    'portal.file-too-large',
    'file.missing',
    'file.empty',
    'file.too-large',
    'file.type-not-allowed',
    'file.damaged',
    'file.too-many-pixels',
    'file.active-content',
    'conflict.id-reused',
  ],
});

const Setting = Type.Object({
  isOpen: Type.Boolean(),
  welcome: Line(200),
  hours: Line(200),
  serves: Line(500),
  phones: Type.Array(Type.Object({ title: FilledLine(40), phone: Phone }), { maxItems: 10 }),
});

export const portalSetting = defineRoute({
  method: 'GET',
  path: '/portal-setting',
  title: '查看网上营业厅设置',
  access: 'organisation.view',
  response: Type.Object({ ...Setting.properties, revision: Type.Integer() }),
});

export const editPortalSetting = defineRoute({
  method: 'PUT',
  path: '/portal-setting',
  title: '修改网上营业厅设置',
  access: 'organisation.manage',
  body: Type.Object({
    ...Setting.properties,
    commandId: Uuid,
    revision: Type.Union([Revision, Type.Literal(0)]),
  }),
  response: Type.Object({ ...Setting.properties, revision: Type.Integer() }),
  refusals: ['conflict.changed-meanwhile'],
});
