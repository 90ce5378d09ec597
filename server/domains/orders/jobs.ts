import type { JobBook } from '../../platform/jobs/worker.ts';
import { recomputeJob, type RecomputeOrder } from '../promises/index.ts';
import { recomputeClocks } from './recompute.ts';
import { sweep } from './sweep.ts';

/** The minute's round catches what the constant sweep of a process missed while none ran. */
export const orderJobs: JobBook = {
  jobs: {
    'sweep-deadlines': async (platform) => {
      await sweep(platform);
    },
    // The payload is written by the promises alone, in the transaction that records who asked for it.
    [recomputeJob]: async (platform, payload) => {
      await recomputeClocks(platform, payload as RecomputeOrder);
    },
  },
  timetable: [{ job: 'sweep-deadlines', match: '* * * * *' }],
};
