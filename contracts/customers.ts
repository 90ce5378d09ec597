import { Type } from 'typebox';
import { contactsMax } from '#domain/customers/contact.ts';
import {
  AccountBody,
  ContactBody,
  ContactChange,
  CustomerChange,
  LocationBody,
  LocationChange,
  NewCustomerBody,
  UsagePointBody,
  WordOf,
} from './customer-bodies.ts';
import { CustomerHit, CustomerPage, Unmasked, unmaskable } from './customer-page.ts';
import { defineRoute } from './route.ts';
import { change, Line, OneOf, OrNull, Page, Uuid, Words } from './shapes.ts';

export * from './customer-bodies.ts';
export * from './customer-page.ts';

const CustomerParams = Type.Object({ customerId: Uuid });
const fileRefusals = ['conflict.id-reused', 'customer.account-number-taken'] as const;
const changeRefusals = ['conflict.changed-meanwhile', 'conflict.id-reused'] as const;

export const customerRoutes = {
  /** POST: phone and identity numbers don't belong into addresses, which logs and histories keep. */
  search: defineRoute({
    method: 'POST',
    path: '/customers/search',
    title: '查找客户',
    access: 'customer.view',
    body: Type.Object({
      text: Line(100),
      after: Type.Optional(Type.String({ maxLength: 60 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    response: Page(CustomerHit),
    refusals: ['shape.invalid'],
  }),
  duplicates: defineRoute({
    method: 'POST',
    path: '/customers/duplicates',
    title: '查找疑似重复的客户',
    access: 'customer.view',
    body: Type.Object({
      name: Type.Optional(Line(120)),
      documentNumber: Type.Optional(Line(40)),
      phones: Type.Optional(Type.Array(Line(40), { maxItems: contactsMax })),
    }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({ customer: CustomerHit, because: OneOf(['document', 'phone-and-name']) }),
      ),
    }),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/customers',
    title: '新建客户',
    access: 'customer.edit',
    body: NewCustomerBody,
    response: CustomerPage,
    refusals: fileRefusals,
  }),
  page: defineRoute({
    method: 'GET',
    path: '/customers/:customerId',
    title: '查看客户',
    access: 'customer.view',
    params: CustomerParams,
    response: CustomerPage,
  }),
  edit: defineRoute({
    method: 'PATCH',
    path: '/customers/:customerId',
    title: '修改客户',
    access: 'customer.edit',
    params: CustomerParams,
    body: CustomerChange,
    response: CustomerPage,
    refusals: changeRefusals,
  }),
  clearDocument: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/clear-document',
    title: '清除误登记的证件',
    access: 'customer.edit',
    params: CustomerParams,
    body: Type.Object({ ...change, reason: Type.String({ minLength: 2, maxLength: 200 }) }),
    response: CustomerPage,
    refusals: [
      'conflict.id-reused',
      'conflict.changed-meanwhile',
      'customer.document-none',
      'customer.merged',
    ],
  }),
  addContact: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/contacts',
    title: '增加联系人',
    access: 'customer.edit',
    params: CustomerParams,
    body: Type.Object({ commandId: Uuid, contact: ContactBody }),
    response: CustomerPage,
    refusals: ['conflict.id-reused'],
  }),
  editContact: defineRoute({
    method: 'PATCH',
    path: '/customers/:customerId/contacts/:contactId',
    title: '修改联系人',
    access: 'customer.edit',
    params: Type.Object({ customerId: Uuid, contactId: Uuid }),
    body: ContactChange,
    response: CustomerPage,
    refusals: changeRefusals,
  }),
  addAccount: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/accounts',
    title: '增加户号',
    access: 'customer.edit',
    params: CustomerParams,
    body: Type.Object({ commandId: Uuid, account: AccountBody }),
    response: CustomerPage,
    refusals: fileRefusals,
  }),
  addUsagePoint: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/accounts/:accountId/points',
    title: '增加用电点',
    access: 'customer.edit',
    params: Type.Object({ customerId: Uuid, accountId: Uuid }),
    body: Type.Object({ commandId: Uuid, location: LocationBody, point: UsagePointBody }),
    response: CustomerPage,
    refusals: ['conflict.id-reused'],
  }),
  editLocation: defineRoute({
    method: 'PATCH',
    path: '/customers/:customerId/locations/:locationId',
    title: '修改用电地址',
    access: 'customer.edit',
    params: Type.Object({ customerId: Uuid, locationId: Uuid }),
    body: LocationChange,
    response: CustomerPage,
    refusals: changeRefusals,
  }),
  unmask: defineRoute({
    method: 'POST',
    path: '/customers/:customerId/unmask',
    title: '查看客户敏感信息(留痕)',
    access: 'customer.unmask',
    params: CustomerParams,
    body: Type.Object({
      commandId: Uuid,
      fields: Type.Array(WordOf(unmaskable), { minItems: 1, maxItems: 3 }),
      reason: Words,
      orderId: Type.Optional(Uuid),
    }),
    response: Unmasked,
    refusals: ['conflict.id-reused'],
  }),
  divisions: defineRoute({
    method: 'GET',
    path: '/divisions',
    title: '行政区划',
    access: 'signed-in',
    query: Type.Object({ parent: Type.Optional(Type.String({ pattern: '^[0-9]{2,9}$' })) }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({ code: Type.String(), name: Type.String(), hasChildren: Type.Boolean() }),
      ),
    }),
  }),
  parseAddress: defineRoute({
    method: 'POST',
    path: '/addresses/parse',
    title: '识别地址',
    access: 'signed-in',
    body: Type.Object({
      address: Line(200),
      within: Type.Optional(Type.String({ pattern: '^[0-9]{2,9}$' })),
    }),
    response: Type.Object({
      divisionCode: OrNull(Type.String()),
      candidates: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
      parts: Type.Record(Type.String(), OrNull(Type.String())),
    }),
  }),
} as const;
