import type { Static } from 'typebox';
import type { giveOwnConsent, OwnConsents } from '#contracts/portal-customer.ts';
import type { CustomerCare } from '#contracts/customer-care.ts';
import {
  consentPurposes,
  currentText,
  isConsentPurpose,
  type ConsentPurpose,
} from '#domain/customers/care/consent.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { reading } from '../../platform/db/database.ts';
import type { CustomerCaller } from '../../platform/http/customer-sessions.ts';
import type { Platform } from '../../platform/platform.ts';
import { consentsOf, giveConsent, withdrawConsent, type Actor } from '../customers/index.ts';
import { ownCase } from './own-sessions.ts';

type View = Static<typeof OwnConsents>;
type Given = CustomerCare['consents'];

/** The customer at their own screen as the actor of a command on their file. */
export function ownActor(customer: CustomerCaller): Actor {
  const { caseKind: _kind, caseId: _id, orgId, ...origin } = ownCase(customer);
  return { orgId, orgCode: customer.orgCode, origin };
}

/** Who took a consent down stays inside the house; the customer sees what, when and how. */
function told({ consentId, version, text, givenAt, givenChannel, ...end }: Given[number]) {
  const { withdrawnAt, withdrawnChannel } = end;
  return { consentId, version, text, givenAt, givenChannel, withdrawnAt, withdrawnChannel };
}

/** Every consent with its words, as the customer takes them along. */
export function ownConsentLines(given: Given) {
  return given.map((consent) => ({
    purpose: consent.purpose,
    title: isConsentPurpose(consent.purpose) ? consentPurposes[consent.purpose].title : consent.purpose,
    ...told(consent),
  }));
}

function viewOf(given: Given): View {
  const purposes = Object.keys(consentPurposes) as ConsentPurpose[];
  return {
    items: purposes.map((purpose) => {
      const own = given.filter((consent) => consent.purpose === purpose).map(told);
      const { version, text } = currentText(purpose);
      return {
        purpose,
        title: consentPurposes[purpose].title,
        offered: { version, text },
        inForce: own.find(({ withdrawnAt }) => withdrawnAt === null) ?? null,
        earlier: own.filter(({ withdrawnAt }) => withdrawnAt !== null),
      };
    }),
  };
}

async function given(platform: Platform, customer: CustomerCaller): Promise<Given> {
  return reading(platform.db, [customer.orgId], (tx) => consentsOf(tx, customer));
}

/** What the signed-in customer agreed to, and may agree to. */
export async function ownConsents(platform: Platform, customer: CustomerCaller): Promise<View> {
  return viewOf(await given(platform, customer));
}

/** The customer agrees, to the wording they had before their eyes. */
export async function agreeTo(
  platform: Platform,
  customer: CustomerCaller,
  wish: Static<(typeof giveOwnConsent)['body']>,
): Promise<View> {
  const { purpose, commandId, consentId } = wish;
  if (wish.version !== currentText(purpose).version) throw new Refusal('portal.consent-text-changed');
  const { customerId } = customer;
  const care = await giveConsent(platform, ownActor(customer), {
    ...{ customerId, commandId, consentId, purpose },
    channel: 'online',
  });
  return viewOf(care.consents);
}

/** The customer takes a consent back; one of somebody else is as unknown as one that never was. */
export async function takeBack(
  platform: Platform,
  customer: CustomerCaller,
  wish: { consentId: string; commandId: string },
): Promise<View> {
  const own = (await given(platform, customer)).some(({ consentId }) => consentId === wish.consentId);
  if (!own) throw new Refusal('not-found', { data: { what: '授权' } });
  const { customerId } = customer;
  const care = await withdrawConsent(platform, ownActor(customer), {
    ...wish,
    customerId,
    channel: 'online',
  });
  return viewOf(care.consents);
}
