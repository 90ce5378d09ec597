/** Fills in forms as people do: right for the field, about the matter in hand, with the times of the moment. */
import { applies } from '#domain/processes/condition.ts';
import type { Field, FieldValue, FormValues } from '#domain/processes/field.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import { businessDate, hourMs, instantText, minuteMs } from '#domain/kernel/instant.ts';
import type { Place } from './addresses.ts';
import { choiceWeights } from './habits.ts';
import { addressed, creditCode, firmName, identityNumber, personName } from './people.ts';
import { phrases } from './phrases.ts';
import type { Random } from './random.ts';

/** Who asks, as far as the forms want to know. */
export interface Requester {
  readonly name: string;
  readonly phone: string;
  readonly place: Place;
  readonly accountNo: string | null;
  readonly customerId: string | null;
  readonly capacityVa: number;
}

export interface FillContext {
  readonly random: Random;
  readonly nowMs: number;
  readonly requester: Requester;
  /** What is known of the order so far. */
  readonly known: FormValues;
  /** A unit complained of or praised, and the time agreed for a visit. */
  readonly unitId: string;
  readonly appointmentMs: number;
}

const optionalShare = 0.45;

/** Values for the fields that are asked; optional ones now and then. */
export function fill(fields: readonly Field[], context: FillContext, fixed: FormValues = {}): FormValues {
  const values: Record<string, FieldValue> = {};
  for (const field of fields) {
    const all = { ...context.known, ...values };
    if (!applies(field.visibleWhen, all)) continue;
    const given = fixed[field.name];
    const isAsked = applies(field.required, all);
    const value =
      given ??
      (isAsked || context.random.chance(optionalShare) ? valueFor(field, { ...context, known: all }) : null);
    if (value !== null) values[field.name] = value;
  }
  return values;
}

/** `YYYY-MM-DDTHH:mm` as a browser's input gives it. */
export function minuteValue(ms: number): string {
  return instantText(Math.floor(ms / minuteMs) * minuteMs).slice(0, 16);
}

function valueFor(field: Field, context: FillContext): FieldValue | null {
  const special = byName[field.name];
  if (special !== undefined) return special(context, field);
  return byType(field, context);
}

function byType(field: Field, context: FillContext): FieldValue | null {
  const { random } = context;
  switch (field.type) {
    case 'choice':
      return chosen(field, random);
    case 'yes-no':
      return random.chance(0.15);
    case 'phone':
      return context.requester.phone;
    case 'address':
      return context.requester.place.address;
    case 'person-name':
      return context.requester.name;
    case 'account-number':
      return context.requester.accountNo;
    case 'paragraph':
      return phrase(field, context);
    // Named by nobody, unless a rule above knows whom.
    case 'staff':
      return null;
    default:
      return field.sample;
  }
}

function chosen(field: Field, random: Random): string {
  const options = (field.options ?? []).map((option) => option.value);
  const weights = choiceWeights[field.name] ?? {};
  return random.weighted(Object.fromEntries(options.map((option) => [option, weights[option] ?? 1])));
}

function phrase(field: Field, { random, known }: FillContext): FieldValue {
  const faultKind = known['faultKind'];
  const special = typeof faultKind === 'string' ? phrases[`${field.name}.${faultKind}`] : undefined;
  const list = special ?? phrases[field.name];
  return list === undefined ? field.sample : random.pick(list);
}

type Rule = (context: FillContext, field: Field) => FieldValue | null;

const minutesAgo =
  (min: number, max: number): Rule =>
  ({ nowMs, random }) =>
    minuteValue(nowMs - random.int(min, max) * minuteMs);

const reading: Rule = ({ random }) => `${String(random.int(120, 48_000))}.${String(random.int(10, 99))}`;

const unit: Rule = ({ unitId }) => unitId;

