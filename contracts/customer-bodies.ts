import { Type, type Static } from 'typebox';
import { contactChannels, contactPurposes, contactsMax } from '#domain/customers/contact.ts';
import { customerKinds, documentKinds, keyCustomerGrades, specialNeeds } from '#domain/customers/customer.ts';
import { useKinds } from '#domain/customers/use-kind.ts';
import { voltages } from '#domain/customers/voltage.ts';
import { regions } from '#domain/organisation/org-unit.ts';
import { CalendarDay, FilledLine, Line, OneOf, OrNull, Uuid } from './shapes.ts';

/** The words of a catalogue as a closed set. */
export function WordOf<const T extends Readonly<Record<string, unknown>>>(catalogue: T) {
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

const divisionPattern = '^(?:[0-9]{6}|[0-9]{9})$';

const LocationFields = {
  address: FilledLine(200),
  /** Street or county, 9 or 6 digits; what stands above follows from it. */
  divisionCode: Type.Optional(Type.String({ pattern: divisionPattern })),
  region: WordOf(regions),
  stationUnitId: Type.Optional(Uuid),
};
export const LocationBody = Type.Object({ locationId: Uuid, ...LocationFields });

const meterPattern = '^[0-9A-Z]{6,24}$';

const PointFields = {
  voltage: WordOf(voltages),
  capacityVa: Type.Integer({ minimum: 1, maximum: capacityVaMax }),
  useKind: WordOf(useKinds),
  transformerDistrict: Type.Optional(Line(100)),
  feeder: Type.Optional(Line(100)),
  meterNo: Type.Optional(Type.String({ pattern: meterPattern })),
};
export const UsagePointBody = Type.Object({ usagePointId: Uuid, ...PointFields });

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
export const Change = { commandId: Uuid, revision: Type.Integer({ minimum: 1 }) };

export const CustomerChange = Type.Object({
  ...Change,
  ...Type.Partial(Type.Object(CustomerFields)).properties,
  /** Null takes the document off the file; kind and number go together. */
  documentKind: Type.Optional(OrNull(WordOf(documentKinds))),
  documentNumber: Type.Optional(OrNull(Line(40))),
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
  /** Null clears it. */
  divisionCode: Type.Optional(OrNull(Type.String({ pattern: divisionPattern }))),
  stationUnitId: Type.Optional(OrNull(Uuid)),
});
export type LocationChange = Static<typeof LocationChange>;

export const AccountChange = Type.Object({
  ...Change,
  openedOn: Type.Optional(CalendarDay),
  status: Type.Optional(OneOf(['active', 'suspended'])),
});
export type AccountChange = Static<typeof AccountChange>;

export const PointChange = Type.Object({
  ...Change,
  ...Type.Partial(Type.Object(PointFields)).properties,
  status: Type.Optional(OneOf(['active', 'suspended'])),
  /** Null clears it. */
  transformerDistrict: Type.Optional(OrNull(Line(100))),
  feeder: Type.Optional(OrNull(Line(100))),
  meterNo: Type.Optional(OrNull(Type.String({ pattern: meterPattern }))),
});
export type PointChange = Static<typeof PointChange>;
