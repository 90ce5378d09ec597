/**
 * Which accounts each business fact moves: the only place that knows. Every function answers legs in fen, debit
 * positive, and asserts that its amounts are positive whole fen unless it says otherwise.
 */
import { assert } from '../kernel/assert.ts';
import type { LedgerAccount } from './chart.ts';
import { balanced, type Leg } from './journal.ts';

/** Where money came in or goes out. */
export type MoneyAccount = Extract<LedgerAccount, 'cash' | 'bank' | 'clearing'>;

/** A bill's amounts in fen, tax inside; each may be negative (a credit note, a power-factor reward). */
export interface BillAmounts {
  readonly energyFen: number;
  /** Capacity or demand charge (容(需)量电费). */
  readonly capacityFen: number;
  readonly powerFactorFen: number;
  /** Government funds and surcharges, collected for the state. */
  readonly fundsFen: number;
}

/** Value-added tax inside an amount, in fen: amount × rate / (1 + rate), rounded half away from zero; rate in permille. */
export function taxInside(amountFen: number, ratePermille: number): number {
  assert(Number.isSafeInteger(amountFen), 'the amount is whole fen');
  assert(
    Number.isInteger(ratePermille) && ratePermille >= 0 && ratePermille < 1000,
    'the rate is a permille',
  );
  const tax = Math.round((Math.abs(amountFen) * ratePermille) / (1000 + ratePermille));
  return amountFen < 0 ? -tax : tax;
}

/**
 * The tax is taken out of each income line by its share: the largest remainder keeps the sum, and the energy line, never
 * absent, carries it (RND-2: the parts are asserted to make the whole).
 */
function netOf(amounts: BillAmounts, taxPermille: number): readonly Leg[] {
  const { energyFen, capacityFen, powerFactorFen, fundsFen } = amounts;
  const capacityTax = taxInside(capacityFen, taxPermille);
  const powerFactorTax = taxInside(powerFactorFen, taxPermille);
  const fundsTax = taxInside(fundsFen, taxPermille);
  const tax = taxInside(energyFen + capacityFen + powerFactorFen + fundsFen, taxPermille);
  const energyTax = tax - capacityTax - powerFactorTax - fundsTax;
  return [
    { account: 'energyIncome', fen: -(energyFen - energyTax) },
    { account: 'capacityIncome', fen: -(capacityFen - capacityTax) },
    { account: 'powerFactorIncome', fen: -(powerFactorFen - powerFactorTax) },
    { account: 'funds', fen: -(fundsFen - fundsTax) },
    { account: 'outputTax', fen: -tax },
  ];
}

/** A released bill: the customer owes it, income, funds and tax arise. A credit note is a bill with negative amounts. */
export function billLegs(amounts: BillAmounts, taxPermille: number): readonly Leg[] {
  const total = amounts.energyFen + amounts.capacityFen + amounts.powerFactorFen + amounts.fundsFen;
  return balanced([{ account: 'receivable', fen: total }, ...netOf(amounts, taxPermille)]);
}

function positive(fen: number): void {
  assert(Number.isSafeInteger(fen) && fen > 0, 'the amount is positive whole fen');
}

/** Money received: what settles the debt, and what is left over as prepayment (R-BILL-04); both may be zero, not the sum. */
export function receiptLegs(into: MoneyAccount, settledFen: number, prepaidFen: number): readonly Leg[] {
  assert(settledFen >= 0 && prepaidFen >= 0, 'no part of a receipt is negative');
  positive(settledFen + prepaidFen);
  return balanced([
    { account: into, fen: settledFen + prepaidFen },
    { account: 'receivable', fen: -settledFen },
    { account: 'prepayment', fen: -prepaidFen },
  ]);
}

function move(from: LedgerAccount, to: LedgerAccount, fen: number): readonly Leg[] {
  positive(fen);
  return [
    { account: to, fen },
    { account: from, fen: -fen },
  ];
}

/** Prepaid money settles a debt. */
export function prepaymentAppliedLegs(fen: number): readonly Leg[] {
  return move('receivable', 'prepayment', fen);
}

/** Settled money becomes prepayment again, because what it settled was cancelled. */
export function prepaymentReleasedLegs(fen: number): readonly Leg[] {
  return move('prepayment', 'receivable', fen);
}

/** Prepaid money goes back to the customer. */
export function refundLegs(from: MoneyAccount, fen: number): readonly Leg[] {
  return move(from, 'prepayment', fen);
}

/** A late charge is claimed (PAY-1, PAY-2). */
export function lateChargeLegs(fen: number): readonly Leg[] {
  return move('lateChargeIncome', 'receivable', fen);
}

/** A breach of the supply agreement is charged. */
export function breachLegs(fen: number): readonly Leg[] {
  return move('breachIncome', 'receivable', fen);
}

/** A deposit is taken. */
export function depositTakenLegs(into: MoneyAccount, fen: number): readonly Leg[] {
  return move('deposit', into, fen);
}

/** A deposit is given back. */
export function depositReturnedLegs(from: MoneyAccount, fen: number): readonly Leg[] {
  return move(from, 'deposit', fen);
}

/** A debt is given up. */
export function writtenOffLegs(fen: number): readonly Leg[] {
  return move('receivable', 'badDebt', fen);
}

/** A compensation is owed to the customer: it stands as prepayment until it is used or paid out. */
export function compensationLegs(fen: number): readonly Leg[] {
  return move('prepayment', 'compensation', fen);
}

/** Cash of a shift is carried to the bank. */
export function bankedLegs(fen: number): readonly Leg[] {
  return move('cash', 'bank', fen);
}

/** A payment company pays out what it had collected. */
export function settledLegs(fen: number): readonly Leg[] {
  return move('clearing', 'bank', fen);
}

/** The cash counted is more (positive) or less (negative) than the books say. */
export function cashDifferenceLegs(differenceFen: number): readonly Leg[] {
  if (differenceFen > 0) return move('cashDifference', 'cash', differenceFen);
  return move('cash', 'cashDifference', -differenceFen);
}

/** Money from the bank whose payer is not known yet. */
export function unidentifiedLegs(into: MoneyAccount, fen: number): readonly Leg[] {
  return move('unidentified', into, fen);
}

/** The payer is known now: what settles the debt and what is left over. */
export function identifiedLegs(settledFen: number, prepaidFen: number): readonly Leg[] {
  assert(settledFen >= 0 && prepaidFen >= 0, 'no part of a receipt is negative');
  positive(settledFen + prepaidFen);
  return balanced([
    { account: 'unidentified', fen: settledFen + prepaidFen },
    { account: 'receivable', fen: -settledFen },
    { account: 'prepayment', fen: -prepaidFen },
  ]);
}
