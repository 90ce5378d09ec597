import { Type } from 'typebox';
import { verdicts, visitChannels, type Verdict, type VisitChannel } from '#domain/visits/verdict.ts';
import {
  allAttemptResults,
  allVisitStates,
  endReasons,
  type AttemptResult,
  type EndReason,
} from '#domain/visits/visit.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDay,
  Cursor,
  FormAnswers,
  Instant,
  Line,
  OneOf,
  OrNull,
  Page,
  PageSize,
  Revision,
  Uuid,
  Words,
} from './shapes.ts';

const State = OneOf(allVisitStates);
const Channel = OneOf(Object.keys(visitChannels) as readonly VisitChannel[]);
const Through = OneOf(['phone', 'survey', 'process']);
const Reason = OneOf(Object.keys(endReasons) as readonly EndReason[]);
const Rating = Type.Integer({ minimum: 1, maximum: 5 });
const Kind = Type.String({ maxLength: 64 });
const Result = OneOf([...allAttemptResults, 'answered']);

/** The order that came of a dissatisfied answer. */
export const FollowUpView = Type.Object({
  orderId: Uuid,
  orderNo: Type.String(),
  title: Type.String(),
  status: Type.String(),
});

/** One visit in a list; nothing that tells who the customer is. */
export const VisitLine = Type.Object({
  visitId: Uuid,
  visitNo: Type.String(),
  orderId: Uuid,
  orderNo: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  state: State,
  endReason: OrNull(Reason),
  channel: Through,
  unit: Type.String(),
  team: OrNull(Type.String()),
  handler: OrNull(Type.String()),
  contactName: OrNull(Type.String()),
  closedAt: Instant,
  dueAt: Instant,
  callAt: OrNull(Instant),
  callsInVain: Type.Integer(),
  claimedBy: OrNull(Type.Object({ staffId: Uuid, name: Type.String() })),
  satisfaction: OrNull(Rating),
  followUp: OrNull(FollowUpView),
  endedAt: OrNull(Instant),
});

const filters = {
  state: Type.Optional(OneOf([...allVisitStates, 'open'])),
  kind: Type.Optional(Kind),
  unitId: Type.Optional(Uuid),
  teamId: Type.Optional(Uuid),
  /** `mine`: claimed by the caller; `overdue`: later than it should be; `callable`: to be called now. */
  only: Type.Optional(OneOf(['mine', 'overdue', 'callable', 'dissatisfied', 'follow-up'])),
  /** First and last day of the closing. */
  from: Type.Optional(CalendarDay),
  to: Type.Optional(CalendarDay),
} as const;

export const listVisits = defineRoute({
  method: 'GET',
  path: '/visits',
  title: '回访列表',
  access: 'visit.view',
  query: Type.Object({ ...filters, cursor: Cursor, size: PageSize }),
  response: Page(VisitLine),
});

/** How the queue stands: what is to be called now, later, overdue, and out as a link. */
export const countVisits = defineRoute({
  method: 'GET',
  path: '/visits/counts',
  title: '回访待办数量',
  access: 'visit.view',
  response: Type.Object({
    callable: Type.Integer(),
    later: Type.Integer(),
    overdue: Type.Integer(),
    survey: Type.Integer(),
    mine: Type.Integer(),
    /** Whether customers may be called at this hour. */
    callingHour: Type.Boolean(),
  }),
});

const Command = Type.Object({ commandId: Uuid });
const VisitParams = Type.Object({ visitId: Uuid });

export const takeNextVisit = defineRoute({
  method: 'POST',
  path: '/visits/next',
  title: '领取下一件回访',
  access: 'visit.work',
  body: Command,
  response: Type.Object({ visitId: OrNull(Uuid) }),
});

const Attempt = Type.Object({
  attempt: Type.Integer(),
  at: Instant,
  by: OrNull(Type.String()),
  result: Result,
  note: OrNull(Type.String()),
  callAgainAt: OrNull(Instant),
});

