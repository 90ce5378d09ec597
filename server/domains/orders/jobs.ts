import type { JobBook } from '../../platform/jobs/worker.ts';
import { sweep } from './sweep.ts';

/** The minute's round catches what the constant sweep of a process missed while none ran. */
export const orderJobs: JobBook = {
  jobs: {
    'sweep-deadlines': async (platform) => {
      await sweep(platform);
    },
  },
  timetable: [{ job: 'sweep-deadlines', match: '* * * * *' }],
};
