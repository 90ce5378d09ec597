/** Supervision and the published promise report: the only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { sweepItems } from './items/sweep.ts';
import { supervisionRoutes } from './routes.ts';

export { openItem } from './items/open-item.ts';
export { commandItem } from './items/command-item.ts';
export { preparePublication } from './publication/prepare.ts';
export { publishPublication } from './publication/publish.ts';

export const supervision: Domain = {
  name: 'supervision',
  routes: supervisionRoutes,
  jobs: {
    jobs: { 'sweep-supervision': (platform) => sweepItems(platform) },
    timetable: [{ job: 'sweep-supervision', match: '* * * * *' }],
  },
};
