/** A customer's wish as a request: who asks, what they say, which papers they bring, and who takes it. */
import { requiredDocuments } from '#domain/processes/accept.ts';
import type { Channel, ProcessDefinition } from '#domain/processes/definition.ts';
import { currentDefinition } from '#domain/processes/definitions/index.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { assert } from '#domain/kernel/assert.ts';
import { placeIn } from './addresses.ts';
import { stationOf, staffOf, teamFor, type Company, type CompanyStaff, type CompanyUnit } from './company.ts';
import { customerAt, type SimulatedCustomer } from './customers.ts';
import { fill, type Requester } from './filling.ts';
import { intakeTeam } from './habits.ts';
import { mobile, personName } from './people.ts';
import { uuidAt, type Random } from './random.ts';
import type { SimulatedRequest } from './plan.ts';

/** The company with its customers, of whom there are `accounts`, on file since `sinceMs`. */
export interface Clientele {
  readonly company: Company;
  readonly seed: string;
  readonly accounts: number;
  readonly sinceMs: number;
}

/** The definition of a kind the demand names. */
export function definitionFor(kind: string): ProcessDefinition {
  const definition = currentDefinition(kind);
  assert(!isRefused(definition), `${kind} has a definition`);
  return definition;
}

/** A customer on file; households ask for other things than factories do. */
export function anyCustomer(
  { company, seed, accounts, sinceMs }: Clientele,
  random: Random,
): SimulatedCustomer {
  return customerAt(company, seed, { serial: random.int(1, accounts), sinceMs });
}

/** The customer as somebody who asks. */
export function requesterOf(customer: SimulatedCustomer): Requester {
  return {
    name: customer.contactName,
    phone: customer.phone,
    place: customer.place,
    accountNo: customer.accountNo,
    customerId: customer.customerId,
    capacityVa: customer.capacityVa,
  };
}

// Numbers behind those of the accounts, for people who have none.
const strangersFrom = 200_000;

/** Somebody new to the company: applicants for a connection, and neighbours who report a fault. */
export function strangerIn({ company }: Clientele, random: Random): Requester {
  return {
    name: personName(random),
    phone: mobile(strangersFrom + random.int(0, 99_999)),
    place: placeIn(company.county, random),
    accountNo: null,
    customerId: null,
    capacityVa: 8000,
  };
}

/** Who asks for this kind of business. */
export function requesterFor(clientele: Clientele, definition: ProcessDefinition, random: Random): Requester {
  const isNew = definition.family === 'connection' && definition.subject === 'applicant';
  const isKnown = definition.subject === 'account' || random.chance(0.86);
  return isNew || !isKnown ? strangerIn(clientele, random) : requesterOf(anyCustomer(clientele, random));
}

/** The station that answers for the requester's place. */
export function stationFor(company: Company, requester: Requester): CompanyUnit {
  return stationOf(company, requester.place.town);
}

/** Whoever is at the counter or the telephone. */
export function takerOf(
  company: Company,
  at: { channel: Channel; station: CompanyUnit; random: Random },
): CompanyStaff {
  const team = teamFor(company, intakeTeam(at.channel), at.station.unitId);
  const present = staffOf(company, team.code).filter(({ actor }) =>
    actor.permissions.includes('request.accept'),
  );
  return at.random.pick(present);
}

export interface Wish {
  readonly definition: ProcessDefinition;
  readonly requester: Requester;
  readonly station: CompanyUnit;
  readonly channel: Channel;
  readonly atMs: number;
  readonly random: Random;
  /** Answers that are given anyway. */
  readonly fixed?: FormValues;
  readonly bundleId?: string;
  readonly splitFrom?: { readonly orderId: string; readonly reason: string };
}

/** Papers that are no core paper come with the request this often; the rest follows (容缺受理). */
const broughtShare = 0.82;

/** The request as it is typed in. */
export function requestOf(wish: Wish): SimulatedRequest {
  const { definition, requester, station, channel, atMs, random } = wish;
  const context = { random, nowMs: atMs, requester, known: {}, unitId: station.unitId, appointmentMs: atMs };
  const values = fill(definition.form, context, wish.fixed);
  const documents = requiredDocuments(definition, values)
    .filter((document) => document.core === true || random.chance(broughtShare))
    .map(({ code }) => code);
  return {
    orderId: uuidAt(random, atMs),
    kind: definition.kind,
    channel,
    values: withoutReadonly(values),
    documents,
    ...(definition.complexity.level === 'complex' ? { consent: true } : {}),
    subject: subjectOf(wish, values['anonymous'] === true),
    ...(wish.bundleId === undefined ? {} : { bundleId: wish.bundleId }),
    ...(wish.splitFrom === undefined ? {} : { splitFrom: wish.splitFrom }),
  };
}

function subjectOf(
  { requester, station, definition }: Wish,
  isAnonymous: boolean,
): SimulatedRequest['subject'] {
  const { unitId } = station;
  if (isAnonymous) return { anonymous: true, unitId };
  const contact = { contactName: requester.name, contactPhone: requester.phone, unitId };
  // A report is never tied to the reporter's own account.
  if (requester.accountNo === null || definition.confidential === true)
    return { ...contact, address: requester.place.address };
  return { ...contact, accountNo: requester.accountNo };
}

function withoutReadonly(values: FormValues): SimulatedRequest['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
  );
}
