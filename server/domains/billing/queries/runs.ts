import type { BillingRun } from '#contracts/billing.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { RunKey } from '../run/part.ts';

interface RunListRow {
  readonly run_id: string;
  readonly month: string;
  readonly scope: BillingRun['scope'];
  readonly state: BillingRun['state'];
  readonly accounts: number;
  readonly parts: number;
  readonly due_on: string | null;
  readonly started_by: string | null;
  readonly started_at: Date;
  readonly computed_at: Date | null;
  readonly released_at: Date | null;
  readonly parts_computed: number;
  readonly parts_released: number;
  readonly accounts_computed: number;
  readonly bills: number;
  readonly open_holds: number;
  readonly total_fen: number;
}

const columns = `r.run_id, r.month, r.scope, r.state, r.accounts, r.parts, r.due_on, s.name as started_by, r.started_at,
  r.computed_at, r.released_at, p.parts_computed, p.parts_released, p.accounts_computed, p.bills, p.total_fen,
  (select count(*)::integer from bill_hold h where h.org_id = r.org_id and h.run_id = r.run_id and h.state = 'open')
    as open_holds`;

const tables = `billing_run r left join staff s on s.org_id = r.org_id and s.staff_id = r.started_by
  cross join lateral (select count(*) filter (where state <> 'waiting')::integer as parts_computed,
    count(*) filter (where state = 'released')::integer as parts_released,
    coalesce(sum(accounts) filter (where state <> 'waiting'), 0)::integer as accounts_computed,
    coalesce(sum(bills), 0)::integer as bills, coalesce(sum(total_fen), 0)::bigint as total_fen
    from billing_part p where p.org_id = r.org_id and p.run_id = r.run_id) p`;

/** Rate so far and what is left at it; null once computed or before anything is. */
function progressOf(row: RunListRow, now: Date): BillingRun['progress'] {
  if (row.state !== 'computing' || row.accounts_computed === 0) return null;
  const seconds = Math.max(1, (now.getTime() - row.started_at.getTime()) / 1000);
  const accountsPerSecond = row.accounts_computed / seconds;
  return {
    accountsPerSecond,
    secondsLeft: Math.ceil((row.accounts - row.accounts_computed) / accountsPerSecond),
  };
}

function runView(row: RunListRow, now: Date): BillingRun {
  return {
    runId: row.run_id,
    month: row.month.slice(0, 7),
    scope: row.scope,
    state: row.state,
    accounts: row.accounts,
    parts: row.parts,
    partsComputed: row.parts_computed,
    partsReleased: row.parts_released,
    bills: row.bills,
    openHolds: row.open_holds,
    totalFen: row.total_fen,
    dueOn: row.due_on,
    startedBy: row.started_by,
    startedAt: row.started_at.toISOString(),
    computedAt: row.computed_at?.toISOString() ?? null,
    releasedAt: row.released_at?.toISOString() ?? null,
    progress: progressOf(row, now),
  };
}

export interface RunQuestion {
  readonly orgId: number;
  readonly state: BillingRun['state'] | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** Runs of the unit, the newest month first. */
export function runList(platform: Platform, { orgId, state, cursor, limit }: RunQuestion) {
  const [month, id] = readCursor(cursor, 2);
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<RunListRow>(
      tx,
      `select ${columns} from ${tables} where r.org_id = $1 and ($2::text is null or r.state = $2)
         and ($3::date is null or (r.month, r.run_id) < ($3, $4::uuid))
       order by r.month desc, r.run_id desc limit $5`,
      [orgId, state ?? null, month ?? null, id ?? null, limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last !== undefined ? cursorOf([last.month, last.run_id]) : null;
    return { items: shown.map((row) => runView(row, platform.now())), next };
  });
}

/** One run with how far it is. */
export function runPage(platform: Platform, { orgId, runId }: RunKey): Promise<BillingRun> {
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<RunListRow>(
      tx,
      `select ${columns} from ${tables} where r.org_id = $1 and r.run_id = $2`,
      [orgId, runId],
    );
    const [row] = rows;
    if (row === undefined) throw new Refusal('not-found', { data: { what: '计费批次' } });
    return runView(row, platform.now());
  });
}
