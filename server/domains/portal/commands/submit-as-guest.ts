import { v7 as uuidv7 } from 'uuid';
import type { Static } from 'typebox';
import type { guestSubmit, OnlineAccepted, OnlinePreview } from '#contracts/portal.ts';
import { contactFieldOf } from '#domain/requests/contact-in-form.ts';
import { parsePhone } from '#domain/customers/phone.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { phoneCheck, phoneInForm } from '#domain/portal/online-request.ts';
import { reading, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { performWithin, systemDoer } from '../../orders/index.ts';
import {
  acceptingOnce,
  acceptWithin,
  type Accepted,
  type Intaker,
  type RequestInput,
} from '../../requests/index.ts';
import { portalDoer, tieUploads } from './do-to-case.ts';
import { countHits } from '../counters.ts';
import {
  accountInForm,
  confirmation,
  inputOf,
  isOwnRepeat,
  onlineDefinition,
  previewOnline,
  type Online,
} from '../online-request.ts';
import { openPass } from '../passes.ts';
import { takeProof } from '../proof.ts';
import { isPhoneOfAccount } from '../subjects.ts';
import { openUnit, topUnit, type OpenUnit } from '../units.ts';

type Sent = Static<(typeof guestSubmit)['body']>;

/** Who asks without signing in: the number in the form, and whether a code has shown that it is theirs. */
interface Guest {
  readonly phone: string | null;
  readonly isVerified: boolean;
}

function phoneOf(values: Online['values']): string | null {
  const typed = phoneInForm(values);
  if (typed === null) return null;
  const phone = parsePhone(typed);
  return isRefused(phone) ? typed.trim() : phone.number;
}

function guestOf(platform: Platform, orgId: number, sent: Pick<Sent, 'pass' | 'request'>): Guest {
  const phone = phoneOf(sent.request.values);
  if (sent.pass === undefined) return { phone, isVerified: false };
  const pass = openPass(platform, sent.pass, 'contact');
  return { phone, isVerified: pass.orgId === orgId && pass.phone === phone };
}

/** An account is taken for theirs only when the verified phone stands on its file; else it stays a word in the form. */
async function subjectOf(
  tx: Tx,
  orgId: number,
  about: { guest: Guest; values: Online['values']; definition: ProcessDefinition },
): Promise<RequestInput['subject']> {
  const { guest, values, definition } = about;
  const accountNo = accountInForm(values);
  const isTheirs =
    accountNo !== null &&
    guest.phone !== null &&
    guest.isVerified &&
    (await isPhoneOfAccount(tx, orgId, { accountNo, phone: guest.phone }));
  const isNameless = definition.confidential === true && guest.phone === null;
  return {
    accountNo: isTheirs ? accountNo : '',
    ...(isNameless ? { anonymous: true } : {}),
  };
}

/** The online hall of a unit as intaker: the company answers until staff know the place. */
export async function portalIntaker(
  tx: Tx,
  unit: Pick<OpenUnit, 'orgId' | 'code'>,
  customerId: string | null,
): Promise<Intaker> {
  const unitId = await topUnit(tx, unit.orgId);
  return { orgId: unit.orgId, orgCode: unit.code, unitId, doer: portalDoer(customerId) };
}

/** What the form would meet if it were sent now. */
export async function previewAsGuest(
  platform: Platform,
  sent: Pick<Sent, 'unit' | 'request' | 'pass'>,
): Promise<Static<typeof OnlinePreview>> {
  const unit = await openUnit(platform, sent.unit);
  const definition = onlineDefinition(sent.request.kind);
  const guest = guestOf(platform, unit.orgId, sent);
  const { intaker, subject } = await reading(platform.db, [unit.orgId], async (tx) => ({
    intaker: await portalIntaker(tx, unit, null),
    subject: await subjectOf(tx, unit.orgId, { guest, values: sent.request.values, definition }),
  }));
  const input = inputOf(sent.request, subject);
  const seen = await previewOnline(platform, intaker, { input, isKnown: guest.isVerified });
  return { ...seen, similar: seen.similar.filter(({ why }) => why === 'same-phone') };
}

function refuseUnverified(definition: ProcessDefinition, guest: Guest, values: Online['values']): void {
  if (phoneCheck(definition, values) !== 'required' || guest.isVerified) return;
  const field = contactFieldOf('contactPhone', values);
  throw new Refusal('portal.phone-unverified', { field: field === undefined ? 'pass' : `form.${field}` });
}

const unverifiedWords = '联系电话未经短信验证（网上报修），请在回电时核实。';

async function acceptAsGuest(
  work: Work,
  unit: OpenUnit,
  about: { guest: Guest; online: Online; definition: ProcessDefinition },
): Promise<{ accepted: Accepted; intaker: Intaker; input: RequestInput }> {
  const { guest, online, definition } = about;
  const { orgId } = unit;
  const { orderId, values, attachmentIds } = online;
  if (!(await isOwnRepeat(work.tx, orgId, { orderId, phone: guest.phone, customerId: null })))
    throw new Refusal('conflict.id-reused', { field: 'orderId' });
  const intaker = await portalIntaker(work.tx, unit, null);
  const input = inputOf(online, await subjectOf(work.tx, orgId, { guest, values, definition }));
  const accepted = await acceptWithin(work, intaker, input);
  if (accepted.created) {
    await tieUploads(work.tx, { orgId, orderId }, attachmentIds);
    if (guest.phone !== null && !guest.isVerified) {
      const command = { verb: 'remark' as const, text: unverifiedWords };
      await performWithin(work, { orgId, orderId, commandId: uuidv7(), command }, systemDoer);
    }
  }
  return { accepted, intaker, input };
}

/**
 * Takes a request from somebody who is not signed in (R-REQ-01): the captcha solved, the phone verified where the
 * business asks for it, no more often than the limits allow, once however often it is sent.
 */
export async function submitAsGuest(
  platform: Platform,
  sent: Sent,
  address: string,
): Promise<Static<typeof OnlineAccepted>> {
  const unit = await openUnit(platform, sent.unit);
  const definition = onlineDefinition(sent.request.kind);
  await takeProof(platform, sent.proof);
  const guest = guestOf(platform, unit.orgId, sent);
  refuseUnverified(definition, guest, sent.request.values);
  await countHits(platform, [
    { limit: 'submit-address', of: address },
    ...(guest.phone === null ? [] : [{ limit: 'submit-phone' as const, of: guest.phone }]),
  ]);
  const { accepted, intaker, input } = await acceptingOnce(platform, unit.orgId, (work) =>
    acceptAsGuest(work, unit, { guest, online: sent.request, definition }),
  );
  return confirmation(platform, intaker, { accepted, input });
}
