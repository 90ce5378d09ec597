/**
 * A journal: one business fact as debits and credits that sum to zero. It is written once and never changed; a mistake
 * is mended by its reversal, which names it (design.md, idea 4; R-BILL-01, R-QUAL-06).
 */
import { assert } from '../kernel/assert.ts';
import { chart, type LedgerAccount } from './chart.ts';

/** What a journal is about; the words are stored. */
export const journalKinds = {
  bill: '电费账单',
  'bill-cancelled': '冲销账单',
  receipt: '收费',
  'receipt-reversed': '冲正收费',
  'prepayment-applied': '预收抵扣',
  'prepayment-released': '抵扣退回',
  refund: '退费',
  'late-charge': '违约金',
  'late-charge-waived': '减免违约金',
  'deposit-taken': '收取保证金',
  'deposit-returned': '退还保证金',
  breach: '违约使用电费',
  'written-off': '核销坏账',
  'write-off-recovered': '收回已核销',
  compensation: '赔付',
  banked: '解款',
  settled: '支付机构到账',
  'cash-difference': '长短款',
  identified: '认领待查款项',
} as const;

export type JournalKind = keyof typeof journalKinds;

/** One side of a journal: debit positive, credit negative, in fen; never zero. */
export interface Leg {
  readonly account: LedgerAccount;
  readonly fen: number;
}

/** A journal before it is posted. */
export interface Journal {
  /** UUIDv7 of the caller: posted again it is the same journal. */
  readonly journalId: string;
  readonly kind: JournalKind;
  /** Day of the books, 'YYYY-MM-DD'. */
  readonly bookedOn: string;
  /** The customer account whose sub-ledger it moves; null when it moves none. */
  readonly accountId: string | null;
  /** What it was posted for: a bill, a receipt, a shift. */
  readonly sourceId: string;
  readonly legs: readonly Leg[];
  /** The journal this one takes back. */
  readonly reverses?: string;
}

/** More legs than any fact has: a bill has the longest with six. */
const legsMax = 12;

/** Asserts what must hold of every journal before it is written. */
export function assertSound(journal: Journal): void {
  const { legs, accountId, kind } = journal;
  assert(legs.length >= 2, `journal ${kind} has at least two legs`);
  assert(legs.length <= legsMax, `journal ${kind} has at most ${legsMax.toString()} legs`);
  let sum = 0;
  for (const { account, fen } of legs) {
    assert(Number.isSafeInteger(fen), `leg ${account} of journal ${kind} is whole fen`);
    assert(fen !== 0, `leg ${account} of journal ${kind} is not zero`);
    assert(!chart[account].perCustomer || accountId !== null, `leg ${account} names a customer account`);
    sum += fen;
  }
  assert(sum === 0, `journal ${kind} sums to zero`);
}

/** Legs without those of zero fen, the rest in the order given; asserted to sum to zero. */
export function balanced(legs: readonly Leg[]): readonly Leg[] {
  const kept = legs.filter(({ fen }) => fen !== 0);
  assert(kept.reduce((sum, { fen }) => sum + fen, 0) === 0, 'legs sum to zero');
  return kept;
}

/** The legs that take a journal back. */
export function reversedLegs(legs: readonly Leg[]): readonly Leg[] {
  return legs.map(({ account, fen }) => ({ account, fen: -fen }));
}

/** How a journal moves each account, in fen; several legs of one account added up. */
export function movement(legs: readonly Leg[]): ReadonlyMap<LedgerAccount, number> {
  const moved = new Map<LedgerAccount, number>();
  for (const { account, fen } of legs) moved.set(account, (moved.get(account) ?? 0) + fen);
  return moved;
}

/**
 * A journal as one line of text: what the digest of a posting is made of, so that a changed, removed or added journal
 * shows (`wanjia ledger verify`). The order of the legs counts; fields are parted by a bar that none of them can hold.
 */
export function journalText(journal: Journal): string {
  const { journalId, kind, bookedOn, accountId, sourceId, legs, reverses } = journal;
  const sides = legs
    .map(({ account, fen }) => `${chart[account].code.toString()}:${fen.toString()}`)
    .join(',');
  return `${journalId}|${kind}|${bookedOn}|${accountId ?? ''}|${sourceId}|${sides}|${reverses ?? ''}\n`;
}
