import type { AccountBody, CustomerPage } from '#contracts/customers.ts';
import type { Static } from 'typebox';
import type { Caller } from '../../../../platform/caller.ts';
import type { Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import { numberAccounts } from '../account-numbers.ts';
import { addressParts } from '../../places/address-reader.ts';
import { changeFile, type Told, type Work } from '../change-file.ts';
import { accountErrors, stationErrors } from '../checks.ts';
import { accountOf, type FileAccount } from '../file.ts';
import { accountRow, locationRow, pointRow } from '../store.ts';
import { whenInUse } from '../taken.ts';

async function store(
  tx: Tx,
  about: { orgId: number; customerId: string },
  account: FileAccount & { accountNo: string },
): Promise<void> {
  const { orgId } = about;
  const at = { accountId: account.accountId, locationId: account.location.locationId };
  const location = locationRow(orgId, account.location);
  await tx
    .insertInto('service_location')
    .values({ ...location, parts: JSON.stringify(location.parts) })
    .execute();
  await tx
    .insertInto('customer_account')
    .values(accountRow(orgId, about.customerId, account))
    .execute();
  await tx
    .insertInto('usage_point')
    .values(account.points.map((point) => pointRow(orgId, at, point)))
    .execute();
}

/** Adds the account in the transaction of the change. */
export async function addAccountIn(work: Work, account: Static<typeof AccountBody>): Promise<Told> {
  const { platform, tx, actor, customer } = work;
  const station = { unitId: account.location.stationUnitId, field: 'location.stationUnitId' };
  throwRefused([
    ...accountErrors(account, actor.orgCode, ''),
    ...(await stationErrors(tx, actor.orgId, [station])),
  ]);
  const file = accountOf(account, { now: platform.now(), read: addressParts });
  const [ready] = await numberAccounts(tx, actor, [file]);
  if (ready === undefined) throw new Error('an account went missing');
  const about = { orgId: actor.orgId, customerId: customer.customer_id };
  await store(tx, about, ready).catch(whenInUse([ready]));
  return {
    data: {
      accountId: ready.accountId,
      accountNo: ready.accountNo,
      points: ready.points.map((point) => ({ ...point })),
    },
    personal: { address: ready.location.address },
  };
}

/** Adds an account with its location and usage points to a customer. */
export function addAccount(
  platform: Platform,
  caller: Caller,
  given: { customerId: string; commandId: string; account: Static<typeof AccountBody> },
): Promise<CustomerPage> {
  const { customerId, commandId, account } = given;
  const step = { customerId, commandId, kind: 'customer.account-added' as const, content: account };
  return changeFile({ platform, caller }, step, (work) => addAccountIn(work, account));
}
