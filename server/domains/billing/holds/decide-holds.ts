import type { holdDecisions } from '#contracts/billing.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { EventKind } from '#domain/event-titles.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { limitsOf } from '../limits.ts';
import { computeRange, nextMonthOf } from '../run/bill-part.ts';
import { priceShelf } from '../../tariffs/index.ts';
import { writeBills, writeHolds } from '../run/write-part.ts';

export type HoldDecision = (typeof holdDecisions)[number];

export interface DecideHolds {
  readonly holdIds: readonly string[];
  readonly decision: HoldDecision;
  readonly reason: string;
}

interface HoldRow {
  readonly hold_id: string;
  readonly run_id: string;
  readonly part_no: number;
  readonly account_id: string;
  readonly bill_id: string | null;
  readonly month: string;
  readonly state: string;
}

async function lockHolds(tx: Tx, orgId: number, holdIds: readonly string[]): Promise<readonly HoldRow[]> {
  const { rows } = await runSql<HoldRow>(
    tx,
    `select hold_id, run_id, part_no, account_id, bill_id, month, state from bill_hold
     where org_id = $1 and hold_id = any ($2::uuid[]) order by hold_id for update`,
    [orgId, holdIds],
  );
  if (rows.length < new Set(holdIds).size) throw new Refusal('not-found', { data: { what: '待核账单' } });
  if (rows.some(({ state }) => state !== 'open')) throw new Refusal('billing.hold-decided');
  return rows;
}

const told: Readonly<
  Record<HoldDecision, { state: string; kind: EventKind; bill: 'accepted' | 'excluded' }>
> = {
  accept: { state: 'accepted', kind: 'billing.hold-accepted', bill: 'accepted' },
  exclude: { state: 'excluded', kind: 'billing.hold-excluded', bill: 'excluded' },
  recompute: { state: 'recomputed', kind: 'billing.hold-recomputed', bill: 'excluded' },
};

interface Move {
  readonly orgId: number;
  readonly holds: readonly HoldRow[];
  readonly state: 'accepted' | 'excluded';
}

async function moveBills(tx: Tx, { orgId, holds, state }: Move): Promise<void> {
  await runSql(
    tx,
    `update bill b set state = $3 from unnest($2::uuid[], $4::date[]) as h(bill_id, month)
     where b.org_id = $1 and b.bill_id = h.bill_id and b.month = h.month and b.state = 'held'`,
    [
      orgId,
      holds.flatMap(({ bill_id: billId }) => billId ?? []),
      state,
      holds.flatMap(({ bill_id: billId, month }) => (billId === null ? [] : month)),
    ],
  );
}

/** Computes accounts anew, in the part they belong to; what may go out is released by itself. */
async function recomputeAccounts(
  { platform, tx }: Work,
  { orgId, at, holds }: { readonly orgId: number; readonly at: Date; readonly holds: readonly HoldRow[] },
): Promise<void> {
  const pricing = { shelf: await priceShelf(platform, tx, orgId), limits: await limitsOf(tx, orgId) };
  for (const hold of holds) {
    const { run_id: runId, part_no: partNo, month, account_id: accountId } = hold;
    const only = { from: accountId, to: null, routeId: null, accountIds: [accountId] };
    const range = { orgId, month, nextMonth: nextMonthOf(month), ...only };
    const { bills, holds: found } = await computeRange(tx, range, pricing);
    await writeBills(tx, { orgId, runId, partNo, month, bills, state: 'accepted' });
    await writeHolds(tx, { orgId, runId, partNo, month, at, holds: found });
  }
}

/** Decides held bills: lets them out, leaves them out, or computes them anew after something was mended. */
export function decideHolds(
  platform: Platform,
  caller: Caller,
  { holdIds, decision, reason }: DecideHolds,
): Promise<{ decided: number }> {
  const { orgId } = caller;
  const at = platform.now();
  return inTransaction(platform.db, [orgId], async (tx) => {
    const holds = await lockHolds(tx, orgId, holdIds);
    if (decision === 'accept' && holds.some(({ bill_id: billId }) => billId === null)) {
      throw new Refusal('billing.hold-not-computed');
    }
    const { state, kind, bill } = told[decision];
    await runSql(
      tx,
      `update bill_hold set state = $3, decided_by = $4, decided_at = $5, reason = $6
       where org_id = $1 and hold_id = any ($2::uuid[])`,
      [orgId, holdIds, state, caller.staffId, at, reason],
    );
    await moveBills(tx, { orgId, holds, state: bill });
    if (decision === 'recompute') await recomputeAccounts({ platform, tx }, { orgId, at, holds });
    for (const runId of [...new Set(holds.map((hold) => hold.run_id))].sort()) {
      const own = holds.filter((hold) => hold.run_id === runId);
      const data = { accounts: own.map(({ account_id: accountId }) => accountId), reason };
      await record({ platform, tx }, { orgId, caseKind: 'billing-run', caseId: runId, ...byStaff(caller) }, [
        { kind, at, data },
      ]);
    }
    return { decided: holds.length };
  });
}
