import { Type } from 'typebox';
import { consentPurposes } from '#domain/customers/care/consent.ts';
import { WordOf } from './customer-bodies.ts';
import {
  CaseDoing,
  CaseSurvey,
  doingRefusals,
  PortalCase,
  slotRefusals,
  surveyRefusals,
  VisitSlots,
} from './portal-case.ts';
import { Code, OnlineAccepted, OnlinePreview, OnlineRequest } from './portal.ts';
import { defineRoute } from './route.ts';
import { SurveyThanks } from './visit-survey.ts';
import {
  CalendarDay,
  Cursor,
  FormAnswers,
  Instant,
  OneOf,
  OrNull,
  Page,
  PageSize,
  Phone,
  Uuid,
  Words,
} from './shapes.ts';

/** The customer's own side of the online hall; every answer is about the signed-in customer and nobody else. */

const orderParams = Type.Object({ orderId: Uuid });
const Nothing = Type.Object({});

const OwnContact = Type.Object({
  contactId: Uuid,
  name: Type.String(),
  phone: OrNull(Type.String()),
  email: OrNull(Type.String()),
  address: OrNull(Type.String()),
  purposes: Type.Array(Type.String()),
  channel: Type.String(),
});

const OwnAccount = Type.Object({
  accountId: Uuid,
  accountNo: Type.String(),
  status: Type.String(),
  openedOn: CalendarDay,
  points: Type.Array(
    Type.Object({
      address: Type.String(),
      voltage: Type.String(),
      capacityVa: Type.Integer(),
      useKind: Type.String(),
      meterNo: OrNull(Type.String()),
      status: Type.String(),
    }),
  ),
});

/** The customer's file as they see it; masked unless they have just shown that they hold the phone. */
export const OwnFile = Type.Object({
  unit: Type.Object({ code: Type.String(), name: Type.String() }),
  name: Type.String(),
  kind: Type.String(),
  masked: Type.Boolean(),
  documentNumber: OrNull(Type.String()),
  specialNeeds: Type.Array(Type.String()),
  contacts: Type.Array(OwnContact),
  accounts: Type.Array(OwnAccount),
  currentAccountId: OrNull(Uuid),
  demo: Type.Boolean(),
});

export const ownFile = defineRoute({
  method: 'GET',
  path: '/portal/me',
  title: '网上营业厅:我的资料',
  access: 'customer',
  response: OwnFile,
});

export const customerSignOut = defineRoute({
  method: 'POST',
  path: '/portal/me/sign-out',
  title: '网上营业厅:退出登录',
  access: 'customer',
  response: Nothing,
});

export const ownSessions = defineRoute({
  method: 'GET',
  path: '/portal/me/sessions',
  title: '网上营业厅:我登录过的设备',
  access: 'customer',
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        sessionId: Uuid,
        current: Type.Boolean(),
        createdAt: Instant,
        lastSeenAt: Instant,
        address: Type.String(),
        userAgent: Type.String(),
      }),
    ),
  }),
});

export const endOwnSession = defineRoute({
  method: 'DELETE',
  path: '/portal/me/sessions/:sessionId',
  title: '网上营业厅:结束一个登录',
  access: 'customer',
  params: Type.Object({ sessionId: Uuid }),
  response: Nothing,
});

export const switchAccount = defineRoute({
  method: 'PUT',
  path: '/portal/me/account',
  title: '网上营业厅:切换户号',
  access: 'customer',
  body: Type.Object({ accountId: Uuid }),
  response: Nothing,
});

/** A code to the phone of the sign-in, or to the new phone that shall take its place. */
export const askOwnCode = defineRoute({
  method: 'POST',
  path: '/portal/me/codes',
  title: '网上营业厅:获取本人操作验证码',
  access: 'customer',
  ratePerMinute: 30,
  body: Type.Union([
    Type.Object({ purpose: OneOf(['reveal', 'old-phone']) }),
    Type.Object({ purpose: Type.Literal('new-phone'), phone: Phone }),
  ]),
  response: Type.Object({ codeId: Uuid, expiresAt: Instant, demoCode: OrNull(Type.String()) }),
  refusals: ['portal.too-often', 'portal.phone-not-mobile'],
});

