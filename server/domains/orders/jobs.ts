import type { JobBook } from '../../platform/jobs/worker.ts';
import { absenceJob } from '../organisation/index.ts';
import { recomputeJob, type RecomputeOrder } from '../promises/index.ts';
import { returnAllTasksOfAbsent } from './commands/return-tasks-of-absent.ts';
import { endLevels } from './alerts/climb.ts';
import { recomputeClocks } from './recompute.ts';
import { sweep } from './sweep.ts';

/** The minute's round catches what the constant sweep of a process missed while none ran. */
export const orderJobs: JobBook = {
  jobs: {
    'sweep-deadlines': async (platform) => {
      await sweep(platform);
      await endLevels(platform);
    },
    // Looks at every unit whoever asks: what is due is decided by the instant, not by the payload.
    [absenceJob]: returnAllTasksOfAbsent,
    // The payload is written by the promises alone, in the transaction that records who asked for it.
    [recomputeJob]: async (platform, payload) => {
      await recomputeClocks(platform, payload as RecomputeOrder);
    },
  },
  timetable: [
    { job: 'sweep-deadlines', match: '* * * * *' },
    { job: absenceJob, match: '* * * * *' },
  ],
};
