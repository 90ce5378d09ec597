/**
 * Which rows of an import belong together: one customer by customer code, document or account number; one account by
 * its number. Rows may stand anywhere in the file, so what was seen is remembered: a few hundred bytes a row.
 */
import type { ImportField } from './import-columns.ts';
import type { ImportFault, ImportedRow } from './import-row.ts';

/** Where a row belongs. */
export interface RowPlace {
  /** Number of the customer within the file, from 1, in the order of first appearance. */
  readonly group: number;
  /** Names the account of a row without number so that the same file finds it again; null with a number. */
  readonly accountKey: string | null;
  readonly faults: readonly ImportFault[];
}

interface Group {
  readonly group: number;
  readonly rowNo: number;
  readonly kind: string;
  readonly name: string;
  readonly documentNumber: string;
}

/** What was seen of the file so far. */
interface Seen {
  readonly groups: Map<string, Group>;
  readonly points: Map<string, number>;
  readonly meters: Map<string, { readonly account: string; readonly rowNo: number }>;
  readonly occurrences: Map<string, number>;
  count: number;
}

type Placed = ImportedRow & { readonly rowNo: number };

const customerColumns = ['kind', 'name'] as const;

function keysOf(row: ImportedRow): readonly (readonly [ImportField, string])[] {
  return [
    ...(row.customerCode === '' ? [] : [['customerCode', `c${row.customerCode}`] as const]),
    ...(row.documentNumber === '' ? [] : [['documentNumber', `d${row.documentNumber}`] as const]),
    ...(row.accountNo === '' ? [] : [['accountNo', `a${row.accountNo}`] as const]),
  ];
}

function begin(seen: Seen, { rowNo, kind, name, documentNumber }: Placed): Group {
  seen.count += 1;
  return { group: seen.count, rowNo, kind, name, documentNumber };
}

function differences(group: Group, row: ImportedRow): ImportFault[] {
  const documents = [group.documentNumber, row.documentNumber];
  const columns: ImportField[] = customerColumns.filter((field) => group[field] !== row[field]);
  if (!documents.includes('') && group.documentNumber !== row.documentNumber) columns.push('documentNumber');
  return columns.map((column) => ({ refused: 'customer.row-differs', column, data: { row: group.rowNo } }));
}

function customerOf(seen: Seen, row: Placed): { group: Group; faults: ImportFault[] } {
  const keys = keysOf(row);
  const known = keys.map(([column, key]) => ({ column, found: seen.groups.get(key) }));
  const group = known.find(({ found }) => found !== undefined)?.found ?? begin(seen, row);
  const faults = known.flatMap(({ column, found }): ImportFault[] =>
    found === undefined || found === group
      ? []
      : [{ refused: 'customer.row-of-another', column, data: { row: found.rowNo } }],
  );
  faults.push(...differences(group, row));
  if (faults.length === 0) for (const [, key] of keys) seen.groups.set(key, group);
  return { group, faults };
}

function pointFaults({ points, meters }: Seen, row: Placed): ImportFault[] {
  const { rowNo, meterNo } = row;
  const account = row.accountNo === '' ? `row${rowNo.toString()}` : row.accountNo;
  const bare = [row.address, row.voltage, row.capacityVa.toString()].join('\n');
  const point = `${account}\n${meterNo === '' ? bare : meterNo}`;
  const twice = points.get(point);
  if (twice !== undefined)
    return [{ refused: 'customer.row-twice', column: 'accountNo', data: { row: twice } }];
  const meter = meterNo === '' ? undefined : meters.get(meterNo);
  if (meter !== undefined && meter.account !== account)
    return [{ refused: 'customer.meter-twice', column: 'meterNo', data: { row: meter.rowNo } }];
  points.set(point, rowNo);
  if (meterNo !== '') meters.set(meterNo, { account, rowNo });
  return [];
}

function accountKeyOf({ occurrences }: Seen, row: ImportedRow): string | null {
  if (row.accountNo !== '') return null;
  const owner = keysOf(row)[0]?.[1] ?? `n${row.name}\n${row.contact.phone}`;
  const base = [owner, row.address, row.meterNo].join('\n');
  const earlier = occurrences.get(base) ?? 0;
  occurrences.set(base, earlier + 1);
  return `${base}\n${earlier.toString()}`;
}

/** Takes the rows of a file one after the other; only rows without a fault of their own are placed. */
export function groupRows(): (rowNo: number, row: ImportedRow) => RowPlace {
  const seen: Seen = {
    groups: new Map(),
    points: new Map(),
    meters: new Map(),
    occurrences: new Map(),
    count: 0,
  };
  return (rowNo, row) => {
    const placed = { ...row, rowNo };
    const { group, faults } = customerOf(seen, placed);
    const all = faults.length > 0 ? faults : pointFaults(seen, placed);
    return { group: group.group, accountKey: all.length > 0 ? null : accountKeyOf(seen, row), faults: all };
  };
}
