import { Type } from 'typebox';
import { AccountChange, Change, PointChange } from './customer-bodies.ts';
import { CustomerPage } from './customer-page.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, Uuid } from './shapes.ts';

const AccountParams = Type.Object({ customerId: Uuid, accountId: Uuid });
const PointParams = Type.Object({ customerId: Uuid, usagePointId: Uuid });
const ContactParams = Type.Object({ customerId: Uuid, contactId: Uuid });
const Reason = Type.String({ minLength: 1, maxLength: 200 });
const common = ['conflict.changed-meanwhile', 'conflict.id-reused', 'customer.merged'] as const;

/** Changing, closing and giving back what belongs to a file. */
export const customerAccountRoutes = {
  editAccount: defineRoute({
    method: 'PATCH',
    path: '/customers/:customerId/accounts/:accountId',
    title: '修改户号资料',
    access: 'customer.edit',
    params: AccountParams,
    body: AccountChange,
    response: CustomerPage,
    refusals: [...common, 'customer.account-closed', 'customer.account-day-impossible'],
  }),
  closeAccount: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/accounts/:accountId/close',
    title: '销户',
    access: 'customer.edit',
    params: AccountParams,
    body: Type.Object({ ...Change, closedOn: CalendarDay, reason: Reason }),
    response: CustomerPage,
    refusals: [
      ...common,
      'customer.account-business-open',
      'customer.account-closed',
      'customer.account-day-impossible',
    ],
  }),
  reopenAccount: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/accounts/:accountId/reopen',
    title: '恢复误销的户号',
    access: 'customer.edit',
    params: AccountParams,
    body: Type.Object({ ...Change, reason: Reason }),
    response: CustomerPage,
    refusals: [...common, 'customer.account-open', 'customer.account-reopen-late'],
  }),
  editPoint: defineRoute({
    method: 'PATCH',
    path: '/customers/:customerId/points/:usagePointId',
    title: '修改用电点',
    access: 'customer.edit',
    params: PointParams,
    body: PointChange,
    response: CustomerPage,
    refusals: [...common, 'customer.point-removed'],
  }),
  removePoint: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/points/:usagePointId/remove',
    title: '拆除用电点',
    access: 'customer.edit',
    params: PointParams,
    body: Type.Object({ ...Change, reason: Reason }),
    response: CustomerPage,
    refusals: [...common, 'customer.account-business-open', 'customer.point-last', 'customer.point-removed'],
  }),
  restorePoint: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/points/:usagePointId/restore',
    title: '恢复误拆的用电点',
    access: 'customer.edit',
    params: PointParams,
    body: Type.Object({ ...Change, reason: Reason }),
    response: CustomerPage,
    refusals: [...common, 'customer.account-closed', 'customer.point-present'],
  }),
  removeContact: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/contacts/:contactId/remove',
    title: '删除联系人',
    access: 'customer.edit',
    params: ContactParams,
    body: Type.Object({ ...Change, reason: Reason }),
    response: CustomerPage,
    refusals: [...common, 'customer.contact-last'],
  }),
  restoreContact: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/contacts/:contactId/restore',
    title: '恢复误删的联系人',
    access: 'customer.edit',
    params: ContactParams,
    body: Type.Object({ commandId: Uuid }),
    response: CustomerPage,
    refusals: ['conflict.id-reused', 'customer.contacts-many', 'customer.merged'],
  }),
} as const;
