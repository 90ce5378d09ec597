import { keepMonths } from '../../platform/db/months.ts';
import type { JobBook } from '../../platform/jobs/worker.ts';
import { verifyJob, type VerifyOrder } from './commands/ask-verification.ts';
import { runVerification } from './commands/run-verification.ts';
import { sealDays } from './seal-days.ts';

const dayMs = 86_400_000;

/** Days are sealed ten minutes after midnight (+08:00) and at every start, so that no night is missed. */
export const auditJobs: JobBook = {
  jobs: {
    'seal-days': async (platform) => {
      await sealDays(platform);
    },
    // A server that runs for months finds the partition of each new one made.
    'keep-months': (platform) => keepMonths(platform.db),
    // The payload is written by this domain alone, in the transaction that records who asked.
    [verifyJob]: (platform, payload) => runVerification(platform, payload as VerifyOrder),
  },
  timetable: [
    { job: 'seal-days', match: '10 16 * * *', backfillMs: dayMs },
    { job: 'keep-months', match: '20 17 * * *', backfillMs: dayMs },
  ],
  atStart: ['seal-days'],
};
