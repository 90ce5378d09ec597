import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AssertionFailure } from '../kernel/assert.ts';
import { balancesAfter, owedFen } from './balances.ts';
import { allLedgerAccounts, chart, ledgerAccountOf } from './chart.ts';
import { assertSound, journalText, movement, reversedLegs, type Journal, type Leg } from './journal.ts';
import * as post from './postings.ts';

const fen = fc.integer({ min: 1, max: 1_000_000_000 });
const signed = fc.integer({ min: -100_000_000, max: 100_000_000 });
const amounts = fc.record({
  energyFen: signed,
  capacityFen: signed,
  powerFactorFen: signed,
  fundsFen: signed,
});

function sum(legs: readonly Leg[]): number {
  return legs.reduce((total, leg) => total + leg.fen, 0);
}

function journal(legs: readonly Leg[], other: Partial<Journal> = {}): Journal {
  return {
    journalId: 'j1',
    kind: 'bill',
    bookedOn: '2026-11-01',
    accountId: 'a1',
    sourceId: 's1',
    legs,
    ...other,
  };
}

describe('the chart of accounts', () => {
  test('has each number once and finds the account by it', () => {
    expect(new Set(allLedgerAccounts.map((account) => chart[account].code)).size).toBe(
      allLedgerAccounts.length,
    );
    for (const account of allLedgerAccounts) expect(ledgerAccountOf(chart[account].code)).toBe(account);
    expect(ledgerAccountOf(4711)).toBeUndefined();
  });
});

describe('a bill', () => {
  test('of 113 yuan at 13 percent is 100 income and 13 tax', () => {
    const legs = post.billLegs({ energyFen: 11_300, capacityFen: 0, powerFactorFen: 0, fundsFen: 0 }, 130);
    expect(legs).toEqual([
      { account: 'receivable', fen: 11_300 },
      { account: 'energyIncome', fen: -10_000 },
      { account: 'outputTax', fen: -1_300 },
    ]);
  });

  test('keeps funds apart from income', () => {
    const moved = movement(
      post.billLegs({ energyFen: 11_300, capacityFen: 0, powerFactorFen: 0, fundsFen: 1_130 }, 130),
    );
    expect(moved.get('funds')).toBe(-1_000);
    expect(moved.get('outputTax')).toBe(-1_430);
  });

  test('whatever its amounts, sums to zero, claims its total and has the tax inside the total', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 250 }), (parts, rate) => {
        const total = parts.energyFen + parts.capacityFen + parts.powerFactorFen + parts.fundsFen;
        const legs = post.billLegs(parts, rate);
        expect(sum(legs)).toBe(0);
        expect(movement(legs).get('receivable') ?? 0).toBe(total);
        expect((movement(legs).get('outputTax') ?? 0) + post.taxInside(total, rate)).toBe(0);
      }),
    );
  });

  test('and its credit note over the same amounts leave every account as it was', () => {
    fc.assert(
      fc.property(amounts, (parts) => {
        const legs = post.billLegs(parts, 130);
        for (const [, left] of balancesAfter([{ legs }, { legs: reversedLegs(legs) }])) expect(left).toBe(0);
      }),
    );
  });
});

describe('tax inside an amount', () => {
  test.each([
    [11_300, 130, 1_300],
    [-11_300, 130, -1_300],
    [1, 130, 0],
    [5, 130, 1],
    [100, 0, 0],
  ])('%d fen at %d permille holds %d fen', (amount, rate, tax) => {
    expect(post.taxInside(amount, rate)).toBe(tax);
  });

  test('refuses a part of a fen and a rate that is none', () => {
    expect(() => post.taxInside(0.5, 130)).toThrow(AssertionFailure);
    expect(() => post.taxInside(100, 1000)).toThrow(AssertionFailure);
  });
});

