/** Customers: who is served, where, through which account, and how they are reached. The only door of this domain. */
import type { Domain } from '../../platform/domain.ts';
import { routes } from './routes.ts';

export const customers: Domain = { name: 'customers', routes };

export type { Actor } from './file/case.ts';
export { insertCustomers } from './file/commands/insert-customers.ts';
export { accountForOrder, customerForOrder } from './order-subject.ts';
