import type { CustomerCare } from '#contracts/customer-care.ts';
import {
  giveConsent as ruleOf,
  withdrawConsent as withdrawalOf,
  type Consent,
  type ConsentChannel,
  type ConsentPurpose,
} from '#domain/customers/care/consent.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { whenTaken } from '../../../../platform/db/duplicates.ts';
import type { Platform } from '../../../../platform/platform.ts';
import type { Actor } from '../../file/case.ts';
import type { Work } from '../../file/change-file.ts';
import { changeCare } from '../change-care.ts';

async function consentsOf({ tx, customer }: Work): Promise<readonly Consent[]> {
  const rows = await tx
    .selectFrom('consent')
    .select(['consent_id', 'purpose', 'text_version', 'withdrawn_at'])
    .where('org_id', '=', customer.org_id)
    .where('customer_id', '=', customer.customer_id)
    .execute();
  return rows.map((row) => ({
    consentId: row.consent_id,
    purpose: row.purpose,
    version: row.text_version,
    isWithdrawn: row.withdrawn_at !== null,
  }));
}

/** Who took it down; nobody where the customer did it alone (online hall). */
function takenDownBy({ origin }: Actor): string | null {
  return origin.actorKind === 'staff' ? origin.actorId : null;
}

async function end({ platform, tx, customer, actor }: Work, about: { consentId: string; channel: string }) {
  await tx
    .updateTable('consent')
    .set({
      withdrawn_at: platform.now(),
      withdrawn_channel: about.channel,
      withdrawn_to: takenDownBy(actor),
    })
    .where('org_id', '=', customer.org_id)
    .where('consent_id', '=', about.consentId)
    .execute();
}

/** A consent as it is taken down. */
export interface GivenConsent {
  readonly customerId: string;
  readonly commandId: string;
  readonly consentId: string;
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel;
}

/** Records that the customer agrees, to the wording of today; one to an older wording ends with it. */
export function giveConsent(
  platform: Platform,
  caller: Caller | Actor,
  given: GivenConsent,
): Promise<CustomerCare> {
  const { customerId, commandId, consentId, purpose, channel } = given;
  const content = { consentId, purpose, channel };
  const step = { customerId, commandId, kind: 'customer.consent-given' as const, content };
  return changeCare({ platform, caller }, step, async (work) => {
    const { tx, actor, customer } = work;
    const rule = ruleOf(await consentsOf(work), purpose);
    if (isRefused(rule)) throw Refusal.from(rule);
    if (rule.replaces !== null) await end(work, { consentId: rule.replaces, channel });
    await tx
      .insertInto('consent')
      .values({
        org_id: customer.org_id,
        consent_id: consentId,
        customer_id: customerId,
        purpose,
        text_version: rule.version,
        given_at: platform.now(),
        given_channel: channel,
        given_to: takenDownBy(actor),
      })
      .execute()
      .catch(whenTaken({ consent_pkey: () => new Refusal('conflict.id-reused', { field: 'consentId' }) }));
    return { data: { consentId, purpose, channel, version: rule.version, replaces: rule.replaces } };
  });
}

/** Records that the customer takes a consent back. */
export function withdrawConsent(
  platform: Platform,
  caller: Caller | Actor,
  given: { customerId: string; consentId: string; commandId: string; channel: ConsentChannel },
): Promise<CustomerCare> {
  const { customerId, consentId, commandId, channel } = given;
  const content = { consentId, channel };
  const step = { customerId, commandId, kind: 'customer.consent-withdrawn' as const, content };
  return changeCare({ platform, caller }, step, async (work) => {
    const found = withdrawalOf(await consentsOf(work), consentId);
    if (isRefused(found)) throw Refusal.from(found);
    await end(work, { consentId, channel });
    return { data: { consentId, purpose: found.purpose, version: found.version, channel } };
  });
}
