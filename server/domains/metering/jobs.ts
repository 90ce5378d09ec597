import type { JobBook } from '../../platform/jobs/worker.ts';
import { planRound } from './commands/make-plans.ts';

/** 00:30 in the business zone, once the day is over; a server that was off catches up when it starts. */
export const meteringJobs: JobBook = {
  jobs: { 'reading-plans': planRound },
  timetable: [{ job: 'reading-plans', match: '30 16 * * *' }],
  atStart: ['reading-plans'],
};
