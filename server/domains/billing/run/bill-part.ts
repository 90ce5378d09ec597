import pg from 'pg';
import { addDays, calendarDate } from '#domain/kernel/calendar-date.ts';
import type { LimitsByClass } from '#domain/billing/plausibility.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { bySystem, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { computePart, type ComputedPart } from './compute-part.ts';
import { merkleRootOf } from './merkle-root.ts';
import {
  earlierBillsOf,
  lastBillsOf,
  termsOf,
  usesOf,
  type AccountRange,
  type LastBillRow,
} from './metered.ts';
import { takePart, type PartRow, type RunRow } from './part.ts';
import { writeBills, writeHolds } from './write-part.ts';

/** What is the same for all parts of a run. */
export interface Pricing {
  readonly shelf: PriceShelf;
  readonly limits: LimitsByClass;
}

/** First day of the month behind that of the day. */
export function nextMonthOf(month: string): string {
  return `${addDays(calendarDate(month), 31).slice(0, 7)}-01`;
}

export function rangeOf(run: RunRow, part: PartRow): AccountRange {
  return {
    orgId: run.org_id,
    month: run.month,
    nextMonth: nextMonthOf(run.month),
    from: part.from_account,
    to: part.to_account,
    routeId: run.route_id,
    accountIds: run.account_ids,
  };
}

/** The newest bill of each account; the few without one in the last months are looked for further back. */
async function lastsOf(tx: Tx, range: AccountRange, accountIds: ReadonlySet<string>) {
  const lasts = new Map<string, LastBillRow>();
  for (const row of await lastBillsOf(tx, range)) lasts.set(row.account_id, row);
  const missing = [...accountIds].filter((accountId) => !lasts.has(accountId));
  if (missing.length === 0) return lasts;
  for (const row of await earlierBillsOf(tx, range, missing)) lasts.set(row.account_id, row);
  return lasts;
}

/** Computes what is to be billed of a range; accounts that have a bill of the month already are passed over. */
export async function computeRange(tx: Tx, range: AccountRange, pricing: Pricing): Promise<ComputedPart> {
  const [uses, terms] = await Promise.all([usesOf(tx, range), termsOf(tx, range)]);
  const lasts = await lastsOf(tx, range, new Set(uses.map((use) => use.account_id)));
  return computePart({
    month: range.month.slice(0, 7),
    uses: uses.filter((use) => lasts.get(use.account_id)?.month !== range.month),
    terms,
    lasts,
    ...pricing,
  });
}

async function markComputed(
  tx: Tx,
  run: RunRow,
  about: { part: PartRow; at: Date } & PartSums,
): Promise<void> {
  await runSql(
    tx,
    `update billing_part set state = 'computed', bills = $4, holds = $5, total_fen = $6, root = $7, computed_at = $8
     where org_id = $1 and run_id = $2 and part_no = $3`,
    [
      run.org_id,
      run.run_id,
      about.part.part_no,
      about.bills,
      about.holds,
      about.totalFen,
      about.root,
      about.at,
    ],
  );
}

interface PartSums {
  readonly bills: number;
  readonly holds: number;
  readonly totalFen: number;
  readonly root: string;
}

function sumsOf({ bills, holds }: ComputedPart): PartSums {
  return {
    bills: bills.length,
    holds: holds.length,
    totalFen: bills.reduce((sum, { totalFen }) => sum + totalFen, 0),
    root: merkleRootOf(bills.map(({ hash }) => hash)),
  };
}

async function billPart({ platform, tx }: Work, run: RunRow, about: { part: PartRow; pricing: Pricing }) {
  const { part, pricing } = about;
  const at = platform.now();
  const computed = await computeRange(tx, rangeOf(run, part), pricing);
  const key = { orgId: run.org_id, runId: run.run_id, partNo: part.part_no, month: run.month };
  await writeBills(tx, { ...key, bills: computed.bills, state: 'ready' });
  await writeHolds(tx, { ...key, at, holds: computed.holds });
  const sums = sumsOf(computed);
  await markComputed(tx, run, { part, at, ...sums });
  const { org_id: orgId, run_id: caseId } = run;
  await record({ platform, tx }, { orgId, caseKind: 'billing-run', caseId, ...bySystem }, [
    { kind: 'billing.part-computed', at, data: { part: part.part_no, ...sums } },
  ]);
  return sums.bills;
}

const uniqueViolation = '23505';

/**
 * Bills the next part of a run: its bills, its holds, its state and its event in one transaction. Answers how many
 * bills it wrote, or null when no part waits. Another run that bills the same accounts at the same time is seen at the
 * unique index; the part is then computed once more without them.
 */
export async function billNextPart(
  platform: Platform,
  run: RunRow,
  pricing: Pricing,
): Promise<number | null> {
  const once = (): Promise<number | null> =>
    inTransaction(platform.db, [run.org_id], async (tx) => {
      const part = await takePart(tx, { orgId: run.org_id, runId: run.run_id }, 'waiting');
      return part === undefined ? null : billPart({ platform, tx }, run, { part, pricing });
    });
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== uniqueViolation) throw error;
    return once();
  }
}
