import { parseAddress, type AddressParts } from '#domain/customers/address.ts';
import { indexDivisions, nameAt, type DivisionIndex } from '#domain/customers/divisions.ts';
import { inventedDivisionName } from '#domain/customers/invented-divisions.ts';
import { divisionTree, type Division } from './divisions.ts';

function flat(divisions: readonly Division[]): Division[] {
  return divisions.flatMap((division) => [division, ...flat(division.children ?? [])]);
}

let index: DivisionIndex | undefined;

/** Every division prepared for reading addresses; made once, at the first address. */
export function divisionIndex(): DivisionIndex {
  index ??= indexDivisions(flat(divisionTree()));
  return index;
}

/** The address read as well as it can be; `within` is the division the customer chose or the unit serves. */
export function readAddress(address: string, within?: string): AddressParts {
  return parseAddress(address, divisionIndex(), within === undefined ? {} : { within });
}

/** What is kept of a reading beside the text: house, road and the like, without what was not found. */
export function addressParts(address: string, within?: string): Record<string, unknown> {
  const { candidates: _, divisionCode: __, ...parts } = readAddress(address, within);
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null && part !== ''));
}

/** `浙江省绍兴市诸暨市暨阳街道` of a code; null when there is no such division. */
export function divisionName(code: string): string | null {
  const division = divisionIndex().byCode.get(code);
  // The invented county is no part of the index: its names must not answer for places that are real.
  if (division === undefined) return inventedDivisionName(code);
  const names = ([1, 2, 3, 4] as const).map((level) => nameAt(division, level) ?? '');
  return [...new Set(names)].join('');
}
