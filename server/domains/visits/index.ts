/** Return visits: asking customers afterwards how it was (R-PROM-19, R-SYS-04). The only door of this domain. */
import type { Domain } from '../../platform/domain.ts';
import { visitJobs } from './jobs.ts';
import { visitRoutes } from './routes.ts';

export { answerAsCustomer, answerOfOrder, surveyOfOrder } from './commands/answer-survey.ts';
export { answerVisit } from './commands/answer-visit.ts';
export { claimVisit } from './commands/claim-visit.ts';
export { makeVisitsOf } from './commands/make-visits.ts';
export { recordCall } from './commands/record-call.ts';
export { lapseSurveys, sendSurveys } from './commands/surveys.ts';

export const visits: Domain = { name: 'visits', routes: visitRoutes, jobs: visitJobs };
