/** What a part of a run reads of the domains below: what was used, on which terms, and the bills before. */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { UseKind } from '#domain/customers/use-kind.ts';
import type { MeteredUse } from '#domain/billing/input-from-use.ts';
import type { TermsDetails } from '#domain/tariffs/supply-terms.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';

/** Accounts from one up to, not including, another; of these only some where the run names them. */
export interface AccountRange {
  readonly orgId: number;
  /** First day of the month. */
  readonly month: string;
  /** First day of the next month. */
  readonly nextMonth: string;
  readonly from: string;
  readonly to: string | null;
  readonly routeId: string | null;
  readonly accountIds: readonly string[] | null;
}

export interface UseRow {
  readonly account_id: string;
  readonly usage_point_id: string;
  readonly from_on: CalendarDate;
  readonly to_on: CalendarDate;
  readonly energy_wh: readonly number[];
  readonly forward_varh: number;
  readonly reverse_varh: number;
  readonly demand_w: number | null;
  readonly quality: MeteredUse['quality'];
}

/** `$1` unit, `$2` and `$3` the month, `$4` and `$5` the range, `$6` route, `$7` accounts. */
export const usedInMonth = `
  from metered_use u
  where u.org_id = $1 and u.to_on > $2 and u.to_on <= $3 and u.superseded_by is null
    and u.account_id >= $4 and ($5::uuid is null or u.account_id < $5)
    and ($6::uuid is null or exists (select from route_stop s
      where s.org_id = u.org_id and s.usage_point_id = u.usage_point_id and s.route_id = $6))
    and ($7::uuid[] is null or u.account_id = any ($7))`;

function rangeValues(range: AccountRange): unknown[] {
  const { orgId, month, nextMonth, from, to, routeId, accountIds } = range;
  return [orgId, month, nextMonth, from, to, routeId, accountIds];
}

/** Uses that end in the month, by account and day. */
export async function usesOf(tx: Tx, range: AccountRange): Promise<readonly UseRow[]> {
  const { rows } = await runSql<UseRow>(
    tx,
    `select u.account_id, u.usage_point_id, u.from_on, u.to_on, u.energy_wh, u.forward_varh, u.reverse_varh,
       u.demand_w, u.quality ${usedInMonth} order by u.account_id, u.from_on, u.usage_point_id`,
    rangeValues(range),
  );
  return rows;
}

export interface TermsRow {
  readonly account_id: string;
  readonly usage_point_id: string;
  readonly from_on: CalendarDate;
  readonly to_on: CalendarDate | null;
  readonly series: string;
  readonly tariff: string;
  readonly is_time_of_use: boolean;
  readonly details: TermsDetails;
  readonly capacity_va: number;
  readonly use_kind: UseKind;
}

/** Terms that may reach into a use of the month: a reading may be a year late. */
export async function termsOf(tx: Tx, range: AccountRange) {
  const { orgId, month, nextMonth, from, to, accountIds } = range;
  const { rows } = await runSql<TermsRow>(
    tx,
    `select t.account_id, t.usage_point_id, lower(t.valid) as from_on, upper(t.valid) as to_on, t.series, t.tariff,
       t.is_time_of_use, t.details, p.capacity_va, p.use_kind
     from supply_terms t join usage_point p on p.org_id = t.org_id and p.usage_point_id = t.usage_point_id
     where t.org_id = $1 and t.account_id >= $4 and ($5::uuid is null or t.account_id < $5) and t.revoked_at is null
       and ($6::uuid[] is null or t.account_id = any ($6))
       and t.valid && daterange(($2::date - interval '1 year')::date, $3)
     order by t.account_id, t.valid`,
    [orgId, month, nextMonth, from, to, accountIds],
  );
  return rows;
}

export interface LastBillRow {
  readonly account_id: string;
  readonly month: string;
  readonly place: number;
  readonly from_on: CalendarDate;
  readonly to_on: CalendarDate;
  readonly energy_wh: number;
  readonly total_fen: number;
  readonly tier_used_wh: number | null;
  readonly tariffs: string;
}

const lastColumns =
  'b.account_id, b.month, b.place, b.from_on, b.to_on, b.energy_wh, b.total_fen, b.tier_used_wh, b.tariffs';

/** The newest bill of each account up to the month, where it is one of the last few months. */
export async function lastBillsOf(tx: Tx, { orgId, month, from, to, accountIds }: AccountRange) {
  const { rows } = await runSql<LastBillRow>(
    tx,
    `select distinct on (b.account_id) ${lastColumns} from bill b
     where b.org_id = $1 and b.account_id >= $3 and ($4::uuid is null or b.account_id < $4)
       and ($5::uuid[] is null or b.account_id = any ($5))
       and b.month <= $2 and b.month >= ($2::date - interval '3 months')::date
       and b.state <> 'cancelled' and b.state <> 'excluded'
     order by b.account_id, b.month desc, b.place desc`,
    [orgId, month, from, to, accountIds],
  );
  return rows;
}

/** The same for accounts without one in these months: read seldom, closed for long, or new. */
export async function earlierBillsOf(
  tx: Tx,
  { orgId, month }: Pick<AccountRange, 'orgId' | 'month'>,
  accountIds: readonly string[],
) {
  const { rows } = await runSql<LastBillRow>(
    tx,
    `select distinct on (b.account_id) ${lastColumns} from bill b
     where b.org_id = $1 and b.account_id = any ($3::uuid[])
       and b.month < ($2::date - interval '3 months')::date and b.month >= ($2::date - interval '14 months')::date
       and b.state <> 'cancelled' and b.state <> 'excluded'
     order by b.account_id, b.month desc, b.place desc`,
    [orgId, month, accountIds],
  );
  return rows;
}
