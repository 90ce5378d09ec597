import type { Static } from 'typebox';
import type { OnlineAccepted, OnlinePreview, OnlineRequest } from '#contracts/portal.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { isOnline } from '#domain/portal/online-request.ts';
import { contactInForm } from '#domain/requests/contact-in-form.ts';
import { currentDefinition } from '#domain/processes/definitions/index.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { qrSvg } from '../../platform/pdf/qr-svg.ts';
import type { Platform } from '../../platform/platform.ts';
import { preview, type Accepted, type Intaker, type RequestInput } from '../requests/index.ts';

export type Online = Static<typeof OnlineRequest>;

/** Names the door on the order; orders of an unverified phone carry the other word, too. */
export const portalSource = 'portal';

/** The business of a request, if it can be done online. */
export function onlineDefinition(kind: string): ProcessDefinition {
  const definition = currentDefinition(kind);
  if (isRefused(definition)) throw Refusal.from(definition);
  if (!isOnline(definition)) throw new Refusal('portal.kind-closed', { data: { title: definition.title } });
  return definition;
}

/** The account the form names, as it was typed; null where it names none. */
export function accountInForm(values: Online['values']): string | null {
  return contactInForm(values).accountNo ?? null;
}

/** The request as the intake takes it; `subject` says who it is as far as that was shown, and nothing typed says more. */
export function inputOf(online: Online, subject: RequestInput['subject']): RequestInput {
  return {
    orderId: online.orderId,
    kind: online.kind,
    channel: 'web',
    values: online.values,
    documents: online.documents,
    ...(online.consent === undefined ? {} : { consent: online.consent }),
    source: portalSource,
    externalId: online.orderId,
    subject,
  };
}

/** What desks owe each other (`DESK-…`, but the result itself) is no promise to the customer. */
function promisedToCustomer(kind: string, promised: Accepted['promised']): Accepted['promised'] {
  const inside = new Set(
    onlineDefinition(kind)
      .clocks.filter(({ promise }) => promise.startsWith('DESK'))
      .map(({ id }) => id),
  );
  return promised.filter(({ clock, result }) => result || !inside.has(clock));
}

/**
 * What would happen, for whoever still types. Of open orders that may be the same matter (M3) only those of the phone
 * that was shown to be theirs, or of the signed-in customer, are told.
 */
export async function previewOnline(
  platform: Platform,
  intaker: Intaker,
  given: { input: RequestInput; isKnown: boolean },
): Promise<Static<typeof OnlinePreview>> {
  const { faults, missing, promised, similar, outOfHours } = await preview(platform, intaker, given.input);
  const theirs = given.isKnown ? similar.filter(({ why }) => why !== 'same-address') : [];
  return {
    faults,
    missing,
    promised: promisedToCustomer(given.input.kind, promised),
    similar: theirs,
    outOfHours,
  };
}

/** The sentence about working hours that belongs to an acceptance now (I5). */
async function hoursNow(platform: Platform, intaker: Intaker, input: RequestInput): Promise<string | null> {
  const { outOfHours } = await preview(platform, intaker, input);
  return outOfHours;
}

/** What the confirmation page shows. */
export async function confirmation(
  platform: Platform,
  intaker: Intaker,
  { accepted, input }: { accepted: Accepted; input: RequestInput },
): Promise<Static<typeof OnlineAccepted>> {
  return {
    orderNo: accepted.orderNo,
    title: accepted.title,
    acceptedAt: accepted.acceptedAt,
    promised: promisedToCustomer(input.kind, accepted.promised),
    missing: accepted.missing,
    outOfHours: await hoursNow(platform, intaker, input),
    followUrl: accepted.followUrl,
    qr: qrSvg(accepted.followUrl),
  };
}

/** Whether the order of this id was sent in through this door with this phone; a stranger's id answers nothing. */
export async function isOwnRepeat(
  tx: Tx,
  orgId: number,
  about: { orderId: string; phone: string | null; customerId: string | null },
): Promise<boolean> {
  const { rows } = await runSql<{
    source: string | null;
    contact_phone: string | null;
    customer_id: string | null;
  }>(tx, 'select source, contact_phone, customer_id from work_order where org_id = $1 and order_id = $2', [
    orgId,
    about.orderId,
  ]);
  const [row] = rows;
  if (row === undefined) return true;
  if (row.source !== portalSource) return false;
  return about.customerId === null ? row.contact_phone === about.phone : row.customer_id === about.customerId;
}
