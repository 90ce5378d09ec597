import { inTransaction, reading, runSql } from '../../platform/db/database.ts';
import type { JobBook } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import type { RunKey } from './run/part.ts';
import { askForWork } from './run/start-run.ts';
import { workInThreads } from './run/work-in-threads.ts';

/** A run of which no part was done for so long has lost its worker. */
const silentMs = 120_000;

interface StalledRow {
  org_id: number;
  run_id: string;
}

/** Asks again for the work of runs whose worker died; a part that was done is not done again. */
async function mindRuns(platform: Platform, before: Date): Promise<void> {
  const stalled = await reading(platform.db, 'all', async (tx) => {
    const { rows } = await runSql<StalledRow>(
      tx,
      `select r.org_id, r.run_id from billing_run r
       where r.state in ('computing', 'releasing') and r.started_at < $1 and not exists (select from billing_part p
         where p.org_id = r.org_id and p.run_id = r.run_id and greatest(p.computed_at, p.released_at) >= $1)
       order by r.org_id, r.run_id limit 100`,
      [before],
    );
    return rows;
  });
  for (const { org_id: orgId, run_id: runId } of stalled) {
    await inTransaction(platform.db, [orgId], (tx) => askForWork(tx, { orgId, runId }));
  }
}

export const billingJobs: JobBook = {
  jobs: {
    // Written by `askForWork` alone.
    'work-billing-run': (platform, payload) => workInThreads(platform, payload as RunKey),
    'mind-billing-runs': (platform) => mindRuns(platform, new Date(platform.now().getTime() - silentMs)),
    'resume-billing-runs': (platform) => mindRuns(platform, platform.now()),
  },
  timetable: [{ job: 'mind-billing-runs', match: '* * * * *' }],
  atStart: ['resume-billing-runs'],
};
