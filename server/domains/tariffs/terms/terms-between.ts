import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { TermsDetails } from '#domain/tariffs/supply-terms.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

/** Terms as billing reads them; a point whose terms change within the days asked for has several rows. */
export interface TermsRow {
  readonly account_id: string;
  readonly usage_point_id: string;
  readonly valid_from: CalendarDate;
  /** First day they no longer hold; null while they do. */
  readonly valid_to: CalendarDate | null;
  readonly series: string;
  readonly tariff: string;
  readonly is_time_of_use: boolean;
  readonly details: TermsDetails;
}

/** The terms of many accounts in the days from `from` up to, not including, `to`: one pass, by account, point and day. */
export async function termsBetween(
  tx: Tx,
  about: { orgId: number; accountIds: readonly string[]; from: string; to: string },
): Promise<TermsRow[]> {
  const { rows } = await runSql<TermsRow>(
    tx,
    `select account_id, usage_point_id, lower(valid) as valid_from, upper(valid) as valid_to, series, tariff,
       is_time_of_use, details
     from supply_terms
     where org_id = $1 and account_id = any ($2::uuid[]) and revoked_at is null and valid && daterange($3, $4)
     order by account_id, usage_point_id, lower(valid)`,
    [about.orgId, about.accountIds, about.from, about.to],
  );
  return rows;
}