export const revealOwn = defineRoute({
  method: 'POST',
  path: '/portal/me/reveal',
  title: '网上营业厅:查看本人完整资料(留痕)',
  access: 'customer',
  body: Type.Object({ codeId: Uuid, code: Code }),
  response: OwnFile,
  refusals: ['portal.code-wrong', 'portal.too-often'],
});

export const changeOwnPhone = defineRoute({
  method: 'POST',
  path: '/portal/me/phone',
  title: '网上营业厅:更换登记的手机号码',
  access: 'customer',
  body: Type.Object({
    commandId: Uuid,
    old: Type.Object({ codeId: Uuid, code: Code }),
    fresh: Type.Object({ codeId: Uuid, code: Code }),
  }),
  response: OwnFile,
  refusals: ['portal.code-wrong', 'portal.too-often', 'portal.same-phone'],
});

/** Names and addresses are put right by staff, who look at the papers: the wish becomes an order. */
export const askCorrection = defineRoute({
  method: 'POST',
  path: '/portal/me/corrections',
  title: '网上营业厅:申请更正资料',
  access: 'customer',
  body: Type.Object({
    orderId: Uuid,
    what: OneOf(['name', 'address', 'document', 'needs', 'other']),
    text: Words,
  }),
  response: OnlineAccepted,
});

const OwnConsent = Type.Object({
  consentId: Uuid,
  /** Which wording was agreed to, and its words; null for one this program never showed. */
  version: Type.String(),
  text: OrNull(Type.String()),
  givenAt: Instant,
  givenChannel: Type.String(),
  withdrawnAt: OrNull(Instant),
  withdrawnChannel: OrNull(Type.String()),
});

const ConsentPurpose = WordOf(consentPurposes);

/** What the customer may agree to, purpose by purpose, and what they agreed to so far (PIPL 15: as easily taken back as given). */
export const OwnConsents = Type.Object({
  items: Type.Array(
    Type.Object({
      purpose: ConsentPurpose,
      title: Type.String(),
      /** The wording of today. */
      offered: Type.Object({ version: Type.String(), text: Type.String() }),
      inForce: OrNull(OwnConsent),
      /** Those no longer in force, the newest first. */
      earlier: Type.Array(OwnConsent),
    }),
  ),
});

export const ownConsents = defineRoute({
  method: 'GET',
  path: '/portal/me/consents',
  title: '网上营业厅:我的授权与同意',
  access: 'customer',
  response: OwnConsents,
});

export const giveOwnConsent = defineRoute({
  method: 'POST',
  path: '/portal/me/consents',
  title: '网上营业厅:同意一项授权',
  access: 'customer',
  body: Type.Object({
    commandId: Uuid,
    consentId: Uuid,
    purpose: ConsentPurpose,
    /** The wording that stood on the screen; refused when it is no longer today's. */
    version: Type.String({ maxLength: 40 }),
  }),
  response: OwnConsents,
  refusals: ['portal.consent-text-changed', 'customer.consent-given', 'conflict.id-reused'],
});

export const withdrawOwnConsent = defineRoute({
  method: 'POST',
  path: '/portal/me/consents/:consentId/withdraw',
  title: '网上营业厅:撤回一项授权',
  access: 'customer',
  params: Type.Object({ consentId: Uuid }),
  body: Type.Object({ commandId: Uuid }),
  response: OwnConsents,
  refusals: ['customer.consent-withdrawn', 'conflict.id-reused'],
});

const CaseLine = Type.Object({
  orderId: Uuid,
  orderNo: Type.String(),
  title: Type.String(),
  status: Type.String(),
  open: Type.Boolean(),
  acceptedAt: Instant,
  dueAt: OrNull(Instant),
});

