/**
 * A bill and what it is computed from. Both are plain JSON: the input is stored and signed with the bill, and whoever
 * holds it recomputes every line (`computeBill`, `recomputedFen`). Units: Wh, varh, W, VA, fen and 10⁻⁹ yuan.
 */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { ByPeriod, Period } from '#domain/tariffs/period.ts';

/** What is billed from the day `from` up to, not including, the day `to`. */
export interface BillInput {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Stretches of days at one price, in order; several at once where a point is shared between tariffs (FIX-1). */
  readonly parts: readonly BillPart[];
  /** Where the household stands in its tiers on `from`; absent where no part is tiered. */
  readonly tiers?: TierInput;
  /** Capacity or demand of the month; absent for a single-rate customer. */
  readonly basic?: readonly BasicInput[];
  /** Absent where the power factor is not assessed. */
  readonly powerFactor?: PowerFactorInput;
  /** Refunds, back-billing and other amounts computed elsewhere, each with its reason. */
  readonly corrections?: readonly CorrectionInput[];
}

export interface BillPart {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Id of the price book and code of the tariff in it. */
  readonly book: string;
  readonly tariff: string;
  /** Billed energy; a meter without time of use counts under `flat`. */
  readonly energyWh: ByPeriod;
  /** Whether the household chose time of use, where the tariff is tiered; without it the sum of the periods counts. */
  readonly isTimeOfUse?: boolean;
  /** Who sold the energy, where it is not the grid company's agent purchase. */
  readonly purchase?: MarketPurchase;
  /** False for a branch outside the main meter (PF-9); as the tariff says where absent. */
  readonly isPowerFactorAdjusted?: boolean;
}

/** CPT-1, CPT-6: a market contract's own prices, or 1.5 times the agent price for those who left the market. */
export type MarketPurchase =
  | {
      readonly kind: 'contract';
      readonly priceNano: number;
      readonly periodPriceNano?: ByPeriod;
      readonly document: string;
    }
  | { readonly kind: 'left-market' };

export interface TierInput {
  /** Energy counted before `from`: since 1 January where the tiers are annual, else within the same month. */
  readonly usedBeforeWh: number;
  /** Months 1 … 12 the bill stands for where tiers are monthly (RES-4, RES-6); the month of its last day when absent. */
  readonly months?: readonly number[];
  /** Months of supply in the year where tiers are annual (RES-5); 12 when absent. */
  readonly supplyMonths?: number;
  readonly persons?: number;
  /** Gets the free energy of the book. */
  readonly isNeedy?: boolean;
}

export type BasicInput = CapacityInput | DemandInput;

/** TWO-1: the month of the charge and what was in service when. */
export interface CapacityInput {
  readonly kind: 'capacity';
  /** 'YYYY-MM'. */
  readonly month: string;
  readonly book: string;
  readonly tariff: string;
  readonly units: readonly CapacityUnit[];
}

/** A transformer (or high-voltage motor, 1 kW = 1 kVA) with the days of the month it counts; without days, all of it. */
export interface CapacityUnit {
  readonly name?: string;
  readonly capacityVa: number;
  readonly from?: CalendarDate;
  /** First day it no longer counts. */
  readonly to?: CalendarDate;
  /** Only the largest of a group of interlocked units counts (DAY-3). */
  readonly interlock?: string;
}

/** TWO-2, TWO-3: each incoming line is billed by itself (TWO-6). */
export interface DemandInput {
  readonly kind: 'contract-demand' | 'actual-demand';
  readonly month: string;
  readonly book: string;
  readonly tariff: string;
  readonly lines: readonly DemandLineInput[];
  /** Capacity in service, without what is suspended (TWO-12): for the floor and the discount. */
  readonly capacityVa?: number;
  /** Energy of every metering point in the month, for the discount (TWO-10). */
  readonly monthEnergyWh?: number;
  /** Days of the month that count; all of them when absent. */
  readonly days?: number;
}

export interface DemandLineInput {
  readonly name?: string;
  /** Agreed demand; absent on the actual-demand basis. */
  readonly contractW?: number;
  /** Highest 15-minute demand of the month. */
  readonly actualW: number;
}

export interface PowerFactorInput {
  /** Standard in percent (PF-1 … PF-3). */
  readonly standard: PowerFactorStandard;
  readonly forwardVarh: number;
  /** Fed-back reactive energy; its size is added (PF-6). */
  readonly reverseVarh?: number;
  /** Active energy assessed; the energy of the adjusted parts when absent. */
  readonly activeWh?: number;
}

export type PowerFactorStandard = 80 | 85 | 90;

export interface CorrectionInput {
  /** Why, as the trade names it: `meter-error`, `price-late`, `rebill` …; names the line. */
  readonly reason: string;
  /** Above zero the customer owes. */
  readonly amountFen: number;
  /** Energy the amount is for, where there is any. */
  readonly energyWh?: number;
  readonly priceNano?: number;
  /** Rule and document it rests on: `MET-1`. */
  readonly rule: string;
  readonly document: string;
}

export type LineKind =
  | 'energy'
  | 'tier'
  | 'surcharge'
  | 'free'
  | 'component'
  | 'fund'
  | 'capacity'
  | 'demand'
  | 'power-factor'
  | 'correction';

/**
 * What a quantity counts and so what its price is for: Wh by the kWh, W by the kW, VA by the kVA, VA-day and W-day by
 * the kVA or kW and month of `monthDays` days, fen by the yuan (a rate).
 */
export type QuantityUnit = 'Wh' | 'W' | 'VA' | 'VA-day' | 'W-day' | 'fen';

/** `fen-half-up`: the product to the fen, half away from zero; `given`: the amount was computed elsewhere. */
export type Rounding = 'fen-half-up' | 'given';

export interface BillLine {
  readonly kind: LineKind;
  /** Names the line within the bill: `tier-2`, `purchase`, `fund.renewable`, `capacity`. */
  readonly code: string;
  readonly period: Period | null;
  readonly tier: number | null;
  readonly quantity: number;
  readonly unit: QuantityUnit;
  /** Price of one kWh, kW, kVA, or a rate, in 10⁻⁹. */
  readonly priceNano: number;
  /** Days the price is for, with the units `…-day`; null otherwise. */
  readonly monthDays: number | null;
  readonly amountFen: number;
  readonly rounding: Rounding;
  /** Rule of the rulebook: `RES-2`. */
  readonly rule: string;
  /** Document the price was published in. */
  readonly document: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export interface Bill {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly lines: readonly BillLine[];
  /** Sum of the lines (RND-2). */
  readonly totalFen: number;
  /** Energy of all parts. */
  readonly energyWh: number;
  /** Counter of the tiers after this bill; null where none is tiered. */
  readonly tierUsedWh: number | null;
  /** Null where it was not assessed. */
  readonly powerFactor: PowerFactorResult | null;
}

export interface PowerFactorResult {
  /** Hundredths, half up (PF-5): 94 is 0.94. */
  readonly cosHundredths: number;
  readonly standard: PowerFactorStandard;
  /** Rate in hundredths of a percent; below zero is a reward: -60 is −0.60 %. */
  readonly rateBasisPoints: number;
  readonly baseFen: number;
}
