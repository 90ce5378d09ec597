import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { assert } from '#domain/kernel/assert.ts';
import { chart, type LedgerAccount } from '#domain/ledger/chart.ts';
import { assertSound, journalText, type Journal } from '#domain/ledger/journal.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';

/** More than any one transaction posts: a part of a billing run. */
const journalsMax = 20_000;

/**
 * What the event of the command that posted must carry as `ledger` in its data: with it a change of the books behind the
 * application's back is found (`wanjia ledger verify`).
 */
export interface Posted {
  readonly postingId: string;
  readonly count: number;
  readonly digest: string;
}

export interface Posting {
  readonly orgId: number;
  /** The case (bill, receipt, run, shift) whose event tells of the posting. */
  readonly caseId: string;
  readonly at: Date;
  /** At least one, all booked on the same day. */
  readonly journals: readonly Journal[];
}

/** SHA-256 over the texts of the journals in their order, hex. */
export function digestOf(journals: readonly Journal[]): string {
  const hash = createHash('sha256');
  for (const journal of journals) hash.update(journalText(journal));
  return hash.digest('hex');
}

export interface Totals {
  readonly codes: number[];
  readonly debit: number[];
  readonly credit: number[];
}

/** Debits and credits by ledger account, in the order in which the journals first name it. */
export function totalsOf(journals: readonly Journal[]): Totals {
  const sums = new Map<LedgerAccount, { debit: number; credit: number }>();
  for (const { account, fen } of journals.flatMap(({ legs }) => legs)) {
    const sum = sums.get(account) ?? { debit: 0, credit: 0 };
    if (fen > 0) sum.debit += fen;
    else sum.credit -= fen;
    sums.set(account, sum);
  }
  const totals: Totals = { codes: [], debit: [], credit: [] };
  for (const [account, { debit, credit }] of sums) {
    totals.codes.push(chart[account].code);
    totals.debit.push(debit);
    totals.credit.push(credit);
  }
  return totals;
}

interface Change {
  readonly accountId: string;
  readonly code: number;
  fen: number;
}

/** How the sub-ledgers move, in one order for all postings, so that two at once wait for each other and never in a ring. */
function changesOf(journals: readonly Journal[]): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const { accountId, legs } of journals) {
    if (accountId === null) continue;
    for (const { account, fen } of legs) {
      const { code, perCustomer } = chart[account];
      if (!perCustomer) continue;
      const key = `${accountId} ${code.toString()}`;
      const change = changes.get(key);
      if (change === undefined) changes.set(key, { accountId, code, fen });
      else change.fen += fen;
    }
  }
  return [...changes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}

function arrayText(values: readonly number[]): string {
  return `{${values.join(',')}}`;
}

const statement = `
  with posting as (
    insert into ledger_posting
      (org_id, posting_id, case_id, journal_count, digest, codes, debit_fen, credit_fen, booked_on, posted_at)
    values ($1, $2, $20, $3, $4, $5::integer[], $6::bigint[], $7::bigint[], $8, $9)
  ), journal as (
    insert into ledger_journal
      (org_id, journal_id, posting_id, place, kind, booked_on, account_id, source_id, codes, fen, reverses)
    select $1, j.journal_id, $2, (j.place - 1)::integer, j.kind, $8, j.account_id, j.source_id, j.codes::integer[],
      j.fen::bigint[], j.reverses
    from unnest($10::uuid[], $11::text[], $12::uuid[], $13::uuid[], $14::text[], $15::text[], $16::uuid[])
      with ordinality as j(journal_id, kind, account_id, source_id, codes, fen, reverses, place)
  )
  insert into account_balance as b (org_id, account_id, code, fen, changed_at)
  select $1, c.account_id, c.code, c.fen, $9 from unnest($17::uuid[], $18::integer[], $19::bigint[]) as c(account_id, code, fen)
  on conflict (org_id, account_id, code) do update set fen = b.fen + excluded.fen, changed_at = excluded.changed_at`;

function journalColumns(journals: readonly Journal[]): unknown[] {
  return [
    journals.map(({ journalId }) => journalId),
    journals.map(({ kind }) => kind),
    journals.map(({ accountId }) => accountId),
    journals.map(({ sourceId }) => sourceId),
    journals.map(({ legs }) => arrayText(legs.map(({ account }) => chart[account].code))),
    journals.map(({ legs }) => arrayText(legs.map(({ fen }) => fen))),
    journals.map(({ reverses }) => reverses ?? null),
  ];
}

/**
 * Writes journals and moves the balances of their customer accounts, in one statement of the running transaction. Each
 * journal is asserted to be sound; the database checks the sums once more. A journal that exists already violates the
 * primary key: whoever may be repeated asks first. Answers what the event of the command must carry.
 */
export async function postJournals(tx: Tx, { orgId, caseId, at, journals }: Posting): Promise<Posted> {
  const [first] = journals;
  assert(first !== undefined, 'a posting has at least one journal');
  assert(journals.length <= journalsMax, 'a posting is bounded');
  for (const journal of journals) {
    assertSound(journal);
    assert(journal.bookedOn === first.bookedOn, 'a posting is booked on one day');
  }
  const postingId = uuidv7();
  const digest = digestOf(journals);
  const totals = totalsOf(journals);
  const changes = changesOf(journals);
  await runSql(tx, statement, [
    orgId,
    postingId,
    journals.length,
    digest,
    arrayText(totals.codes),
    arrayText(totals.debit),
    arrayText(totals.credit),
    first.bookedOn,
    at,
    ...journalColumns(journals),
    changes.map(({ accountId }) => accountId),
    changes.map(({ code }) => code),
    changes.map(({ fen }) => fen),
    caseId,
  ]);
  return { postingId, count: journals.length, digest };
}