export const VisitPage = Type.Object({
  ...VisitLine.properties,
  revision: Revision,
  /** Masked; `seePhone` shows it to whoever has claimed the visit. */
  contactPhone: OrNull(Type.String()),
  address: OrNull(Type.String()),
  customerId: OrNull(Uuid),
  outcome: OrNull(Type.String()),
  endTitle: OrNull(Type.String()),
  acceptedAt: Instant,
  confidential: Type.Boolean(),
  must: Type.Boolean(),
  attemptsMax: Type.Integer(),
  attempts: Type.Array(Attempt),
  questionnaire: Type.Integer(),
  answers: OrNull(FormAnswers),
  answeredThrough: OrNull(Through),
  answeredBy: OrNull(Type.String()),
  surveySentAt: OrNull(Instant),
  surveyExpiresAt: OrNull(Instant),
  /** Opens the closed order's promises and people: what was done, for the talk. */
  clocks: Type.Array(
    Type.Object({ title: Type.String(), kept: OrNull(Type.Boolean()), dueAt: OrNull(Instant) }),
  ),
  history: Type.Array(
    Type.Object({ at: Instant, title: Type.String(), actor: Type.String(), detail: OrNull(Type.String()) }),
  ),
});

export const readVisit = defineRoute({
  method: 'GET',
  path: '/visits/:visitId',
  title: '查看一件回访',
  access: 'visit.view',
  params: VisitParams,
  response: VisitPage,
});

const Changed = Type.Object({ visitId: Uuid, state: State, revision: Revision });

export const claimVisit = defineRoute({
  method: 'POST',
  path: '/visits/:visitId/claim',
  title: '领取回访',
  access: 'visit.work',
  params: VisitParams,
  body: Command,
  response: Changed,
  refusals: ['visit.held-by-other', 'visit.ended'],
});

export const releaseVisit = defineRoute({
  method: 'POST',
  path: '/visits/:visitId/release',
  title: '放回回访',
  access: 'visit.work',
  params: VisitParams,
  body: Command,
  response: Changed,
  refusals: ['visit.not-yours', 'visit.ended'],
});

/** The customer's name and number in clear, for whoever is about to call; the look is recorded. */
export const seePhone = defineRoute({
  method: 'POST',
  path: '/visits/:visitId/phone',
  title: '查看回访电话',
  access: 'visit.work',
  params: VisitParams,
  body: Command,
  response: Type.Object({ contactName: OrNull(Type.String()), contactPhone: OrNull(Type.String()) }),
  refusals: ['visit.not-yours', 'visit.ended'],
});

export const recordCall = defineRoute({
  method: 'POST',
  path: '/visits/:visitId/calls',
  title: '登记拨打结果',
  access: 'visit.work',
  params: VisitParams,
  body: Type.Object({
    commandId: Uuid,
    result: OneOf(allAttemptResults satisfies readonly AttemptResult[]),
    note: Type.Optional(Line(200)),
    callAgainAt: Type.Optional(Instant),
  }),
  response: Changed,
  refusals: [
    'visit.not-yours',
    'visit.ended',
    'visit.call-again-missing',
    'visit.call-again-past',
    'visit.call-again-hours',
  ],
});

export const answerVisit = defineRoute({
  method: 'POST',
  path: '/visits/:visitId/answer',
  title: '登记客户评价',
  access: 'visit.work',
  params: VisitParams,
  body: Type.Object({ commandId: Uuid, values: FormAnswers }),
  response: Type.Object({ ...Changed.properties, followUp: OrNull(FollowUpView) }),
  refusals: ['visit.not-yours', 'visit.ended'],
});

export const correctVisit = defineRoute({
  method: 'POST',
  path: '/visits/:visitId/correction',
  title: '更正客户评价',
  access: 'visit.work',
  params: VisitParams,
  body: Type.Object({ commandId: Uuid, revision: Revision, values: FormAnswers, reason: Words }),
  response: Type.Object({ ...Changed.properties, followUp: OrNull(FollowUpView) }),
  refusals: ['visit.not-answered', 'conflict.changed-meanwhile'],
});

/** Why an order was or was not visited, closing by closing, with what it takes to recompute the draw. */
const Draw = Type.Object({
  closing: Type.Integer(),
  verdict: OneOf(Object.keys(verdicts) as readonly Verdict[]),
  seed: Type.String(),
  permille: Type.Integer(),
  drawnNumber: Type.Integer(),
  settingVersion: Type.Integer(),
  decidedAt: Instant,
});

export const visitsOfOrder = defineRoute({
  method: 'GET',
  path: '/orders/:orderId/return-visits',
  title: '工单的回访',
  access: 'order.view',
  params: Type.Object({ orderId: Uuid }),
  response: Type.Object({ items: Type.Array(VisitLine), draws: Type.Array(Draw) }),
});

