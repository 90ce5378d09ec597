import type { CustomerPage, LocationChange } from '#contracts/customers.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import type { Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import { addressParts } from '../../places/address-reader.ts';
import { changeFile, type Told, type Work } from '../change-file.ts';
import { locationErrors, stationErrors } from '../checks.ts';
import type { FileLocation } from '../file.ts';
import { changesBetween, eventParts } from '../history.ts';
import { refuseStale } from '../locked-customer.ts';
import { locationRow } from '../store.ts';

interface About {
  readonly orgId: number;
  readonly customerId: string;
  readonly locationId: string;
}

async function storedLocation(tx: Tx, about: About) {
  const row = await tx
    .selectFrom('service_location as l')
    .selectAll('l')
    .where('l.org_id', '=', about.orgId)
    .where('l.location_id', '=', about.locationId)
    .where((on) =>
      on.exists(
        on
          .selectFrom('usage_point as p')
          .innerJoin('customer_account as a', (join) =>
            join.onRef('a.org_id', '=', 'p.org_id').onRef('a.account_id', '=', 'p.account_id'),
          )
          .select('a.account_id')
          .where('p.org_id', '=', about.orgId)
          .where('p.location_id', '=', about.locationId)
          .where('a.customer_id', '=', about.customerId),
      ),
    )
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '用电地址' } });
  return row;
}

type LocationRow = Awaited<ReturnType<typeof storedLocation>>;

function before(row: LocationRow) {
  return {
    address: row.address,
    divisionCode: row.street_code ?? row.county_code,
    region: row.region,
    stationUnitId: row.station_unit_id,
  };
}

function after(row: LocationRow, change: LocationChange): FileLocation {
  const known = before(row);
  const address = change.address?.trim() ?? known.address;
  const divisionCode = change.divisionCode === undefined ? known.divisionCode : change.divisionCode;
  return {
    locationId: row.location_id,
    address,
    divisionCode,
    parts: addressParts(address, divisionCode ?? undefined),
    region: change.region ?? known.region,
    stationUnitId: change.stationUnitId === undefined ? known.stationUnitId : change.stationUnitId,
  };
}

/** Corrects the place in the transaction of the change; null when nothing is different. */
export async function editLocationIn(
  { tx, actor, customer }: Work,
  { locationId, change }: { locationId: string; change: LocationChange },
): Promise<Told> {
  const { customer_id: customerId } = customer;
  const about = { orgId: actor.orgId, customerId, locationId };
  const row = await storedLocation(tx, about);
  await refuseStale(tx, about, { stored: row.revision, revision: change.revision });
  throwRefused([
    ...locationErrors(change, ''),
    ...(await stationErrors(tx, actor.orgId, [{ unitId: change.stationUnitId, field: 'stationUnitId' }])),
  ]);
  const { locationId: _, parts, ...fields } = after(row, change);
  const changes = changesBetween(before(row), fields);
  if (Object.keys(changes).length === 0) return null;
  const { parts: __, ...columns } = locationRow(actor.orgId, { locationId, parts, ...fields });
  await tx
    .updateTable('service_location')
    .set({ ...columns, parts: JSON.stringify(parts), revision: row.revision + 1 })
    .where('org_id', '=', actor.orgId)
    .where('location_id', '=', locationId)
    .execute();
  const { data, personal } = eventParts(changes);
  return { data: { locationId, ...data }, personal };
}

/** Corrects a place of supply: address, division, region for the promises, responsible station. */
export function editLocation(
  platform: Platform,
  caller: Caller,
  given: { customerId: string; locationId: string; change: LocationChange },
): Promise<CustomerPage> {
  const { customerId, locationId, change } = given;
  const content = { locationId, ...change };
  const step = {
    customerId,
    commandId: change.commandId,
    kind: 'customer.location-edited' as const,
    content,
  };
  return changeFile({ platform, caller }, step, (work) => editLocationIn(work, { locationId, change }));
}
