import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Quality } from '#domain/metering/validate.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

/** What was used at a point between two readings, the multiplier applied: what billing reads. */
export interface MeteredUse {
  readonly useId: string;
  readonly accountId: string;
  readonly usagePointId: string;
  readonly installationId: string;
  readonly fromOn: CalendarDate;
  readonly toOn: CalendarDate;
  /** Wh in sharp, peak, flat, valley, deep. */
  readonly energyWh: readonly number[];
  readonly forwardVarh: number;
  readonly reverseVarh: number;
  readonly demandW: number | null;
  readonly quality: Quality;
  readonly fromReadingId: string | null;
  readonly toReadingId: string | null;
}

/** Whose uses, and which: those that end behind `after` and not behind `until`. */
export interface UseQuestion {
  readonly orgId: number;
  /** Bounds of the accounts, both included: a part of a billing run; or a list of them. */
  readonly accounts: { readonly from: string; readonly to: string } | readonly string[];
  readonly after: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * The uses in force, in one pass by account, point and day; superseded ones are left out. A replaced meter gives two
 * rows that add up. The dates bound the partitions that are read, the accounts the rows.
 */
export async function meteredUse(
  tx: Tx,
  { orgId, accounts, after, until }: UseQuestion,
): Promise<readonly MeteredUse[]> {
  const isRange = 'from' in accounts;
  const which = isRange ? 'u.account_id between $4 and $5' : 'u.account_id = any($4::uuid[])';
  const { rows } = await runSql<MeteredUse>(
    tx,
    `select u.use_id as "useId", u.account_id as "accountId", u.usage_point_id as "usagePointId",
       u.installation_id as "installationId", u.from_on as "fromOn", u.to_on as "toOn", u.energy_wh as "energyWh",
       u.forward_varh as "forwardVarh", u.reverse_varh as "reverseVarh", u.demand_w as "demandW", u.quality,
       u.from_reading_id as "fromReadingId", u.to_reading_id as "toReadingId"
     from metered_use u where u.org_id = $1 and u.to_on > $2 and u.to_on <= $3 and u.superseded_by is null and ${which}
     order by u.account_id, u.usage_point_id, u.to_on, u.use_id`,
    [orgId, after, until, ...(isRange ? [accounts.from, accounts.to] : [[...accounts]])],
  );
  return rows;
}
