/** Bills: runs in parts, holds, release, corrections (R-BILL-01, R-BILL-02). The only door of this domain. */
import type { Domain } from '../../platform/domain.ts';
import { billingJobs } from './jobs.ts';
import { billingRoutes } from './routes.ts';

export { releaseRun } from './release/release-run.ts';
export { startRun } from './run/start-run.ts';

export const billing: Domain = { name: 'billing', routes: billingRoutes, jobs: billingJobs };
