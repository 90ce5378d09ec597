import { idleMs } from '#domain/organisation/session-limits.ts';
import { inTransaction, runSql } from '../../platform/db/database.ts';
import type { JobBook } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';

const dayMs = 86_400_000;
const linksKeptMs = 30 * dayMs;

/** Clears away sessions that are over, failures of yesterday and links of last month. */
export function clearAway(platform: Platform): Promise<void> {
  const now = platform.now();
  const ago = (ms: number): Date => new Date(now.getTime() - ms);
  return inTransaction(platform.db, [], async (tx) => {
    await runSql(tx, 'delete from session where expires_at <= $1 or last_seen_at <= $2', [now, ago(idleMs)]);
    await runSql(
      tx,
      'delete from sign_in_attempt where last_at <= $1 and (locked_until is null or locked_until <= $2)',
      [ago(dayMs), now],
    );
    await runSql(tx, 'delete from one_time_link where expires_at <= $1', [ago(linksKeptMs)]);
  });
}

export const organisationJobs: JobBook = {
  jobs: { 'organisation.clear-away': clearAway },
  timetable: [{ job: 'organisation.clear-away', match: '10 3 * * *' }],
};
