import type { JobBook } from '../../platform/jobs/worker.ts';
import { termsBatchJob } from './terms/ask-batch.ts';
import { runTermsBatch, type BatchId } from './terms/run-batch.ts';

export const tariffJobs: JobBook = {
  jobs: {
    // Payloads are written by this domain alone.
    [termsBatchJob]: (platform, payload) => runTermsBatch(platform, payload as BatchId),
  },
};
