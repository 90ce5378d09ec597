/** Customers: who is served, where, through which account, and how they are reached. The only door of this domain. */
import type { Domain } from '../../platform/domain.ts';
import type { JobBook } from '../../platform/jobs/worker.ts';
import { importJobs } from './import/jobs.ts';
import { customerJobs } from './jobs.ts';
import { routes } from './routes.ts';

const customersJobs: JobBook = {
  ...customerJobs,
  jobs: { ...customerJobs.jobs, ...importJobs.jobs },
  timetable: [...(customerJobs.timetable ?? []), ...(importJobs.timetable ?? [])],
  atStart: [...(customerJobs.atStart ?? []), ...(importJobs.atStart ?? [])],
};

export const customers: Domain = { name: 'customers', routes, jobs: customersJobs };

export type { Actor } from './file/case.ts';
export { editContact } from './file/commands/edit-contact.ts';
export { insertCustomers } from './file/commands/insert-customers.ts';
export { accountForOrder, customerForOrder } from './order-subject.ts';
export { guardClosing } from './file/open-business.ts';
export { customerIdsOf } from './merge/resolve.ts';
export { assignManager } from './care/commands/appoint.ts';
export { consentsOf } from './care/care-page.ts';
export { giveConsent, withdrawConsent } from './care/commands/consents.ts';
export { noteDanger } from './care/commands/dangers.ts';
export { noteOrderOfProblem, recordVisit } from './care/commands/visits.ts';
export { planVisits } from './care/plan-visits.ts';
export { createCustomer } from './file/commands/create-customer.ts';
export { checkUnit } from './quality/round.ts';
export { startImport, takeImport } from './import/commands.ts';
export { checkCustomerImport } from './import/check-import.ts';
export { runCustomerImport } from './import/run-import.ts';
