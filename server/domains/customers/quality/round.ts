import { v7 as uuid } from 'uuid';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { checkCustomers } from './check-customers.ts';

/** How far a round through a unit has come. */
export interface Round {
  readonly run_id: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly after_customer: string | null;
  readonly checked: number;
  readonly total: number;
}

export const roundColumns = 'run_id, started_at, finished_at, after_customer, checked, total';

export async function newestRound(tx: Tx, orgId: number): Promise<Round | null> {
  const { rows } = await runSql<Round>(
    tx,
    `select ${roundColumns} from quality_run where org_id = $1 order by started_at desc, run_id desc limit 1`,
    [orgId],
  );
  return rows[0] ?? null;
}

/** The round under way, or a new one; two that begin at the same instant begin one. */
export async function beginRound(
  platform: Platform,
  tx: Tx,
  about: { orgId: number; startedBy: string | null },
): Promise<Round> {
  const { orgId, startedBy } = about;
  // The unit's own row as the lock: there is no round yet that could be locked.
  await runSql(tx, 'select pg_advisory_xact_lock($1, $2)', [lockOfRounds, orgId]);
  const before = await newestRound(tx, orgId);
  if (before?.finished_at === null) return before;
  const { rows } = await runSql<Round>(
    tx,
    `insert into quality_run (org_id, run_id, started_at, started_by, total)
     values ($1, $2, $3, $4, (select count(*) from customer where org_id = $1 and status <> 'merged'))
     returning ${roundColumns}`,
    [orgId, uuid(), platform.now(), startedBy],
  );
  const [round] = rows;
  if (round === undefined) throw new Error('the round was not stored');
  return round;
}

/** Any number that no other advisory lock of the product uses. */
const lockOfRounds = 83_001;

/** 300,000 customers are 1,500 batches; one takes about 60 ms. */
const batchMax = 200;
const first = '00000000-0000-0000-0000-000000000000';

/** Checks the next customers of a round; false when the round is over. */
async function checkBatch(platform: Platform, orgId: number, runId: string): Promise<boolean> {
  return inTransaction(platform.db, [orgId], async (tx) => {
    const { rows: runs } = await runSql<Round>(
      tx,
      `select ${roundColumns} from quality_run where org_id = $1 and run_id = $2 for update`,
      [orgId, runId],
    );
    const [round] = runs;
    if (round?.finished_at !== null) return false;
    const { rows } = await runSql<{ customer_id: string }>(
      tx,
      `select customer_id from customer where org_id = $1 and customer_id > $2 and status <> 'merged'
       order by customer_id limit $3`,
      [orgId, round.after_customer ?? first, batchMax],
    );
    const customerIds = rows.map(({ customer_id }) => customer_id);
    if (customerIds.length > 0) await checkCustomers(platform, tx, { orgId, customerIds });
    const isOver = customerIds.length < batchMax;
    await runSql(
      tx,
      `update quality_run set checked = checked + $3, after_customer = coalesce($4, after_customer), finished_at = $5
       where org_id = $1 and run_id = $2`,
      [orgId, runId, customerIds.length, customerIds.at(-1) ?? null, isOver ? platform.now() : null],
    );
    return !isOver;
  });
}

/** Brings the unit's round to its end, a transaction for each batch; interrupted, the next call goes on with it. */
export async function checkUnit(
  platform: Platform,
  orgId: number,
  startedBy: string | null = null,
): Promise<void> {
  const { run_id: runId } = await inTransaction(platform.db, [orgId], (tx) =>
    beginRound(platform, tx, { orgId, startedBy }),
  );
  let more = true;
  while (more) more = await checkBatch(platform, orgId, runId);
}
