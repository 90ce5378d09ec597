import type { CustomerPage, LocationBody, UsagePointBody } from '#contracts/customers.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Static } from 'typebox';
import type { Caller } from '../../../../platform/caller.ts';
import type { Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import { addressParts } from '../../places/address-reader.ts';
import { changeFile, type Told, type Work } from '../change-file.ts';
import { locationErrors, stationErrors } from '../checks.ts';
import { locationOf, pointOf } from '../file.ts';
import { locationRow, pointRow } from '../store.ts';
import { whenInUse } from '../taken.ts';

/** A further point of supply of an account, at a place of its own. */
export interface NewUsagePoint {
  readonly customerId: string;
  readonly accountId: string;
  readonly commandId: string;
  readonly location: Static<typeof LocationBody>;
  readonly point: Static<typeof UsagePointBody>;
}

async function accountNoOf(tx: Tx, orgId: number, { customerId, accountId }: NewUsagePoint): Promise<string> {
  const row = await tx
    .selectFrom('customer_account')
    .select('account_no')
    .where('org_id', '=', orgId)
    .where('account_id', '=', accountId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '户号' } });
  return row.account_no;
}

async function store(tx: Tx, orgId: number, given: NewUsagePoint): Promise<void> {
  const row = locationRow(orgId, locationOf(given.location, addressParts));
  const at = { accountId: given.accountId, locationId: row.location_id };
  await tx
    .insertInto('service_location')
    .values({ ...row, parts: JSON.stringify(row.parts) })
    .execute();
  await tx
    .insertInto('usage_point')
    .values(pointRow(orgId, at, pointOf(given.point)))
    .execute();
}

/** Adds the point in the transaction of the change. */
export async function addUsagePointIn({ tx, actor }: Work, given: NewUsagePoint): Promise<Told> {
  const { accountId, location, point } = given;
  const accountNo = await accountNoOf(tx, actor.orgId, given);
  throwRefused([
    ...locationErrors(location, 'location.'),
    ...(await stationErrors(tx, actor.orgId, [
      { unitId: location.stationUnitId, field: 'location.stationUnitId' },
    ])),
  ]);
  await store(tx, actor.orgId, given).catch(whenInUse([]));
  return { data: { accountId, accountNo, point }, personal: { address: location.address } };
}

/** Adds a usage point to an account of the customer. */
export function addUsagePoint(
  platform: Platform,
  caller: Caller,
  given: NewUsagePoint,
): Promise<CustomerPage> {
  const { customerId, accountId, commandId, location, point } = given;
  const content = { accountId, location, point };
  const step = { customerId, commandId, kind: 'customer.point-added' as const, content };
  return changeFile({ platform, caller }, step, (work) => addUsagePointIn(work, given));
}
