import type { FormValues } from '#domain/processes/field.ts';
import { answerSurvey, optOutOfSurveys } from '#contracts/visit-survey.ts';
import { call } from '#web/lib/api/call.ts';

/** Sends the customer's answers; nobody is signed in, so nobody is asked to. */
export function sendSurvey(body: { token: string; values: FormValues }) {
  return call(answerSurvey, { body: { ...body, values: { ...body.values } } }, { mayAskToSignIn: false });
}

/** The customer does not want to be invited again. */
export function sendOptOut(token: string) {
  return call(optOutOfSurveys, { body: { token } }, { mayAskToSignIn: false });
}
