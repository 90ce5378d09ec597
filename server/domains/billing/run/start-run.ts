import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import { enqueue } from '../../../platform/jobs/worker.ts';
import type { Platform } from '../../../platform/platform.ts';
import { nextMonthOf } from './bill-part.ts';
import { usedInMonth } from './metered.ts';
import { runRow, type RunKey } from './part.ts';

export type RunScope =
  | { readonly scope: 'unit' }
  | { readonly scope: 'route'; readonly routeId: string }
  | { readonly scope: 'accounts'; readonly accountIds: readonly string[] };

export interface StartRun {
  /** Made by the client: the same again changes nothing. */
  readonly runId: string;
  /** 'YYYY-MM'. */
  readonly month: string;
  readonly scope: RunScope;
}

/** Accounts of a part: some 0.3 seconds of work, which is what a kill costs, and some MB of memory. */
export const partSize = 2500;
/** VAT on electricity sold, in permille (R-BILL-02; dated in law, so it stands in each run). */
const taxPermille = 130;
const firstAccount = '00000000-0000-0000-0000-000000000000';

interface Start {
  readonly account_id: string;
  readonly total: number;
}

/** The first account of each part, and how many there are in all. */
async function partStarts(tx: Tx, orgId: number, { month, scope }: StartRun): Promise<readonly Start[]> {
  const first = `${month}-01`;
  const { rows } = await runSql<Start>(
    tx,
    `with billed as (select distinct u.account_id ${usedInMonth}),
       counted as (select account_id, row_number() over (order by account_id) - 1 as at, count(*) over () as total
         from billed)
     select account_id, total from counted where at % $8 = 0 order by account_id`,
    [
      ...[orgId, first, nextMonthOf(first), firstAccount, null],
      scope.scope === 'route' ? scope.routeId : null,
      scope.scope === 'accounts' ? scope.accountIds : null,
      partSize,
    ],
  );
  return rows;
}

async function insertParts(tx: Tx, { orgId, runId }: RunKey, starts: readonly Start[]): Promise<void> {
  const total = starts[0]?.total ?? 0;
  await runSql(
    tx,
    `insert into billing_part (org_id, run_id, part_no, from_account, to_account, accounts)
     select $1, $2, p.no, p.from_account, p.to_account, least($4, $5 - (p.no - 1) * $4)
     from (select at::integer as no, a as from_account, lead(a) over (order by at) as to_account
       from unnest($3::uuid[]) with ordinality as s(a, at)) p`,
    [orgId, runId, starts.map(({ account_id: accountId }) => accountId), partSize, total],
  );
}

/** Starts billing a month: cuts the accounts into parts and asks for the work. */
export function startRun(platform: Platform, caller: Caller, input: StartRun): Promise<{ runId: string }> {
  const { orgId } = caller;
  const { runId, month, scope } = input;
  const at = platform.now();
  return inTransaction(platform.db, [orgId], async (tx) => {
    if ((await runRow(tx, { orgId, runId })) !== undefined) return { runId };
    const starts = await partStarts(tx, orgId, input);
    const accounts = starts[0]?.total ?? 0;
    if (accounts === 0) throw new Refusal('billing.run-empty', { field: 'month', data: { month } });
    await runSql(
      tx,
      `insert into billing_run (org_id, run_id, month, scope, route_id, account_ids, state, parts, accounts,
         tax_permille, started_by, started_at)
       values ($1, $2, $3, $4, $5, $6, 'computing', $7, $8, $9, $10, $11)`,
      [
        ...[orgId, runId, `${month}-01`, scope.scope, scope.scope === 'route' ? scope.routeId : null],
        scope.scope === 'accounts' ? scope.accountIds : null,
        ...[starts.length, accounts, taxPermille, caller.staffId, at],
      ],
    );
    await insertParts(tx, { orgId, runId }, starts);
    await record({ platform, tx }, { orgId, caseKind: 'billing-run', caseId: runId, ...byStaff(caller) }, [
      {
        kind: 'billing.run-started',
        at,
        data: { month, scope: scope.scope, accounts, parts: starts.length },
      },
    ]);
    await askForWork(tx, { orgId, runId });
    return { runId };
  });
}

/** Asks for work on a run, in the transaction that makes it necessary. */
export function askForWork(tx: Tx, { orgId, runId }: RunKey): Promise<void> {
  return enqueue(tx, { name: 'work-billing-run', payload: { orgId, runId }, key: `billing-run:${runId}` });
}
