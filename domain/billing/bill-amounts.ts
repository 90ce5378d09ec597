/** A bill's lines as the amounts the ledger tells apart (R-BILL-02): income by kind, and funds that are not income. */
import type { BillAmounts } from '#domain/ledger/postings.ts';
import type { BillLine, LineKind } from './bill.ts';

const amountOf: Readonly<Record<LineKind, keyof BillAmounts>> = {
  energy: 'energyFen',
  tier: 'energyFen',
  surcharge: 'energyFen',
  free: 'energyFen',
  component: 'energyFen',
  correction: 'energyFen',
  fund: 'fundsFen',
  capacity: 'capacityFen',
  demand: 'capacityFen',
  'power-factor': 'powerFactorFen',
};

/** The four amounts in fen; they add up to the lines, whatever their signs. */
export function amountsOf(lines: readonly Pick<BillLine, 'kind' | 'amountFen'>[]): BillAmounts {
  const amounts = { energyFen: 0, capacityFen: 0, powerFactorFen: 0, fundsFen: 0 };
  for (const { kind, amountFen } of lines) amounts[amountOf[kind]] += amountFen;
  return amounts;
}
