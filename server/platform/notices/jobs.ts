import type { JobBook } from '../jobs/worker.ts';
import { sendNotice } from './send-notice.ts';
import { sweepNotices } from './sweep-notices.ts';

/** The outbox's work: a notice at a time, and every minute what was left behind. */
export const noticeJobs: JobBook = {
  jobs: { 'send-notice': sendNotice, 'sweep-notices': sweepNotices },
  timetable: [{ job: 'sweep-notices', match: '* * * * *' }],
};
