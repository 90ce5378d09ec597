import type { Static } from 'typebox';
import type { CaseSurvey } from '#contracts/portal-case.ts';
import type { Platform } from '../../platform/platform.ts';
import { answerOfOrder, surveyOfOrder } from '../visits/index.ts';
import type { OwnOrder } from './case-view.ts';
import { countHits } from './counters.ts';
import { portalDoer } from './commands/do-to-case.ts';

/** What the customer of a closed case is asked on its page (R-PROM-19); null when nothing is asked. */
export async function caseSurvey(platform: Platform, own: OwnOrder): Promise<Static<typeof CaseSurvey>> {
  return { survey: await surveyOfOrder(platform, own) };
}

/** The customer's answer, the same as through the link of the message. */
export async function answerCase(
  platform: Platform,
  own: OwnOrder,
  given: { values: unknown; customerId: string | null },
): Promise<{ thanked: boolean; followUpNo: string | null }> {
  await countHits(platform, [{ limit: 'act-order', of: own.orderId }]);
  const { origin: by } = portalDoer(given.customerId);
  return answerOfOrder(platform, own, { values: given.values, by });
}
