/** The audit: sealed days, verification, and what happened to whom. The only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { auditJobs } from './jobs.ts';
import { auditRoutes } from './routes.ts';

export { sealDays, sealUnit } from './seal-days.ts';
export { verifyAudit, type AuditQuestion } from './verify/verify-audit.ts';

export const audit: Domain = { name: 'audit', routes: auditRoutes, jobs: auditJobs };
