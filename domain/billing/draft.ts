/** A bill while its lines are gathered; the one thing in this room that is written to, and only inside `computeBill`. */
import { documentName } from '#domain/tariffs/source-document.ts';
import type { PricedTariff } from '#domain/tariffs/price-book.ts';
import type { Period } from '#domain/tariffs/period.ts';
import type { BillInput, BillLine, BillPart, LineKind } from './bill.ts';
import { energyFen } from './line-amount.ts';

export interface Draft {
  readonly lines: BillLine[];
  totalFen: number;
  energyWh: number;
  tierUsedWh: number | null;
  /** Year the annual counter stands in. */
  tierYear: string | null;
  /** Free energy not given yet. */
  freeLeftWh: number | null;
  /** Charges and energy the power factor is assessed on (PF-8, PF-9). */
  adjustedFen: number;
  adjustedWh: number;
}

/** A part of the bill with what it is priced by. */
export interface PricedPart {
  readonly input: BillInput;
  readonly part: BillPart;
  readonly priced: PricedTariff;
  readonly isAdjusted: boolean;
}

export function emptyDraft(): Draft {
  return {
    lines: [],
    totalFen: 0,
    energyWh: 0,
    tierUsedWh: null,
    tierYear: null,
    freeLeftWh: null,
    adjustedFen: 0,
    adjustedWh: 0,
  };
}

/** Adds a finished line. */
export function addLine(draft: Draft, line: BillLine, isInBase: boolean): void {
  draft.lines.push(line);
  draft.totalFen += line.amountFen;
  if (isInBase) draft.adjustedFen += line.amountFen;
}

export interface EnergyLine {
  readonly kind: LineKind;
  readonly code: string;
  readonly period: Period | null;
  readonly tier: number | null;
  readonly energyWh: number;
  readonly priceNano: number;
  readonly rule: string;
  /** The market contract's; the book's when absent. */
  readonly document?: string;
}

/** Adds energy at a price: the amount is to the fen, half away from zero (RND-2). */
export function addEnergy(draft: Draft, { part, priced, isAdjusted }: PricedPart, each: EnergyLine): void {
  const isFund = each.kind === 'fund';
  const line: BillLine = {
    kind: each.kind,
    code: each.code,
    period: each.period,
    tier: each.tier,
    quantity: each.energyWh,
    unit: 'Wh',
    priceNano: each.priceNano,
    monthDays: null,
    amountFen: energyFen(each.energyWh, each.priceNano),
    rounding: 'fen-half-up',
    rule: each.rule,
    document: each.document ?? documentName(priced.book.document),
    from: part.from,
    to: part.to,
  };
  addLine(draft, line, isAdjusted && (!isFund || priced.book.rules.powerFactor.hasFundsInBase));
}