export const visitsOfCustomer = defineRoute({
  method: 'GET',
  path: '/customers/:customerId/return-visits',
  title: '客户的回访',
  access: 'customer.view',
  params: Type.Object({ customerId: Uuid }),
  response: Type.Object({ items: Type.Array(VisitLine) }),
});

export const rateDimensions = ['unit', 'team', 'kind', 'month'] as const;
const Count = Type.Integer({ minimum: 0 });

export const VisitFigures = Type.Object({
  due: Count,
  visited: Count,
  reached: Count,
  rated: Count,
  satisfied: Count,
  ratingSum: Count,
  promiseAsked: Count,
  promiseKept: Count,
  followUps: Count,
  visitedPermille: OrNull(Count),
  reachedPermille: OrNull(Count),
  satisfiedPermille: OrNull(Count),
  promiseKeptPermille: OrNull(Count),
  ratingHundredths: OrNull(Count),
});

const period = { from: Type.Optional(CalendarDay), to: Type.Optional(CalendarDay) } as const;

const rateQuery = Type.Object({
  ...period,
  by: Type.Optional(OneOf(rateDimensions)),
  unitId: Type.Optional(Uuid),
  kind: Type.Optional(Kind),
});

export const readVisitRates = defineRoute({
  method: 'GET',
  path: '/visit-rates',
  title: '回访率与满意度',
  access: 'visit.view',
  query: rateQuery,
  response: Type.Object({
    from: CalendarDay,
    to: CalendarDay,
    by: OneOf(rateDimensions),
    total: VisitFigures,
    /** Of repaired faults alone: every one is to be visited. */
    faults: VisitFigures,
    rows: Type.Array(Type.Object({ key: Type.String(), title: Type.String(), ...VisitFigures.properties })),
    months: Type.Array(Type.Object({ month: Type.String(), ...VisitFigures.properties })),
  }),
});

export const exportVisitRates = defineRoute({
  method: 'GET',
  path: '/visit-rates.csv',
  title: '导出回访率与满意度',
  access: 'visit.view',
  query: rateQuery,
  response: Type.String(),
  produces: 'text/csv',
});

const Rule = Type.Object({
  permille: Type.Integer({ minimum: 0, maximum: 1000 }),
  channel: Channel,
  must: Type.Boolean(),
});

const Setting = Type.Object({
  seed: Type.String({ minLength: 1, maxLength: 40, pattern: '^[\\w.-]+$' }),
  kinds: Type.Record(Kind, Rule, { maxProperties: 60 }),
  others: Rule,
  quietDays: Type.Integer({ minimum: 0, maximum: 365 }),
  attemptsMax: Type.Integer({ minimum: 1, maximum: 10 }),
  retryMinutes: Type.Integer({ minimum: 10, maximum: 2880 }),
  dueDays: Type.Integer({ minimum: 1, maximum: 60 }),
  surveyDays: Type.Integer({ minimum: 1, maximum: 30 }),
  questionnaire: Type.Integer({ minimum: 1, maximum: 99 }),
});

const SettingPage = Type.Object({
  version: Type.Integer({ minimum: 0 }),
  setting: Setting,
  kinds: Type.Array(Type.Object({ kind: Type.String(), title: Type.String(), fixed: Type.Boolean() })),
  history: Type.Array(
    Type.Object({
      version: Type.Integer(),
      by: OrNull(Type.String()),
      at: Instant,
      reason: Type.String(),
      setting: Setting,
    }),
  ),
});

export const readVisitSetting = defineRoute({
  method: 'GET',
  path: '/visit-setting',
  title: '查看回访规则',
  access: 'visit.view',
  response: SettingPage,
});

export const saveVisitSetting = defineRoute({
  method: 'PUT',
  path: '/visit-setting',
  title: '修改回访规则',
  access: 'visit.configure',
  body: Type.Object({
    commandId: Uuid,
    editedVersion: Type.Integer({ minimum: 0 }),
    setting: Setting,
    reason: Words,
  }),
  response: SettingPage,
  refusals: [
    'visit.rule-fixed',
    'visit.survey-confidential',
    'visit.kind-unknown',
    'visit.questionnaire-unknown',
    'conflict.changed-meanwhile',
  ],
});