/** Fields whose value follows from the customer, the moment or what was filled in before. */
const byName: Readonly<Record<string, Rule>> = {
  callerName: ({ requester, random }) => addressed(requester.name, random),
  identityNumber: ({ random }) => identityNumber(random, random.chance(0.5) ? 'male' : 'female'),
  creditCode: ({ random }) => creditCode(random, 'enterprise'),
  firmName: ({ random, requester }) =>
    firmName(random, random.chance(0.6) ? 'shop' : 'firm', townOf(requester.place)),
  agentName: ({ random }) => personName(random),
  byAgent: ({ random }) => random.chance(0.12),
  requestedPowerW: ({ random, known }) =>
    random.pick(known['phases'] === 'three' ? [20, 30, 40, 60, 80] : [6, 8, 8, 10, 12]) * 1000,
  requestedCapacityVa: ({ random, known, requester }) =>
    known['presentCapacityVa'] === undefined
      ? random.pick([200, 315, 400, 630, 800, 1250]) * 1000
      : requester.capacityVa * random.int(2, 3),
  presentCapacityVa: ({ requester }) => requester.capacityVa,
  voltageClass: (_, field) => field.options?.[0]?.value ?? null,
  supplySources: ({ random }, field) => (field.options ?? [])[random.chance(0.85) ? 0 : 1]?.value ?? null,
  danger: ({ known }) => known['faultKind'] === 'line-down' || known['faultKind'] === 'sparks',
  noticedAt: minutesAgo(3, 40),
  happenedAt: minutesAgo(120, 4000),
  damagedAt: minutesAgo(60, 2400),
  clearedAt: minutesAgo(5, 120),
  // The guard on return calls looks at this very time.
  calledAt: minutesAgo(0, 0),
  wishedVisitAt: ({ nowMs, random }) => minuteValue(nowMs + random.int(20, 70) * hourMs),
  appointmentAt: ({ appointmentMs }) => minuteValue(appointmentMs),
  expectedRestoreAt: ({ nowMs, random }) => minuteValue(nowMs + random.int(60, 200) * minuteMs),
  outageReference: ({ nowMs, random }) =>
    `TD${businessDate(nowMs).replaceAll('-', '')}-${String(random.int(1, 40)).padStart(3, '0')}`,
  periodFrom: ({ nowMs }) => `${businessDate(nowMs - 40 * 24 * hourMs).slice(0, 7)}-01`,
  periodTo: ({ nowMs }) => addDays(businessDate(nowMs), -1),
  billingMonth: ({ nowMs }) => `${businessDate(nowMs - 28 * 24 * hourMs).slice(0, 7)}-01`,
  planValidUntil: ({ nowMs }) => addDays(businessDate(nowMs), 365),
  supplyPoint: ({ requester }) => `${requester.place.feeder}${requester.place.district}`,
  serviceLineMetres: ({ random }) => random.int(8, 90),
  meterNumber: ({ random }) => `99${String(random.int(1, 999_999)).padStart(12, '0')}`,
  newMeterNumber: ({ random }) => `99${String(random.int(1, 999_999)).padStart(12, '0')}`,
  sealNumber: ({ random }) => `FY${String(random.int(1, 9_999_999)).padStart(8, '0')}`,
  oldReading: reading,
  takenReading: reading,
  customerReading: reading,
  siteReading: reading,
  applianceCount: ({ random }) => random.int(1, 3),
  adjustWh: ({ random }) => random.int(5, 300) * 1000,
  compensationFen: ({ random }) => random.int(150, 3200) * 100,
  anonymous: ({ random }) => random.chance(0.4),
  complainedUnitId: unit,
  praisedUnitId: unit,
  praisedName: () => null,
  complainedUnitText: () => null,
  aboutOrderNumber: () => null,
  customerWorks: ({ random }) => random.chance(0.3),
  keyUser: ({ random }) => random.chance(0.4),
  accountNumber: ({ requester }) => requester.accountNo,
};

function townOf(place: Place): string {
  return /[市县]([^市县]{2,6}?(?:街道|镇|乡))/.exec(place.address)?.[1] ?? '';
}
