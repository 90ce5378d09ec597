/** Supervision and the published promise report: the only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { supervisionRoutes } from './routes.ts';

export { preparePublication } from './publication/prepare.ts';
export { publishPublication } from './publication/publish.ts';

export const supervision: Domain = { name: 'supervision', routes: supervisionRoutes };
