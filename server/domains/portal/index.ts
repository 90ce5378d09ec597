/** The online hall: the customers' own door, open and signed in. The only door of this domain. */
import type { Domain } from '../../platform/domain.ts';
import { customerRoutes } from './customer-routes.ts';
import { portalJobs } from './jobs.ts';
import { portalRoutes } from './routes.ts';

export { editSetting, settingView } from './commands/edit-setting.ts';

export const portal: Domain = {
  name: 'portal',
  routes: (app, platform) => {
    portalRoutes(app, platform);
    customerRoutes(app, platform);
  },
  jobs: portalJobs,
};
