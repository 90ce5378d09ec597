import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import type { Register } from '#domain/metering/register.ts';
import type { WholeUse } from '#domain/metering/estimate.ts';
import type { Quality } from '#domain/metering/validate.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

/** A meter where it hangs, with the point it measures. */
export interface Installed {
  installation_id: string;
  usage_point_id: string;
  account_id: string;
  meter_id: string;
  meter_no: string;
  role: 'main' | 'check' | 'sub';
  multiplier: number;
  from_on: CalendarDate;
  to_on: CalendarDate | null;
  registers: readonly Register[];
  last_reading_id: string | null;
  last_on: CalendarDate | null;
  last_counts: readonly number[] | null;
  use_kind: string;
  capacity_va: number;
  revision: number;
}

const columns = `i.installation_id, i.usage_point_id, p.account_id, i.meter_id, m.meter_no, i.role, i.multiplier,
  lower(i.valid) as from_on, upper(i.valid) as to_on, m.registers, i.last_reading_id, i.last_on, i.last_counts,
  p.use_kind, p.capacity_va, i.revision`;
const tables = `meter_installation i
  join meter m on m.org_id = i.org_id and m.meter_id = i.meter_id
  join usage_point p on p.org_id = i.org_id and p.usage_point_id = i.usage_point_id`;

/** Installations by id, locked in one order for all until the transaction ends, so that two lists never wait in a ring. */
export async function lockInstalled(
  tx: Tx,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Installed>> {
  const { rows } = await runSql<Installed>(
    tx,
    `select ${columns} from ${tables} where i.org_id = $1 and i.installation_id = any($2::uuid[])
     order by i.installation_id for no key update of i`,
    [orgId, [...ids]],
  );
  return new Map(rows.map((row) => [row.installation_id, row]));
}

/** The same without a lock, for looking. */
export async function installedOf(
  tx: Tx,
  orgId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Installed>> {
  const { rows } = await runSql<Installed>(
    tx,
    `select ${columns} from ${tables} where i.org_id = $1 and i.installation_id = any($2::uuid[])`,
    [orgId, [...ids]],
  );
  return new Map(rows.map((row) => [row.installation_id, row]));
}

interface UseRow {
  usage_point_id: string;
  from_on: CalendarDate;
  to_on: CalendarDate;
  energy_wh: readonly number[];
  forward_varh: number;
  reverse_varh: number;
  quality: Quality;
}

/** Far enough back for the same month of last year. */
const historyDays = 400;

/** Uses of points before a day, newest first, as far back as a comparison needs them. */
export async function historyOf(
  tx: Tx,
  orgId: number,
  about: { readonly installed: readonly Installed[]; readonly before: CalendarDate },
): Promise<ReadonlyMap<string, readonly WholeUse[]>> {
  const { installed, before } = about;
  const { rows } = await runSql<UseRow>(
    tx,
    `select usage_point_id, from_on, to_on, energy_wh, forward_varh, reverse_varh, quality from metered_use
     where org_id = $1 and account_id = any($2::uuid[]) and to_on > $3 and superseded_by is null
     order by usage_point_id, to_on desc, use_id desc`,
    [orgId, [...new Set(installed.map((one) => one.account_id))], addDays(before, -historyDays)],
  );
  const found = new Map<string, WholeUse[]>();
  for (const row of rows) {
    const list = found.get(row.usage_point_id) ?? [];
    list.push({
      fromOn: row.from_on,
      toOn: row.to_on,
      wh: row.energy_wh.reduce((sum, wh) => sum + wh, 0),
      energyWh: row.energy_wh,
      forwardVarh: row.forward_varh,
      reverseVarh: row.reverse_varh,
      quality: row.quality,
    });
    found.set(row.usage_point_id, list);
  }
  return found;
}
