import { inTransaction } from '../../platform/db/database.ts';
import { enqueue, type JobBook } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { planVisits } from './care/plan-visits.ts';
import { checkUnitJob, type CheckUnitOrder } from './quality/commands/ask-check.ts';
import { checkUnit } from './quality/round.ts';

const planUnitJob = 'plan-visits-of-unit';
const dayMs = 86_400_000;

/** One job a unit, so that a large one holds up no other and a failure is retried by itself. */
async function askEveryUnit(platform: Platform): Promise<void> {
  await platform.db.refreshOrgs();
  for (const orgId of platform.db.orgIds()) {
    await inTransaction(platform.db, [orgId], async (tx) => {
      for (const name of [checkUnitJob, planUnitJob]) {
        await enqueue(tx, { name, payload: { orgId }, key: `${name}:${orgId.toString()}` });
      }
    });
  }
}

/** The data check and the plan of visits run at half past two in the night (+08:00); a missed night is made up for. */
export const customerJobs: JobBook = {
  jobs: {
    'look-after-customers': askEveryUnit,
    // Payloads are written by this domain alone.
    [checkUnitJob]: (platform, payload) => checkUnit(platform, (payload as CheckUnitOrder).orgId),
    [planUnitJob]: async (platform, payload) => {
      await planVisits(platform, (payload as CheckUnitOrder).orgId);
    },
  },
  timetable: [{ job: 'look-after-customers', match: '30 18 * * *', backfillMs: dayMs }],
};
