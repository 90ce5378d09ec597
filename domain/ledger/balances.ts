/** Balances from journals: what the stored ones must agree with. */
import type { LedgerAccount } from './chart.ts';
import { movement, type Leg } from './journal.ts';

/** Balance of each account in fen, debit positive, after these journals in any order. */
export function balancesAfter(
  journals: readonly { readonly legs: readonly Leg[] }[],
): ReadonlyMap<LedgerAccount, number> {
  const balances = new Map<LedgerAccount, number>();
  for (const { legs } of journals) {
    for (const [account, fen] of movement(legs)) balances.set(account, (balances.get(account) ?? 0) + fen);
  }
  return balances;
}

/** What a customer account owes (positive) or has to its credit (negative), in fen, from its sub-ledger. */
export function owedFen(balances: ReadonlyMap<LedgerAccount, number>): number {
  return (balances.get('receivable') ?? 0) + (balances.get('prepayment') ?? 0);
}
