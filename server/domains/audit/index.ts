/** The audit: sealed days, verification, and what happened to whom. The only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { auditJobs } from './jobs.ts';
import { auditRoutes } from './routes.ts';

export { hashInDay } from './queries/hash-in-day.ts';
export { sealDays } from './seal-days.ts';
export { verifyAudit } from './verify/verify-audit.ts';

export const audit: Domain = { name: 'audit', routes: auditRoutes, jobs: auditJobs };
