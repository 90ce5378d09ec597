import type { ImportedRow, ImportFault } from '#domain/customers/import-row.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { readAddress } from '../places/address-reader.ts';
import { divisionOf } from '../places/divisions.ts';
import type { Placing } from './bodies.ts';

/** Names and codes of the unit's stations, and what an address says about its division. */
export interface Places extends Placing {
  /** What the unit's list and the divisions say against a row. */
  faults(row: ImportedRow): readonly ImportFault[];
}

// Addresses of one street come together; what is in front of the digits decides about the division.
const rememberedMax = 20_000;

function divisionReader(): (address: string) => string | undefined {
  const remembered = new Map<string, string | undefined>();
  return (address) => {
    const front = address.split(/\d/, 1)[0] ?? '';
    if (remembered.has(front)) return remembered.get(front);
    const { divisionCode } = readAddress(address);
    const found = divisionCode !== null && divisionCode.length >= 6 ? divisionCode : undefined;
    if (remembered.size < rememberedMax) remembered.set(front, found);
    return found;
  };
}

interface Unit {
  readonly unit_id: string;
  readonly code: string;
  readonly name: string;
}

/** Reads the unit's stations once for a whole import. */
export async function placesOf(tx: Tx, orgId: number): Promise<Places> {
  const units = await tx
    .selectFrom('org_unit')
    .select(['unit_id', 'code', 'name'])
    .where('org_id', '=', orgId)
    .where('active', '=', true)
    .execute();
  return placesAmong(units);
}

/** Places of a unit with these stations. */
export function placesAmong(units: readonly Unit[]): Places {
  const byName = new Map(
    units.flatMap(({ unit_id, code, name }) => [[name, unit_id] as const, [code, unit_id] as const]),
  );
  const divisionFrom = divisionReader();
  return {
    stationId: ({ station }) => (station === '' ? undefined : byName.get(station)),
    divisionCode: ({ divisionCode, address }) => (divisionCode === '' ? divisionFrom(address) : divisionCode),
    faults: ({ station, divisionCode }) => [
      ...(station === '' || byName.has(station)
        ? []
        : [
            {
              refused: 'customer.station-not-found',
              column: 'station' as const,
              data: { value: station.slice(0, 40) },
            },
          ]),
      ...(divisionCode === '' || divisionOf(divisionCode) !== null
        ? []
        : [{ refused: 'customer.division-unknown', column: 'divisionCode' as const }]),
    ],
  };
}
