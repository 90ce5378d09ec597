/** Customers: who is served, where, through which account, and how they are reached. The only door of this domain. */
import type { Domain } from '../../platform/domain.ts';
import { routes } from './routes.ts';

export const customers: Domain = { name: 'customers', routes };

export { actorOf, type Actor } from './case.ts';
export { createCustomerIn } from './commands/create-customer.ts';
export { ensureCustomer, type EnsuredCustomer } from './commands/ensure-customer.ts';
export { insertCustomers, type BulkCustomer } from './commands/insert-customers.ts';
export {
  accountForOrder,
  customerForOrder,
  customerSummary,
  type AccountForOrder,
  type CustomerForOrder,
  type CustomerSummary,
} from './order-subject.ts';
export { searchCustomers as findForIntake } from './queries.ts';
