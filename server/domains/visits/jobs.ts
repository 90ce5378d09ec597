import { dayMs } from '#domain/kernel/instant.ts';
import type { JobBook } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { makeVisitsOf } from './commands/make-visits.ts';
import { cancelReopened, lapseSurveys, sendSurveys } from './commands/surveys.ts';

/** Batches of one kind in one round of a unit; what is left waits for the next minute. */
const roundsMax = 50;

async function untilNone(batch: () => Promise<number>): Promise<void> {
  for (let round = 0; round < roundsMax; round += 1) if ((await batch()) === 0) return;
}

/** One round: visits of what ended, links out, links lapsed, visits of what was taken up again cancelled. */
export async function visitRound(platform: Platform): Promise<void> {
  for (const orgId of platform.db.orgIds()) {
    await makeVisitsOf(platform, orgId);
    await untilNone(() => cancelReopened(platform, orgId));
    await untilNone(() => sendSurveys(platform, orgId));
    await untilNone(() => lapseSurveys(platform, orgId));
  }
}

/** Further back than a link or a suppression could matter; finds what any round missed. */
const recheckDays = 40;

/** Looks again at the closings of the last weeks; what was decided stays as it is. */
async function recheck(platform: Platform): Promise<void> {
  const since = new Date(platform.now().getTime() - recheckDays * dayMs);
  for (const orgId of platform.db.orgIds()) await makeVisitsOf(platform, orgId, since);
}

export const visitJobs: JobBook = {
  jobs: { 'visit-round': visitRound, 'visit-recheck': recheck },
  timetable: [
    { job: 'visit-round', match: '* * * * *' },
    { job: 'visit-recheck', match: '20 19 * * *' },
  ],
};
