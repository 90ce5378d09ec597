import type { Static } from 'typebox';
import type { explainDue } from '#contracts/promises.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { clockCase } from '#domain/promises/cli-case.ts';
import { reading } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { promiseBook } from '../book.ts';

type Question = Static<(typeof explainDue)['body']>;
type Answer = Static<(typeof explainDue)['response']>;

/** The due time of a case under the unit's own calendar, by the function that every clock uses. */
export async function explain(platform: Platform, orgId: number, question: Question): Promise<Answer> {
  const { calendar } = await reading(platform.db, [orgId], (tx) => promiseBook(platform, tx, orgId));
  const answer = clockCase(question, calendar);
  if (isRefused(answer)) throw Refusal.from(answer);
  const { due, limit, explanation, warnings } = answer;
  return {
    due,
    limit,
    explanation: { ...explanation, steps: [...explanation.steps] },
    warnings: warnings.map((warning) => ({ ...warning })),
  };
}
