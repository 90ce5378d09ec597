import type { JobBook } from '../../platform/jobs/worker.ts';
import { dropUntied } from './drop-untied.ts';

const dayMs = 86_400_000;

/** Uploads nobody used are cleared away at 01:40 (+08:00). */
export const fileJobs: JobBook = {
  jobs: {
    'drop-untied-files': async (platform) => {
      await dropUntied(platform);
    },
  },
  timetable: [{ job: 'drop-untied-files', match: '40 17 * * *', backfillMs: dayMs }],
};
