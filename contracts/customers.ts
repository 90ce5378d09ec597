import { Type, type Static } from 'typebox';
import { contactChannels, contactPurposes, contactsMax } from '#domain/customers/contact.ts';
import { customerKinds, documentKinds, keyCustomerGrades, specialNeeds } from '#domain/customers/customer.ts';
import { useKinds } from '#domain/customers/use-kind.ts';
import { voltages } from '#domain/customers/voltage.ts';
import { regions } from '#domain/organisation/org-unit.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, FilledLine, Instant, Line, OneOf, OrNull, Page, Uuid, Words } from './shapes.ts';

/** The words of a catalogue as a closed set. */
function WordOf<const T extends Readonly<Record<string, unknown>>>(catalogue: T) {
  return OneOf(Object.keys(catalogue) as readonly (keyof T & string)[]);
}

const accountsMax = 20;
const pointsMax = 50;
/** The largest transformers of a county are far below 10 GVA. */
const capacityVaMax = 10_000_000_000;

const ContactFields = {
  name: FilledLine(50),
  purposes: Type.Array(WordOf(contactPurposes), { minItems: 1, maxItems: 4 }),
  channel: WordOf(contactChannels),
  phone: Type.Optional(Line(40)),
  email: Type.Optional(Line(254)),
  address: Type.Optional(Line(200)),
};
export const ContactBody = Type.Object({ contactId: Uuid, ...ContactFields });

const LocationFields = {
  address: FilledLine(200),
  /** Street or county, 9 or 6 digits; what stands above follows from it. */
  divisionCode: Type.Optional(Type.String({ pattern: '^(?:[0-9]{6}|[0-9]{9})$' })),
  region: WordOf(regions),
  stationUnitId: Type.Optional(Uuid),
};
export const LocationBody = Type.Object({ locationId: Uuid, ...LocationFields });

export const UsagePointBody = Type.Object({
  usagePointId: Uuid,
  voltage: WordOf(voltages),
  capacityVa: Type.Integer({ minimum: 1, maximum: capacityVaMax }),
  useKind: WordOf(useKinds),
  transformerDistrict: Type.Optional(Line(100)),
  feeder: Type.Optional(Line(100)),
  meterNo: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{6,24}$' })),
});

export const AccountBody = Type.Object({
  accountId: Uuid,
  /** Left out: the unit's next number. */
  accountNo: Type.Optional(Line(30)),
  openedOn: Type.Optional(CalendarDay),
  location: LocationBody,
  points: Type.Array(UsagePointBody, { minItems: 1, maxItems: pointsMax }),
});

const CustomerFields = {
  kind: WordOf(customerKinds),
  name: FilledLine(120),
  documentKind: Type.Optional(WordOf(documentKinds)),
  documentNumber: Type.Optional(Line(40)),
  keyGrade: Type.Optional(OrNull(WordOf(keyCustomerGrades))),
  specialNeeds: Type.Optional(Type.Array(WordOf(specialNeeds), { maxItems: 4 })),
  managerStaffId: Type.Optional(OrNull(Uuid)),
};

export const NewCustomerBody = Type.Object({
  customerId: Uuid,
  ...CustomerFields,
  contacts: Type.Array(ContactBody, { maxItems: contactsMax }),
  accounts: Type.Array(AccountBody, { maxItems: accountsMax }),
});
export type NewCustomerBody = Static<typeof NewCustomerBody>;

/** What every change of a file carries: the id of the command, and the revision that was on the screen. */
const Change = { commandId: Uuid, revision: Type.Integer({ minimum: 1 }) };

export const CustomerChange = Type.Object({
  ...Change,
  ...Type.Partial(Type.Object(CustomerFields)).properties,
});
export type CustomerChange = Static<typeof CustomerChange>;

export const ContactChange = Type.Object({
  ...Change,
  ...Type.Partial(Type.Object(ContactFields)).properties,
});
export type ContactChange = Static<typeof ContactChange>;

export const LocationChange = Type.Object({
  ...Change,
  ...Type.Partial(Type.Object(LocationFields)).properties,
});
export type LocationChange = Static<typeof LocationChange>;

