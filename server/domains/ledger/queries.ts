import { present } from '#domain/kernel/assert.ts';
import { ledgerAccountOf, type LedgerAccount } from '#domain/ledger/chart.ts';
import type { Leg } from '#domain/ledger/journal.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';

/** Stored legs as the domain reads them; a number that this version does not know is a fault of the database. */
export function legsOf(codes: readonly number[], fen: readonly number[]): readonly Leg[] {
  return codes.map((code, index) => ({
    account: present(ledgerAccountOf(code), `ledger account ${code.toString()}`),
    fen: present(fen[index], 'the amount of a leg'),
  }));
}

/** What a customer account owes and has to its credit, in fen; all zero before its first journal. */
export interface AccountBalance {
  /** Owed by the customer. */
  readonly receivableFen: number;
  /** Paid ahead by the customer. */
  readonly prepaymentFen: number;
  /** Deposit held. */
  readonly depositFen: number;
}

const field: Readonly<Partial<Record<LedgerAccount, keyof AccountBalance>>> = {
  receivable: 'receivableFen',
  prepayment: 'prepaymentFen',
  deposit: 'depositFen',
};

interface BalanceRow {
  account_id: string;
  code: number;
  fen: number;
}

/** Balances of customer accounts; with `lock` nobody else moves them until the transaction ends. */
export async function balancesOf(
  tx: Tx,
  about: { readonly orgId: number; readonly accountIds: readonly string[]; readonly lock?: boolean },
): Promise<ReadonlyMap<string, AccountBalance>> {
  const { rows } = await runSql<BalanceRow>(
    tx,
    `select account_id, code, fen from account_balance where org_id = $1 and account_id = any($2::uuid[])
     order by account_id, code ${about.lock === true ? 'for update' : ''}`,
    [about.orgId, about.accountIds],
  );
  const none: AccountBalance = { receivableFen: 0, prepaymentFen: 0, depositFen: 0 };
  const balances = new Map(about.accountIds.map((accountId) => [accountId, none]));
  for (const { account_id: accountId, code, fen } of rows) {
    const account = present(ledgerAccountOf(code), `ledger account ${code.toString()}`);
    const name = field[account];
    if (name === undefined) continue;
    // What stands on the credit side is told as a positive amount that belongs to the customer.
    const told = account === 'receivable' ? fen : -fen;
    balances.set(accountId, {
      ...present(balances.get(accountId), 'an account asked for'),
      [name]: told === 0 ? 0 : told,
    });
  }
  return balances;
}
