import { present } from '#domain/kernel/assert.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { billLegs, type BillAmounts } from '#domain/ledger/postings.ts';
import type { Journal } from '#domain/ledger/journal.ts';
import type { EventKind } from '#domain/event-titles.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { bySystem, record, type Origin } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { postJournals, type Posted } from '../../ledger/index.ts';
import { takePart, type RunRow } from '../run/part.ts';

/** What the ledger needs of a bill. */
export interface ReleasedRow {
  readonly bill_id: string;
  readonly account_id: string;
  readonly energy_fen: number;
  readonly capacity_fen: number;
  readonly power_factor_fen: number;
  readonly funds_fen: number;
}

export const releasedColumns =
  'b.bill_id, b.account_id, b.energy_fen, b.capacity_fen, b.power_factor_fen, b.funds_fen';

function amountsOfRow(row: ReleasedRow): BillAmounts {
  return {
    energyFen: row.energy_fen,
    capacityFen: row.capacity_fen,
    powerFactorFen: row.power_factor_fen,
    fundsFen: row.funds_fen,
  };
}

/** The journal of a released bill; it carries the bill's own id. Null for a bill of zero, which moves nothing. */
export function journalOf(
  row: ReleasedRow,
  { taxPermille, bookedOn }: { readonly taxPermille: number; readonly bookedOn: string },
): Journal | null {
  const legs = billLegs(amountsOfRow(row), taxPermille);
  if (legs.length === 0) return null;
  const { bill_id: billId, account_id: accountId } = row;
  return { journalId: billId, sourceId: billId, kind: 'bill', bookedOn, accountId, legs };
}

/** Posts bills and tells of it; nothing goes to the ledger when all of them are zero. */
async function postBills(
  { platform, tx }: Work,
  run: RunRow,
  { rows, kind, data, origin = bySystem }: Telling,
): Promise<void> {
  const at = platform.now();
  const bookedOn = businessDate(at.getTime());
  const journals = rows.flatMap((row) => journalOf(row, { taxPermille: run.tax_permille, bookedOn }) ?? []);
  const { org_id: orgId, run_id: caseId } = run;
  const ledger: Posted | null =
    journals.length === 0 ? null : await postJournals(tx, { orgId, caseId, at, journals });
  const told = { ...data, bills: rows.length, ...(ledger === null ? {} : { ledger }) };
  await record({ platform, tx }, { orgId, caseKind: 'billing-run', caseId, ...origin }, [
    { kind, at, data: told },
  ]);
}

interface Telling {
  readonly rows: readonly ReleasedRow[];
  readonly kind: EventKind;
  readonly data: Readonly<Record<string, unknown>>;
  readonly origin?: Origin;
}

/** Whether a row still is what was computed: nothing that was changed behind our back goes to a customer. */
const isWhole = `b.hash = sha256(convert_to('bill-1|' || b.bill_id || '|' || b.account_id || '|' ||
  to_char(b.month, 'YYYY-MM') || '|' || b.total_fen || '|' || b.input || '|' || b.lines, 'UTF8'))`;

async function readyBills(tx: Tx, run: RunRow, partNo: number): Promise<readonly ReleasedRow[]> {
  const { rows } = await runSql<ReleasedRow & { whole: boolean }>(
    tx,
    `select ${releasedColumns}, ${isWhole} as whole from bill b
     where b.org_id = $1 and b.run_id = $2 and b.part_no = $3 and b.month = $4 and b.state = 'ready'
     order by b.account_id`,
    [run.org_id, run.run_id, partNo, run.month],
  );
  const changed = rows.find(({ whole }) => !whole);
  if (changed !== undefined) throw new Error(`bill ${changed.bill_id} is not what was computed`);
  return rows;
}

/** Releases the next computed part: its journals, its state and its event in one transaction; null when none is left. */
export function releaseNextPart(platform: Platform, run: RunRow): Promise<number | null> {
  const { org_id: orgId, run_id: runId } = run;
  return inTransaction(platform.db, [orgId], async (tx) => {
    const part = await takePart(tx, { orgId, runId }, 'computed');
    if (part === undefined) return null;
    const rows = await readyBills(tx, run, part.part_no);
    await runSql(
      tx,
      `update billing_part set state = 'released', released_at = $4
       where org_id = $1 and run_id = $2 and part_no = $3`,
      [orgId, runId, part.part_no, platform.now()],
    );
    await postBills({ platform, tx }, run, {
      rows,
      kind: 'billing.part-released',
      data: { part: part.part_no },
    });
    return rows.length;
  });
}

const acceptedMax = 5_000;

/** Bills that were held and accepted are released by themselves, some thousand at a time. */
async function releaseAccepted(platform: Platform, run: RunRow): Promise<number> {
  return inTransaction(platform.db, [run.org_id], async (tx) => {
    const { rows } = await runSql<ReleasedRow>(
      tx,
      `with accepted as materialized (
         select bill_id from bill where org_id = $1 and run_id = $2 and month = $3 and state = 'accepted'
         order by bill_id limit $4 for update)
       update bill b set state = 'released' from accepted a
       where b.org_id = $1 and b.month = $3 and b.bill_id = a.bill_id and b.state = 'accepted' and b.run_id = $2
       returning ${releasedColumns}`,
      [run.org_id, run.run_id, run.month, acceptedMax],
    );
    if (rows.length > 0) {
      await postBills({ platform, tx }, run, { rows, kind: 'billing.accepted-released', data: {} });
    }
    return rows.length;
  });
}

/** Releases what was accepted and ends the release once every part is out; one of several workers writes it. */
export async function finishRelease(platform: Platform, run: RunRow): Promise<void> {
  while ((await releaseAccepted(platform, run)) > 0);
  const at = platform.now();
  const { org_id: orgId, run_id: runId } = run;
  await inTransaction(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<{ run_id: string }>(
      tx,
      `update billing_run r set state = 'released', released_at = $3
       where org_id = $1 and run_id = $2 and state = 'releasing' and not exists (select from billing_part p
         where p.org_id = r.org_id and p.run_id = r.run_id and p.state <> 'released')
       returning run_id`,
      [orgId, runId, at],
    );
    if (rows.length === 0) return;
    const dueOn = present(run.due_on, 'the due date of a release');
    await record({ platform, tx }, { orgId, caseKind: 'billing-run', caseId: runId, ...bySystem }, [
      { kind: 'billing.run-released', at, data: { dueOn } },
    ]);
  });
}
