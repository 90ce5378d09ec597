import type { Static } from 'typebox';
import type { InstallationView, ReadingView, UseView } from '#contracts/metering.ts';
import { shownOf, type Register } from '#domain/metering/register.ts';

/** An installation as the database has it, with its meter and account. */
export interface InstallationRow {
  installation_id: string;
  usage_point_id: string;
  account_no: string;
  customer_id: string;
  meter_id: string;
  meter_no: string;
  role: 'main' | 'check' | 'sub';
  multiplier: number;
  from_on: string;
  to_on: string | null;
  registers: readonly Register[];
  last_on: string | null;
  last_counts: readonly number[] | null;
  revision: number;
}

export const installationColumns = `i.installation_id, i.usage_point_id, a.account_no, a.customer_id, i.meter_id,
  m.meter_no, i.role, i.multiplier, lower(i.valid) as from_on, upper(i.valid) as to_on, m.registers, i.last_on,
  i.last_counts, i.revision`;
export const installationTables = `meter_installation i
  join meter m on m.org_id = i.org_id and m.meter_id = i.meter_id
  join usage_point p on p.org_id = i.org_id and p.usage_point_id = i.usage_point_id
  join customer_account a on a.org_id = p.org_id and a.account_id = p.account_id`;

/** Counts as the meter shows them, in the order of its registers. */
export function valuesOf(counts: readonly number[], registers: readonly Register[]): string[] {
  return counts.map((count, at) => {
    const of = registers[at];
    return of === undefined ? String(count) : shownOf(count, of);
  });
}

export function installationView(row: InstallationRow): Static<typeof InstallationView> {
  return {
    installationId: row.installation_id,
    usagePointId: row.usage_point_id,
    accountNo: row.account_no,
    customerId: row.customer_id,
    meterId: row.meter_id,
    meterNo: row.meter_no,
    role: row.role,
    multiplier: row.multiplier,
    fromOn: row.from_on,
    toOn: row.to_on,
    registers: [...row.registers],
    lastOn: row.last_on,
    lastValues: row.last_counts === null ? null : valuesOf(row.last_counts, row.registers),
    revision: row.revision,
  };
}

type ReadingShape = Static<typeof ReadingView>;

export interface ReadingRow {
  reading_id: string;
  read_on: string;
  counts: readonly number[];
  purpose: ReadingShape['purpose'];
  source: ReadingShape['source'];
  quality: ReadingShape['quality'];
  state: ReadingShape['state'];
  reason: string | null;
  taken_by_name: string | null;
  taken_at: Date;
  corrects: string | null;
}

export const readingColumns = `r.reading_id, r.read_on, r.counts, r.purpose, r.source, r.quality, r.state, r.reason,
  (select s.name from staff s where s.org_id = r.org_id and s.staff_id = r.taken_by) as taken_by_name, r.taken_at,
  r.corrects`;

export function readingView(row: ReadingRow, registers: readonly Register[]): ReadingShape {
  return {
    readingId: row.reading_id,
    readOn: row.read_on,
    values: valuesOf(row.counts, registers),
    purpose: row.purpose,
    source: row.source,
    quality: row.quality,
    state: row.state,
    reason: row.reason,
    takenBy: row.taken_by_name,
    takenAt: row.taken_at.toISOString(),
    corrects: row.corrects,
  };
}

export interface UseRow {
  from_on: string;
  to_on: string;
  energy_wh: readonly number[];
  forward_varh: number;
  reverse_varh: number;
  demand_w: number | null;
  quality: ReadingShape['quality'];
}

export const useColumns =
  'u.from_on, u.to_on, u.energy_wh, u.forward_varh, u.reverse_varh, u.demand_w, u.quality';

export function useView(row: UseRow): Static<typeof UseView> {
  return {
    fromOn: row.from_on,
    toOn: row.to_on,
    wh: row.energy_wh.reduce((sum, wh) => sum + wh, 0),
    energyWh: [...row.energy_wh],
    forwardVarh: row.forward_varh,
    reverseVarh: row.reverse_varh,
    demandW: row.demand_w,
    quality: row.quality,
  };
}
