import { Refusal } from '#domain/kernel/refusal.ts';
import { divisionName, readAddress } from './address-reader.ts';
import { divisionsBelow } from './divisions.ts';

/** Divisions for an address picker, a level at a time; a demonstration also offers the place its customers live in. */
export function divisionList(parent: string | null, demo = false) {
  const below = divisionsBelow(parent, demo);
  if (below === null) throw new Refusal('customer.division-unknown', { field: 'parent' });
  const items = below.map(({ code, name, children = [] }) => ({
    code,
    name,
    hasChildren: children.length > 0,
  }));
  return { items };
}

/** An address as it was understood, for hints at intake; never refuses. */
export function readingOf({ address, within }: { address: string; within?: string | undefined }) {
  const { divisionCode, candidates, ...parts } = readAddress(address, within);
  return {
    divisionCode,
    candidates: candidates.map((code) => ({ code, name: divisionName(code) ?? code })),
    parts,
  };
}
