import { runSql, type Tx } from '../../../platform/db/database.ts';

export interface RunKey {
  readonly orgId: number;
  readonly runId: string;
}

/** A run as those who work on it need it. */
export interface RunRow {
  readonly org_id: number;
  readonly run_id: string;
  /** First day of the month. */
  readonly month: string;
  readonly route_id: string | null;
  readonly account_ids: readonly string[] | null;
  readonly state: 'computing' | 'review' | 'releasing' | 'released';
  readonly due_on: string | null;
  readonly tax_permille: number;
}

export interface PartRow {
  readonly part_no: number;
  readonly from_account: string;
  readonly to_account: string | null;
}

const runColumns = 'org_id, run_id, month, route_id, account_ids, state, due_on, tax_permille';

export async function runRow(tx: Tx, { orgId, runId }: RunKey, lock = false): Promise<RunRow | undefined> {
  const { rows } = await runSql<RunRow>(
    tx,
    `select ${runColumns} from billing_run where org_id = $1 and run_id = $2${lock ? ' for update' : ''}`,
    [orgId, runId],
  );
  return rows[0];
}

/** The next part in a state, locked; one that somebody else works on is passed over. */
export async function takePart(
  tx: Tx,
  { orgId, runId }: RunKey,
  state: 'waiting' | 'computed',
): Promise<PartRow | undefined> {
  const { rows } = await runSql<PartRow>(
    tx,
    `select part_no, from_account, to_account from billing_part
     where org_id = $1 and run_id = $2 and state = $3 order by part_no limit 1 for update skip locked`,
    [orgId, runId, state],
  );
  return rows[0];
}