const Contact = Type.Object({
  contactId: Uuid,
  name: Type.String(),
  purposes: Type.Array(Type.String()),
  channel: Type.String(),
  phone: OrNull(Type.String({ description: '已脱敏' })),
  email: OrNull(Type.String({ description: '已脱敏' })),
  address: OrNull(Type.String({ description: '已脱敏' })),
  revision: Type.Integer(),
});

const Location = Type.Object({
  locationId: Uuid,
  address: Type.String({ description: '已脱敏' }),
  divisionCode: OrNull(Type.String()),
  divisionName: OrNull(Type.String()),
  region: Type.String(),
  stationUnitId: OrNull(Uuid),
  stationName: OrNull(Type.String()),
  revision: Type.Integer(),
});

const UsagePoint = Type.Object({
  usagePointId: Uuid,
  voltage: Type.String(),
  capacityVa: Type.Integer(),
  useKind: Type.String(),
  transformerDistrict: OrNull(Type.String()),
  feeder: OrNull(Type.String()),
  meterNo: OrNull(Type.String()),
  status: Type.String(),
  location: Location,
});

const Account = Type.Object({
  accountId: Uuid,
  accountNo: Type.String(),
  status: Type.String(),
  openedOn: CalendarDay,
  closedOn: OrNull(CalendarDay),
  points: Type.Array(UsagePoint),
});

const HistoryEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  actor: Type.String(),
  kind: Type.String(),
  words: Type.String({ description: '变更说明,个人信息已脱敏' }),
});

/** Everything about a customer on one screen; phone, document number, mail and address are masked. */
export const CustomerPage = Type.Object({
  customerId: Uuid,
  kind: Type.String(),
  name: Type.String(),
  documentKind: OrNull(Type.String()),
  documentNumber: OrNull(Type.String({ description: '已脱敏' })),
  keyGrade: OrNull(Type.String()),
  specialNeeds: Type.Array(Type.String()),
  managerStaffId: OrNull(Uuid),
  managerName: OrNull(Type.String()),
  status: Type.String(),
  demo: Type.Boolean(),
  revision: Type.Integer(),
  createdAt: Instant,
  changedAt: Instant,
  contacts: Type.Array(Contact),
  accounts: Type.Array(Account),
  history: Type.Array(HistoryEntry),
});
export type CustomerPage = Static<typeof CustomerPage>;

/** A line of a search result; what identifies a person to a stranger is masked. */
export const CustomerHit = Type.Object({
  customerId: Uuid,
  kind: Type.String(),
  name: Type.String(),
  keyGrade: OrNull(Type.String()),
  specialNeeds: Type.Array(Type.String()),
  status: Type.String(),
  phone: OrNull(Type.String({ description: '已脱敏' })),
  accounts: Type.Array(
    Type.Object({
      accountId: Uuid,
      accountNo: Type.String(),
      status: Type.String(),
      usagePointId: OrNull(Uuid),
      locationId: OrNull(Uuid),
      voltage: OrNull(Type.String()),
      capacityVa: OrNull(Type.Integer()),
      address: OrNull(Type.String({ description: '已脱敏' })),
    }),
  ),
});
export type CustomerHit = Static<typeof CustomerHit>;

/** Personal data in clear, as far as they were asked for. */
export const Unmasked = Type.Object({
  documentNumber: Type.Optional(OrNull(Type.String())),
  contacts: Type.Optional(
    Type.Array(
      Type.Object({
        contactId: Uuid,
        phone: OrNull(Type.String()),
        email: OrNull(Type.String()),
        address: OrNull(Type.String()),
      }),
    ),
  ),
  locations: Type.Optional(Type.Array(Type.Object({ locationId: Uuid, address: Type.String() }))),
});
export type Unmasked = Static<typeof Unmasked>;

/** What can be unmasked. */
export const unmaskable = {
  documentNumber: '证件号码',
  contacts: '联系方式',
  locations: '用电地址',
} as const;
export type Unmaskable = keyof typeof unmaskable;

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
