import { Type, type Static } from 'typebox';
import { CalendarDay, Instant, OrNull, Uuid } from './shapes.ts';

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
  revision: Type.Integer(),
  location: Location,
});

const Account = Type.Object({
  accountId: Uuid,
  accountNo: Type.String(),
  status: Type.String(),
  openedOn: CalendarDay,
  closedOn: OrNull(CalendarDay),
  revision: Type.Integer(),
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
  /** The customer this file went into; everything but its history is there. */
  mergedInto: OrNull(Uuid),
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
