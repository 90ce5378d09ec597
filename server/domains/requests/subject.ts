import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { contactFieldOf, contactInForm } from '#domain/requests/contact-in-form.ts';
import { parsePhone } from '#domain/customers/phone.ts';
import type { Region } from '#domain/promises/promise.ts';
import type { Intake } from '#domain/processes/command.ts';
import type { Work } from '../../platform/work.ts';
import { accountForOrder, customerForOrder } from '../customers/index.ts';
import type { OrderSubject } from '../orders/index.ts';
import { keptUnits } from '../organisation/index.ts';
import type { RequestInput } from './input.ts';

/** Who the customer turned out to be, and which unit answers for the place. */
export interface KnownSubject {
  readonly subject: OrderSubject;
  readonly identified: Intake['identified'];
  readonly unitId: string;
  readonly region: Region;
}

type Given = RequestInput['subject'];

const nobody: OrderSubject = {
  customerId: null,
  accountId: null,
  usagePointId: null,
  contactName: null,
  contactPhone: null,
  address: null,
};

/** A phone in the one form it is stored and searched in; what is no phone stays as it was said. */
function phoneOf(text: string | undefined): string | null {
  if (text === undefined || text.trim() === '') return null;
  const phone = parsePhone(text);
  return isRefused(phone) ? text.trim() : phone.number;
}

function named(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}

/** The station that answers: as the clerk says, else that of the place, else that of the clerk. */
async function placeOf(
  { platform, tx }: Work,
  orgId: number,
  wanted: { given: string | undefined; known: string | null; fallback: string; region: Region | null },
): Promise<{ unitId: string; region: Region }> {
  const units = await keptUnits(platform, tx, orgId);
  const unitId = wanted.given ?? wanted.known ?? wanted.fallback;
  const unit = units.find((known) => known.unitId === unitId);
  if (unit === undefined)
    throw new Refusal('not-found', { field: 'subject.unitId', data: { what: '责任单位' } });
  return { unitId, region: wanted.region ?? unit.region };
}

function contactOf(given: Given, onFile: OrderSubject): OrderSubject {
  return {
    ...onFile,
    contactName: named(given.contactName) ?? onFile.contactName,
    contactPhone: phoneOf(given.contactPhone) ?? onFile.contactPhone,
    address: named(given.address) ?? onFile.address,
  };
}

function noAccount({ subject, values }: Pick<RequestInput, 'subject' | 'values'>): Refusal {
  const inForm = subject.accountNo === undefined ? contactFieldOf('accountNo', values) : undefined;
  const field = inForm === undefined ? 'subject.accountNo' : `form.${inForm}`;
  return new Refusal('not-found', { field, data: { what: '户号' } });
}

/** Finds the account or the customer named in a request; what the clerk typed goes before what is on file. */
export async function knowSubject(
  work: Work,
  at: { orgId: number; fallbackUnitId: string },
  input: Pick<RequestInput, 'subject' | 'values'>,
): Promise<KnownSubject> {
  const { tx } = work;
  const { orgId, fallbackUnitId: fallback } = at;
  const given: Given = { ...contactInForm(input.values), ...input.subject };
  if (given.accountNo !== undefined && given.accountNo !== '') {
    const account = await accountForOrder(tx, orgId, given.accountNo);
    if (account === null) throw noAccount(input);
    const place = await placeOf(work, orgId, {
      given: given.unitId,
      known: account.unitId,
      fallback,
      region: account.region,
    });
    return { subject: contactOf(given, account.subject), identified: 'account', ...place };
  }
  if (given.customerId !== undefined) {
    const customer = await customerForOrder(tx, orgId, given.customerId);
    if (customer === null)
      throw new Refusal('not-found', { field: 'subject.customerId', data: { what: '客户' } });
    const place = await placeOf(work, orgId, {
      given: given.unitId,
      known: customer.unitId,
      fallback,
      region: null,
    });
    return { subject: contactOf(given, customer.subject), identified: 'applicant', ...place };
  }
  const place = await placeOf(work, orgId, { given: given.unitId, known: null, fallback, region: null });
  if (given.anonymous === true)
    return { subject: { ...nobody, address: named(given.address) }, identified: 'nobody', ...place };
  const subject = contactOf(given, nobody);
  const reachable = subject.contactName !== null && subject.contactPhone !== null;
  return { subject, identified: reachable ? 'applicant' : 'nobody', ...place };
}
