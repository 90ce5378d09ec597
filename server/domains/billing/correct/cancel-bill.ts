import { v7 as uuidv7 } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { reversedLegs, type Journal } from '#domain/ledger/journal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { postJournals } from '../../ledger/index.ts';
import { limitsOf } from '../limits.ts';
import { journalOf, releasedColumns, type ReleasedRow } from '../release/release-part.ts';
import { computeRange, nextMonthOf } from '../run/bill-part.ts';
import { runRow, type RunRow } from '../run/part.ts';
import { writeBills } from '../run/write-part.ts';
import { priceShelf } from '../../tariffs/index.ts';

export interface CancelBill {
  readonly billId: string;
  /** Made by the client: the same again answers what it did. */
  readonly commandId: string;
  readonly reason: string;
  /** Whether a new bill is computed at once from what is known now. */
  readonly rebill: boolean;
}

export interface Cancelled {
  readonly billId: string;
  readonly newBillId: string | null;
}

interface BillRow extends ReleasedRow {
  readonly run_id: string;
  readonly part_no: number;
  readonly month: string;
  readonly is_released: boolean;
}

async function lockBill(tx: Tx, orgId: number, billId: string): Promise<BillRow> {
  const { rows } = await runSql<BillRow>(
    tx,
    `select ${releasedColumns}, b.run_id, b.part_no, b.month,
       b.state = 'released' or (b.state = 'ready' and p.state = 'released') as is_released
     from bill b join billing_part p on p.org_id = b.org_id and p.run_id = b.run_id and p.part_no = b.part_no
     where b.org_id = $1 and b.bill_id = $2 for update of b`,
    [orgId, billId],
  );
  const [bill] = rows;
  if (bill === undefined) throw new Refusal('not-found', { data: { what: '账单' } });
  return bill;
}

async function doneBefore(tx: Tx, orgId: number, input: CancelBill): Promise<Cancelled | null> {
  const { rows } = await runSql<{ command_id: string; new_bill_id: string | null }>(
    tx,
    `select c.command_id, n.bill_id as new_bill_id from bill_cancellation c
     left join bill n on n.org_id = c.org_id and n.corrects = c.bill_id
       and n.account_id = (select account_id from bill where org_id = $1 and bill_id = $2)
     where c.org_id = $1 and c.bill_id = $2`,
    [orgId, input.billId],
  );
  const [row] = rows;
  if (row?.command_id !== input.commandId) return null;
  return { billId: input.billId, newBillId: row.new_bill_id };
}

/** The account's new bill of the month in place of the cancelled one; what cannot be computed is refused. */
async function billAnew({ platform, tx }: Work, bill: BillRow, orgId: number): Promise<ReleasedRow> {
  const { month, run_id: runId, part_no: partNo, account_id: accountId, bill_id: corrects } = bill;
  const only = { from: accountId, to: null, routeId: null, accountIds: [accountId] };
  const pricing = { shelf: await priceShelf(platform, tx, orgId), limits: await limitsOf(tx, orgId) };
  const range = { orgId, month, nextMonth: nextMonthOf(month), ...only };
  const { bills, holds } = await computeRange(tx, range, pricing);
  const [computed] = bills;
  if (computed === undefined) {
    const refused = holds[0]?.refused ?? null;
    throw refused === null ? new Refusal('billing.run-empty', { data: { month } }) : Refusal.from(refused);
  }
  // Whoever cancels and bills anew has looked at it: it is not held a second time.
  const written = [{ ...computed, isHeld: false }];
  await writeBills(tx, { orgId, runId, partNo, month, bills: written, state: 'released', corrects });
  return {
    bill_id: computed.billId,
    account_id: accountId,
    energy_fen: computed.energyFen,
    capacity_fen: computed.capacityFen,
    power_factor_fen: computed.powerFactorFen,
    funds_fen: computed.fundsFen,
  };
}

interface Reversing {
  readonly bill: BillRow;
  readonly run: RunRow;
  readonly anew: ReleasedRow | null;
}

async function post({ platform, tx }: Work, { bill, run, anew }: Reversing) {
  const at = platform.now();
  const terms = { taxPermille: run.tax_permille, bookedOn: businessDate(at.getTime()) };
  const original = journalOf(bill, terms);
  const reversal: Journal | null =
    original === null
      ? null
      : {
          ...original,
          journalId: uuidv7(),
          kind: 'bill-cancelled',
          legs: reversedLegs(original.legs),
          reverses: original.journalId,
        };
  const journals = [reversal, anew === null ? null : journalOf(anew, terms)].filter((each) => each !== null);
  const ledger =
    journals.length === 0
      ? null
      : await postJournals(tx, { orgId: run.org_id, caseId: run.run_id, at, journals });
  return { ledger, journalId: reversal?.journalId ?? bill.bill_id };
}

/**
 * Takes a released bill back with a journal that reverses its own and, where asked, bills the account anew; the bill
 * itself stays as it was sent out. One transaction: never a customer with two bills, or with none by mistake.
 */
export function cancelBill(platform: Platform, caller: Caller, input: CancelBill): Promise<Cancelled> {
  const { orgId, staffId } = caller;
  const at = platform.now();
  return inTransaction(platform.db, [orgId], async (tx) => {
    const bill = await lockBill(tx, orgId, input.billId);
    const before = await doneBefore(tx, orgId, input);
    if (before !== null) return before;
    if (!bill.is_released) throw new Refusal('billing.bill-not-released');
    const { bill_id: billId, month, run_id: runId } = bill;
    await runSql(
      tx,
      `update bill set state = 'cancelled' where org_id = $1 and bill_id = $2 and month = $3`,
      [...[orgId, billId, month]],
    );
    const anew = input.rebill ? await billAnew({ platform, tx }, bill, orgId) : null;
    const run = present(await runRow(tx, { orgId, runId }), 'the run of a bill');
    const { ledger, journalId } = await post({ platform, tx }, { bill, run, anew });
    await runSql(
      tx,
      `insert into bill_cancellation (org_id, bill_id, command_id, reason, journal_id, cancelled_by, cancelled_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [orgId, billId, input.commandId, input.reason, journalId, staffId, at],
    );
    const newBillId = anew?.bill_id ?? null;
    const data = { billId, newBillId, reason: input.reason, ...(ledger === null ? {} : { ledger }) };
    await record({ platform, tx }, { orgId, caseKind: 'billing-run', caseId: runId, ...byStaff(caller) }, [
      { kind: 'billing.bill-cancelled', at, data },
    ]);
    return { billId, newBillId };
  });
}