const facts: readonly (readonly [string, (amount: number) => readonly Leg[]])[] = [
  ['prepaid money that settles', post.prepaymentAppliedLegs],
  ['money released again', post.prepaymentReleasedLegs],
  ['a refund', (amount) => post.refundLegs('cash', amount)],
  ['a late charge', post.lateChargeLegs],
  ['a breach', post.breachLegs],
  ['a deposit taken', (amount) => post.depositTakenLegs('cash', amount)],
  ['a deposit given back', (amount) => post.depositReturnedLegs('bank', amount)],
  ['a debt given up', post.writtenOffLegs],
  ['a compensation', post.compensationLegs],
  ['cash carried to the bank', post.bankedLegs],
  ['money settled by a payment company', post.settledLegs],
  ['money of an unknown payer', (amount) => post.unidentifiedLegs('bank', amount)],
];

describe('every fact', () => {
  test.each(facts)('%s sums to zero and takes no amount of zero or below', (_name, legsOf) => {
    fc.assert(fc.property(fen, (amount) => sum(legsOf(amount)) === 0));
    expect(() => legsOf(0)).toThrow(AssertionFailure);
    expect(() => legsOf(-1)).toThrow(AssertionFailure);
    expect(() => legsOf(1.5)).toThrow(AssertionFailure);
  });

  test('a receipt settles the debt and keeps the rest for the customer', () => {
    const billed = post.billLegs({ energyFen: 9_000, capacityFen: 0, powerFactorFen: 0, fundsFen: 0 }, 130);
    const balances = balancesAfter([{ legs: billed }, { legs: post.receiptLegs('cash', 9_000, 1_000) }]);
    expect(balances.get('receivable')).toBe(0);
    expect(owedFen(balances)).toBe(-1_000);
    expect(balances.get('cash')).toBe(10_000);
  });

  test('money whose payer was found leaves the unidentified for the debt and the credit of the customer', () => {
    const journals = [{ legs: post.unidentifiedLegs('bank', 900) }, { legs: post.identifiedLegs(700, 200) }];
    const balances = balancesAfter(journals);
    expect(balances.get('unidentified')).toBe(0);
    expect([balances.get('receivable'), balances.get('prepayment')]).toEqual([-700, -200]);
  });

  test('a difference of cash goes to its own account on either side', () => {
    expect(movement(post.cashDifferenceLegs(30)).get('cash')).toBe(30);
    expect(movement(post.cashDifferenceLegs(-30)).get('cash')).toBe(-30);
  });

  test('however receipts, uses and refunds follow each other, the books stay balanced', () => {
    const fact = fc.oneof(...facts.map(([, legsOf]) => fen.map((amount) => ({ legs: legsOf(amount) }))));
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 40 }), (journals) => {
        const total = [...balancesAfter(journals).values()].reduce((all, balance) => all + balance, 0);
        expect(total).toBe(0);
      }),
    );
  });
});

describe('a journal', () => {
  test('is sound when it sums to zero and names the customer of a sub-ledger', () => {
    const legs = post.lateChargeLegs(100);
    expect(() => assertSound(journal(legs))).not.toThrow();
    expect(() => assertSound(journal(legs, { accountId: null }))).toThrow(AssertionFailure);
    expect(() => assertSound(journal([legs[0] ?? { account: 'cash', fen: 1 }]))).toThrow(AssertionFailure);
    expect(() => assertSound(journal([...legs, { account: 'cash', fen: 1 }]))).toThrow(AssertionFailure);
  });

  test('has a text that every part of it changes', () => {
    const base = journal(post.lateChargeLegs(100));
    const others: readonly Partial<Journal>[] = [
      { journalId: 'j2' },
      { kind: 'breach' },
      { bookedOn: '2026-11-02' },
      { accountId: null },
      { sourceId: 's2' },
      { legs: post.lateChargeLegs(101) },
      { reverses: 'j0' },
    ];
    const texts = [base, ...others.map((other) => ({ ...base, ...other }))].map(journalText);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
