/**
 * A bill that was issued is never edited: it is reversed line by line and computed anew, or the difference is shown as
 * a line of its own (PRO-2). Amounts round half away from zero, so a reversal is the exact negative.
 */
import type { Bill, BillLine, CorrectionInput } from './bill.ts';

/** The lines of the credit note: the same, with quantity and amount below zero. */
export function reversedLines({ lines }: Pick<Bill, 'lines'>): readonly BillLine[] {
  return lines.map((line) => ({ ...line, quantity: 0 - line.quantity, amountFen: 0 - line.amountFen }));
}

export interface Rebilled {
  /** The bill as it was issued and as it should have been. */
  readonly issued: Pick<Bill, 'totalFen' | 'energyWh'>;
  readonly right: Pick<Bill, 'totalFen' | 'energyWh'>;
  /** Why: `price-late`, `reading-corrected` …; names the line. */
  readonly reason: string;
  readonly rule: string;
  /** Number of the bill it corrects, or of the late notice. */
  readonly document: string;
}

/** What the customer owes or gets back, as a line of the next bill; null where both bills agree. */
export function differenceLine({ issued, right, reason, rule, document }: Rebilled): CorrectionInput | null {
  const amountFen = right.totalFen - issued.totalFen;
  const energyWh = right.energyWh - issued.energyWh;
  if (amountFen === 0 && energyWh === 0) return null;
  return { reason, amountFen, energyWh, rule, document };
}
