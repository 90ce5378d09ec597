/** Intake of requests: the only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { workOffImport, type ImportJob } from './commands/run-import.ts';
import { requestRoutes } from './routes.ts';

export { acceptingOnce, acceptRequest, acceptWithin } from './commands/accept-request.ts';
export { checkImport } from './commands/check-import.ts';
export { importHere } from './commands/run-import.ts';
export { saveDraft } from './drafts.ts';
export { followedCase } from './queries/follow.ts';
export { preview } from './queries/preview.ts';
export type { Accepted, RequestInput } from './input.ts';
export { importPage, type ImportPage } from './queries/imports.ts';
export type { Intaker } from './request.ts';

export const requests: Domain = {
  name: 'requests',
  routes: requestRoutes,
  jobs: {
    // The payload is written by this domain alone, in the transaction that starts the import.
    jobs: { 'run-import': (platform, payload) => workOffImport(platform, payload as ImportJob) },
  },
};
