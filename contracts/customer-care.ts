import { Type, type Static } from 'typebox';
import { consentChannels, consentPurposes } from '#domain/customers/care/consent.ts';
import { dangerKinds } from '#domain/customers/care/danger.ts';
import { visitWays } from '#domain/customers/care/visit-plan.ts';
import { WordOf } from './customer-bodies.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDay,
  change,
  Cursor,
  Instant,
  Line,
  OneOf,
  OrNull,
  Page,
  PageSize,
  Uuid,
  Words,
} from './shapes.ts';

const CustomerParams = Type.Object({ customerId: Uuid });
const Reason = Type.String({ minLength: 1, maxLength: 200 });

export const Consent = Type.Object({
  consentId: Uuid,
  purpose: Type.String(),
  version: Type.String(),
  text: OrNull(Type.String()),
  givenAt: Instant,
  givenChannel: Type.String(),
  givenTo: OrNull(Type.String()),
  withdrawnAt: OrNull(Instant),
  withdrawnChannel: OrNull(Type.String()),
  withdrawnTo: OrNull(Type.String()),
});

export const DangerSign = Type.Object({
  dangerId: Uuid,
  kind: Type.String(),
  words: Type.String(),
  notedAt: Instant,
  notedBy: OrNull(Type.String()),
  untilDay: OrNull(CalendarDay),
  shown: Type.Boolean(),
  endedAt: OrNull(Instant),
  endedBy: OrNull(Type.String()),
  endReason: OrNull(Type.String()),
});
export type DangerSign = Static<typeof DangerSign>;

const Problem = Type.Object({
  problemId: Uuid,
  words: Type.String(),
  status: OneOf(['open', 'solved']),
  notedAt: Instant,
  orderNo: OrNull(Type.String()),
  solvedAt: OrNull(Instant),
  solution: OrNull(Type.String()),
});

export const visitStatuses = ['due', 'done', 'cancelled'] as const;

const Visit = Type.Object({
  visitId: Uuid,
  dueOn: CalendarDay,
  status: OneOf(visitStatuses),
  origin: OneOf(['plan', 'staff']),
  staff: OrNull(Type.String()),
  doneAt: OrNull(Instant),
  way: OrNull(Type.String()),
  satisfaction: OrNull(Type.Integer()),
  finding: OrNull(Type.String()),
  revision: Type.Integer(),
  problems: Type.Array(Problem),
});
export type Visit = Static<typeof Visit>;

/** What the page of a customer shows beside the file: agreements, what to mind, who looks after them. */
export const CustomerCare = Type.Object({
  consents: Type.Array(Consent),
  dangers: Type.Array(DangerSign),
  visits: Type.Array(Visit),
  nextVisitOn: OrNull(CalendarDay),
});
export type CustomerCare = Static<typeof CustomerCare>;

/** What whoever serves the customer must know before they meet. */
const Cautions = Type.Object({
  keyGrade: OrNull(Type.String()),
  specialNeeds: Type.Array(Type.String()),
  managerName: OrNull(Type.String()),
  dangers: Type.Array(
    Type.Object({ dangerId: Uuid, kind: Type.String(), words: Type.String(), untilDay: OrNull(CalendarDay) }),
  ),
});

const VisitLine = Type.Object({
  visitId: Uuid,
  customerId: Uuid,
  customer: Type.String(),
  keyGrade: OrNull(Type.String()),
  staff: OrNull(Type.String()),
  dueOn: CalendarDay,
  overdue: Type.Boolean(),
  status: OneOf(visitStatuses),
  doneAt: OrNull(Instant),
  way: OrNull(Type.String()),
  satisfaction: OrNull(Type.Integer()),
  finding: OrNull(Type.String()),
  openProblems: Type.Integer(),
  revision: Type.Integer(),
});
export type VisitLine = Static<typeof VisitLine>;

const ProblemLine = Type.Object({
  ...Problem.properties,
  visitId: Uuid,
  customerId: Uuid,
  customer: Type.String(),
  staff: OrNull(Type.String()),
});
export type ProblemLine = Static<typeof ProblemLine>;

const CaredFor = Type.Object({
  customerId: Uuid,
  name: Type.String(),
  kind: Type.String(),
  keyGrade: OrNull(Type.String()),
  specialNeeds: Type.Array(Type.String()),
  managerStaffId: OrNull(Uuid),
  managerName: OrNull(Type.String()),
  accounts: Type.Integer(),
  lastVisitOn: OrNull(CalendarDay),
  dueOn: OrNull(CalendarDay),
  satisfaction: OrNull(Type.Integer()),
  openProblems: Type.Integer(),
});
export type CaredFor = Static<typeof CaredFor>;

