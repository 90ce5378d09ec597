import { Type } from 'typebox';
import { Pass } from './portal.ts';
import { FollowedCase } from './requests.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, FormAnswers, Instant, LocalMinute, OrNull, Uuid, Words } from './shapes.ts';
import { Survey, SurveyThanks } from './visit-survey.ts';

/** One case in the online hall: how it stands, what its customer may do about it, and how it was in the end. */

/** What the customer may do with a case now. */
export const CaseActions = Type.Object({
  urge: Type.Boolean(),
  withdraw: Type.Boolean(),
  remark: Type.Boolean(),
  /** Choose another time for the visit agreed on. */
  rebook: Type.Boolean(),
});

/** An action of the process that is the customer's to take (`byCustomer`); its fields are those of the definition. */
const CustomerAct = Type.Object({
  task: Type.String(),
  action: Type.String(),
  title: Type.String(),
  step: Type.String(),
  /** What it answers to: the plan, the faults to mend. */
  about: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
});

export const PortalCase = Type.Object({
  ...FollowedCase.properties,
  orderId: Uuid,
  /** What the receipt's QR code carries: opens the same case, and the proof that it is counted (R-PROM-20). */
  token: Type.String(),
  open: Type.Boolean(),
  kind: Type.String(),
  definitionVersion: Type.Integer(),
  may: CaseActions,
  /** The visit agreed on and still to come, as it was entered, `2026-10-12T09:30`. */
  visitAt: OrNull(Type.String()),
  acts: Type.Array(CustomerAct),
});

export const guestCase = defineRoute({
  method: 'POST',
  path: '/portal/case',
  title: '网上营业厅:凭手机验证查询进度',
  access: 'public',
  ratePerMinute: 60,
  body: Type.Object({ pass: Pass }),
  response: PortalCase,
  refusals: ['portal.pass-expired'],
});

/** What the customer does with a case; the words and papers go to whoever works on it. */
export const CaseDoing = Type.Object({
  commandId: Uuid,
  doing: Type.Union([
    Type.Object({ verb: Type.Literal('urge'), text: Words }),
    Type.Object({
      verb: Type.Literal('remark'),
      text: Words,
      attachmentIds: Type.Optional(Type.Array(Uuid, { maxItems: 12 })),
    }),
    Type.Object({ verb: Type.Literal('withdraw'), reason: Words }),
    /** A paper that was asked for, or is missing (R-REQ-05). */
    Type.Object({
      verb: Type.Literal('papers'),
      document: Type.String({ maxLength: 64 }),
      attachmentIds: Type.Array(Uuid, { minItems: 1, maxItems: 12 }),
    }),
    Type.Object({ verb: Type.Literal('rebook'), at: LocalMinute, reason: Words }),
    Type.Object({
      verb: Type.Literal('act'),
      task: Type.String({ pattern: '^[a-z0-9-]{1,64}#[0-9]{1,4}$' }),
      action: Type.String({ maxLength: 64 }),
      values: Type.Optional(FormAnswers),
      attachmentIds: Type.Optional(Type.Array(Uuid, { maxItems: 12 })),
      signatureId: Type.Optional(Uuid),
    }),
  ]),
});

export const slotRefusals = ['process.no-appointment', 'process.appointment-too-late'] as const;
export const doingRefusals = [
  'portal.not-possible-now',
  'portal.too-often',
  'order.slot-taken',
  ...slotRefusals,
] as const;

export const guestDo = defineRoute({
  method: 'POST',
  path: '/portal/case/do',
  title: '网上营业厅:催办、补充、改约、办理、撤回',
  access: 'public',
  ratePerMinute: 30,
  body: Type.Object({ pass: Pass, ...CaseDoing.properties }),
  response: PortalCase,
  refusals: ['portal.pass-expired', ...doingRefusals],
});

/** Free times for the visit agreed on. */
export const VisitSlots = Type.Object({
  at: Type.String(),
  /** Until then the customer moves the visit alone. */
  moveUntil: Instant,
  days: Type.Array(Type.Object({ day: CalendarDay, times: Type.Array(Type.String()) })),
});

export const guestSlots = defineRoute({
  method: 'POST',
  path: '/portal/case/slots',
  title: '网上营业厅:可改约的上门时间',
  access: 'public',
  ratePerMinute: 30,
  body: Type.Object({ pass: Pass }),
  response: VisitSlots,
  refusals: ['portal.pass-expired', ...slotRefusals],
});

/** The survey of a closed case, answered where its progress stood; null while none is asked for. */
export const CaseSurvey = Type.Object({ survey: OrNull(Survey) });
export const surveyRefusals = ['visit.survey-gone', 'visit.survey-answered'] as const;

export const guestSurvey = defineRoute({
  method: 'POST',
  path: '/portal/case/survey',
  title: '网上营业厅:办结后的评价',
  access: 'public',
  ratePerMinute: 30,
  body: Type.Object({ pass: Pass }),
  response: CaseSurvey,
  refusals: ['portal.pass-expired'],
});

export const guestAnswer = defineRoute({
  method: 'POST',
  path: '/portal/case/survey/answer',
  title: '网上营业厅:提交评价',
  access: 'public',
  ratePerMinute: 10,
  body: Type.Object({ pass: Pass, values: FormAnswers }),
  response: SurveyThanks,
  refusals: ['portal.pass-expired', ...surveyRefusals],
});
