/** The ledger: journals that only grow, and what each customer account owes (R-BILL-02). The only door of this domain. */
export { postJournals, type Posted } from './post-journals.ts';
export { balancesOf } from './queries.ts';
export { verifyLedger } from './verify/verify-ledger.ts';