export const customerCareRoutes = {
  care: defineRoute({
    method: 'GET',
    path: '/customers/:customerId/care',
    title: '查看客户授权、提示与走访',
    access: 'customer.view',
    params: CustomerParams,
    response: CustomerCare,
  }),
  cautions: defineRoute({
    method: 'GET',
    path: '/customers/:customerId/cautions',
    title: '查看服务该客户前须知',
    access: 'customer.view',
    params: CustomerParams,
    response: Cautions,
  }),
  giveConsent: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/consents',
    title: '登记客户授权',
    access: 'customer.edit',
    params: CustomerParams,
    body: Type.Object({
      commandId: Uuid,
      consentId: Uuid,
      purpose: WordOf(consentPurposes),
      channel: WordOf(consentChannels),
    }),
    response: CustomerCare,
    refusals: ['conflict.id-reused', 'customer.consent-given', 'customer.merged'],
  }),
  withdrawConsent: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/consents/:consentId/withdraw',
    title: '登记撤回授权',
    access: 'customer.edit',
    params: Type.Object({ customerId: Uuid, consentId: Uuid }),
    body: Type.Object({ commandId: Uuid, channel: WordOf(consentChannels) }),
    response: CustomerCare,
    refusals: ['conflict.id-reused', 'customer.consent-withdrawn', 'customer.merged'],
  }),
  noteDanger: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/dangers',
    title: '登记危险提示',
    // Whoever stood before the dog notes it: crews have no permission to edit the file.
    access: 'customer.view',
    params: CustomerParams,
    body: Type.Object({
      commandId: Uuid,
      dangerId: Uuid,
      kind: WordOf(dangerKinds),
      words: Reason,
      untilDay: Type.Optional(OrNull(CalendarDay)),
    }),
    response: CustomerCare,
    refusals: ['conflict.id-reused', 'customer.danger-day-past', 'customer.merged'],
  }),
  endDanger: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/dangers/:dangerId/end',
    title: '解除危险提示',
    access: 'customer.edit',
    params: Type.Object({ customerId: Uuid, dangerId: Uuid }),
    body: Type.Object({ commandId: Uuid, reason: Reason }),
    response: CustomerCare,
    refusals: ['conflict.id-reused', 'customer.danger-over', 'customer.merged'],
  }),
  caredFor: defineRoute({
    method: 'GET',
    path: '/customer-care/customers',
    title: '客户经理名下的客户',
    access: 'customer.care',
    query: Type.Object({
      scope: Type.Optional(OneOf(['mine', 'managed', 'key', 'key-unmanaged'])),
      managerStaffId: Type.Optional(Uuid),
      keyGrade: Type.Optional(Type.String({ maxLength: 20 })),
      cursor: Cursor,
      size: PageSize,
    }),
    response: Page(CaredFor),
  }),
  assignManager: defineRoute({
    method: 'POST',
    path: '/customer-care/manager',
    title: '指定客户经理(可批量)',
    access: 'customer.care',
    body: Type.Object({
      commandId: Uuid,
      customerIds: Type.Array(Uuid, { minItems: 1, maxItems: 200 }),
      managerStaffId: OrNull(Uuid),
    }),
    response: Type.Object({ changed: Type.Integer(), same: Type.Integer() }),
    refusals: ['conflict.id-reused', 'customer.manager-unknown', 'customer.merged'],
  }),
  visits: defineRoute({
    method: 'GET',
    path: '/customer-care/visits',
    title: '客户走访计划与结果',
    access: 'customer.care',
    query: Type.Object({
      scope: Type.Optional(OneOf(['mine', 'all'])),
      status: Type.Optional(OneOf(visitStatuses)),
      satisfaction: Type.Optional(OneOf(['1', '2', '3', '4', '5'])),
      cursor: Cursor,
      size: PageSize,
    }),
    response: Page(VisitLine),
  }),
  problems: defineRoute({
    method: 'GET',
    path: '/customer-care/problems',
    title: '走访发现的问题',
    access: 'customer.care',
    query: Type.Object({ status: Type.Optional(OneOf(['open', 'solved'])), cursor: Cursor, size: PageSize }),
    response: Page(ProblemLine),
  }),
  figures: defineRoute({
    method: 'GET',
    path: '/customer-care/figures',
    title: '走访统计',
    access: 'customer.care',
    response: Type.Object({
      due: Type.Integer(),
      overdue: Type.Integer(),
      doneIn90Days: Type.Integer(),
      satisfactionMean: OrNull(Type.Number()),
      openProblems: Type.Integer(),
      keyUnmanaged: Type.Integer(),
    }),
  }),
  planVisit: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/visits',
    title: '安排走访',
    access: 'customer.care',
    params: CustomerParams,
    body: Type.Object({ commandId: Uuid, visitId: Uuid, dueOn: CalendarDay, staffId: Type.Optional(Uuid) }),
    response: CustomerCare,
    refusals: [
      'conflict.id-reused',
      'customer.visit-day-past',
      'customer.manager-unknown',
      'customer.merged',
    ],
  }),
  recordVisit: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/visits/:visitId/result',
    title: '登记走访结果',
    access: 'customer.care',
    params: Type.Object({ customerId: Uuid, visitId: Uuid }),
    body: Type.Object({
      ...change,
      way: WordOf(visitWays),
      satisfaction: Type.Integer({ minimum: 1, maximum: 5 }),
      finding: Words,
      problems: Type.Array(
        Type.Object({ problemId: Uuid, words: Type.String({ minLength: 1, maxLength: 500 }) }),
        {
          maxItems: 10,
        },
      ),
    }),
    response: CustomerCare,
    refusals: [
      'conflict.id-reused',
      'conflict.changed-meanwhile',
      'customer.visit-not-due',
      'customer.merged',
    ],
  }),
  cancelVisit: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/visits/:visitId/cancel',
    title: '取消走访',
    access: 'customer.care',
    params: Type.Object({ customerId: Uuid, visitId: Uuid }),
    body: Type.Object({ ...change, reason: Reason }),
    response: CustomerCare,
    refusals: [
      'conflict.id-reused',
      'conflict.changed-meanwhile',
      'customer.visit-not-due',
      'customer.merged',
    ],
  }),
  followProblem: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/problems/:problemId',
    title: '跟进走访问题',
    access: 'customer.care',
    params: Type.Object({ customerId: Uuid, problemId: Uuid }),
    body: Type.Object({
      commandId: Uuid,
      /** Number of the order that was opened for it. */
      orderNo: Type.Optional(Line(20)),
      /** With it the problem is solved. */
      solution: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    }),
    response: CustomerCare,
    refusals: ['conflict.id-reused', 'customer.problem-solved', 'customer.merged'],
  }),
} as const;
