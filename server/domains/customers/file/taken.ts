import { Refusal } from '#domain/kernel/refusal.ts';
import { whenTaken } from '../../../platform/db/duplicates.ts';

const idReused = () => new Refusal('conflict.id-reused');

/** For `.catch`: ids and account numbers that are in use already, as refusals; anything else passes through. */
export function whenInUse(accounts: readonly { readonly accountNo?: string | null | undefined }[]) {
  const number = accounts.flatMap(({ accountNo }) => accountNo ?? []).join('、');
  return whenTaken({
    customer_account_org_id_account_no_key: () =>
      new Refusal('customer.account-number-taken', { field: 'accountNo', data: { number } }),
    customer_pkey: idReused,
    contact_pkey: idReused,
    service_location_pkey: idReused,
    customer_account_pkey: idReused,
    usage_point_pkey: idReused,
    event_head_pkey: idReused,
  });
}