export const ownCases = defineRoute({
  method: 'GET',
  path: '/portal/me/cases',
  title: '网上营业厅:我的业务',
  access: 'customer',
  query: Type.Object({ cursor: Cursor, size: PageSize }),
  response: Page(CaseLine),
});

export const ownCase = defineRoute({
  method: 'GET',
  path: '/portal/me/cases/:orderId',
  title: '网上营业厅:我的一件业务',
  access: 'customer',
  params: orderParams,
  response: PortalCase,
});

export const ownDo = defineRoute({
  method: 'POST',
  path: '/portal/me/cases/:orderId/do',
  title: '网上营业厅:催办、补充、改约、办理、撤回本人业务',
  access: 'customer',
  params: orderParams,
  body: CaseDoing,
  response: PortalCase,
  refusals: [...doingRefusals],
});

export const ownPreview = defineRoute({
  method: 'POST',
  path: '/portal/me/requests/preview',
  title: '网上营业厅:登录后提交前检查',
  access: 'customer',
  body: OnlineRequest,
  response: OnlinePreview,
  refusals: ['portal.kind-closed'],
});

export const ownSubmit = defineRoute({
  method: 'POST',
  path: '/portal/me/requests',
  title: '网上营业厅:登录后提交业务',
  access: 'customer',
  body: OnlineRequest,
  response: OnlineAccepted,
  refusals: ['portal.kind-closed', 'portal.too-often'],
});

/** Visits: the time wished for, or agreed; what to do about it goes the way of the order. */
export const ownBookings = defineRoute({
  method: 'GET',
  path: '/portal/me/bookings',
  title: '网上营业厅:我的预约',
  access: 'customer',
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        orderId: Uuid,
        orderNo: Type.String(),
        title: Type.String(),
        what: OneOf(['wished', 'agreed']),
        /** As it was entered, `2026-10-12T09:30`. */
        at: Type.String(),
        may: Type.Object({ cancel: Type.Boolean(), rebook: Type.Boolean() }),
      }),
    ),
  }),
});

export const ownSurvey = defineRoute({
  method: 'GET',
  path: '/portal/me/cases/:orderId/survey',
  title: '网上营业厅:本人业务的评价',
  access: 'customer',
  params: orderParams,
  response: CaseSurvey,
});

export const ownAnswer = defineRoute({
  method: 'POST',
  path: '/portal/me/cases/:orderId/survey',
  title: '网上营业厅:评价本人业务',
  access: 'customer',
  params: orderParams,
  body: Type.Object({ values: FormAnswers }),
  response: SurveyThanks,
  refusals: [...surveyRefusals],
});

export const ownSlots = defineRoute({
  method: 'GET',
  path: '/portal/me/cases/:orderId/slots',
  title: '网上营业厅:本人业务可改约的上门时间',
  access: 'customer',
  params: orderParams,
  response: VisitSlots,
  refusals: [...slotRefusals],
});

export const ownNotices = defineRoute({
  method: 'GET',
  path: '/portal/me/notices',
  title: '网上营业厅:我的通知',
  access: 'customer',
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        noticeId: Uuid,
        orderId: OrNull(Uuid),
        subject: Type.String(),
        body: Type.String(),
        at: Instant,
      }),
    ),
  }),
});

/** Everything stored about the customer: for a program (JSON) or to be read (a page to print). Recorded. */
export const ownDataJson = defineRoute({
  method: 'GET',
  path: '/portal/me/data.json',
  title: '网上营业厅:下载本人全部资料(数据)',
  access: 'customer',
  ratePerMinute: 6,
  response: Type.Unknown(),
  produces: 'application/octet-stream',
});

export const ownDataPage = defineRoute({
  method: 'GET',
  path: '/portal/me/data.html',
  title: '网上营业厅:下载本人全部资料(可阅读)',
  access: 'customer',
  ratePerMinute: 6,
  response: Type.Unknown(),
  produces: 'application/octet-stream',
});
