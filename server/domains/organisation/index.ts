/** The organisation: the tree of units, staff, posts and sign-in. The only door of this domain. */
import type { Domain } from '../../platform/domain.ts';
import { organisationJobs } from './jobs.ts';
import { unitRoutes } from './routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { singleSignOnRoutes } from './single-sign-on-routes.ts';
import { staffRoutes } from './staff-routes.ts';

export const organisation: Domain = {
  name: 'organisation',
  routes: (app, platform) => {
    signInRoutes(app, platform);
    singleSignOnRoutes(app, platform);
    unitRoutes(app, platform);
    staffRoutes(app, platform);
  },
  jobs: organisationJobs,
};

export { routeToTeam } from '#domain/organisation/routing.ts';
export { absenceJob, awayNow, beginAbsences, offDuty } from './absences.ts';
export { callerByLogin } from './caller-by-login.ts';
export { addUser, type NewUser } from './commands/add-user.ts';
export { markAbsence } from './commands/mark-absence.ts';
export { firstAdministratorLink } from './commands/first-administrator.ts';
export { createOrganisation, type OrganisationPlan } from './commands/found-organisation.ts';
export { keptUnits } from './kept-units.ts';
export type { PasswordCost } from './passwords.ts';
export { staffNames } from './staff-queries.ts';
export { teamsOf, unitTree, type Unit } from './unit-queries.ts';
