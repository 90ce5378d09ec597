import { allLedgerAccounts, chart } from '#domain/ledger/chart.ts';
import { findingsMax, type Finding, type FindingKind, type LedgerReport } from '#domain/ledger/report.ts';
import { reading, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { digestOf, totalsOf } from '../post-journals.ts';
import {
  countBalances,
  removedPostings,
  storedJournals,
  storedPostings,
  wrongBalances,
  type StoredJournal,
  type StoredPosting,
} from './read-books.ts';

class Findings {
  readonly list: Finding[] = [];
  count = 0;

  add(kind: FindingKind, id: string): void {
    this.count += 1;
    if (this.list.length < findingsMax) this.list.push({ kind, id });
  }
}

function sameTotals(posting: StoredPosting, journals: readonly StoredJournal[]): boolean {
  const { codes, debit, credit } = totalsOf(journals);
  return (
    JSON.stringify([codes, debit, credit]) === JSON.stringify([posting.codes, posting.debit, posting.credit])
  );
}

function judge(posting: StoredPosting, journals: readonly StoredJournal[], findings: Findings): void {
  const { postingId, count, digest, told } = posting;
  if (journals.length !== count || digestOf(journals) !== digest) findings.add('posting-changed', postingId);
  else if (!sameTotals(posting, journals)) findings.add('totals-wrong', postingId);
  if (!told) findings.add('posting-untold', postingId);
}

interface Walked {
  postings: number;
  journals: number;
}

/** Walks postings and journals side by side, both ordered by posting, so that neither need fit into memory. */
async function walk(tx: Tx, orgId: number, findings: Findings): Promise<Walked> {
  const walked: Walked = { postings: 0, journals: 0 };
  const journals = storedJournals(tx, orgId);
  let next = await journals.next();
  for await (const posting of storedPostings(tx, orgId)) {
    walked.postings += 1;
    const own: StoredJournal[] = [];
    while (next.done !== true && next.value.postingId <= posting.postingId) {
      walked.journals += 1;
      if (next.value.postingId === posting.postingId) own.push(next.value);
      else findings.add('journal-stray', next.value.journalId);
      next = await journals.next();
    }
    judge(posting, own, findings);
  }
  for (; next.done !== true; next = await journals.next()) {
    walked.journals += 1;
    findings.add('journal-stray', next.value.journalId);
  }
  return walked;
}

const perCustomer = allLedgerAccounts
  .filter((account) => chart[account].perCustomer)
  .map((account) => chart[account].code);

/**
 * Holds a unit's books against themselves and against the events: each posting's digest over its journals, its totals,
 * the event that tells of it, postings that are gone, and each customer account's balance against its journals. The
 * events themselves are verified by `wanjia audit verify`.
 */
export function verifyLedger(platform: Platform, orgId: number): Promise<LedgerReport> {
  return reading(platform.db, [orgId], async (tx) => {
    const findings = new Findings();
    const walked = await walk(tx, orgId, findings);
    const limit = findingsMax;
    for (const id of await removedPostings(tx, orgId, limit)) findings.add('posting-removed', id);
    for (const id of await wrongBalances(tx, { orgId, codes: perCustomer, limit }))
      findings.add('balance-wrong', id);
    const balances = await countBalances(tx, orgId);
    return { orgId, ...walked, balances, findingCount: findings.count, findings: findings.list };
  });
}
