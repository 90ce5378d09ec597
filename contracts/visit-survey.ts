import { Type } from 'typebox';
import { defineRoute } from './route.ts';
import { CalendarDay, FormAnswers, Instant, OrNull } from './shapes.ts';

const Token = Type.Object({ token: Type.String({ maxLength: 60 }) });

export const Survey = Type.Object({
  unit: Type.String(),
  title: Type.String(),
  closedOn: CalendarDay,
  kind: Type.String(),
  questionnaire: Type.Integer(),
  answered: Type.Boolean(),
  expiresAt: Instant,
});

export const SurveyThanks = Type.Object({ thanked: Type.Boolean(), followUpNo: OrNull(Type.String()) });

/** What whoever opened the link is asked; nothing of the customer is told. */
export const openSurvey = defineRoute({
  method: 'POST',
  path: '/survey/open',
  title: '打开评价邀请',
  access: 'public',
  ratePerMinute: 20,
  body: Token,
  response: Survey,
  refusals: ['visit.survey-gone'],
});

export const answerSurvey = defineRoute({
  method: 'POST',
  path: '/survey/answer',
  title: '提交评价',
  access: 'public',
  ratePerMinute: 10,
  body: Type.Object({ ...Token.properties, values: FormAnswers }),
  response: SurveyThanks,
  refusals: ['visit.survey-gone', 'visit.survey-answered'],
});

export const optOutOfSurveys = defineRoute({
  method: 'POST',
  path: '/survey/opt-out',
  title: '不再接收评价邀请',
  access: 'public',
  ratePerMinute: 10,
  body: Token,
  response: Type.Object({ optedOut: Type.Boolean() }),
  refusals: ['visit.survey-gone'],
});
