/**
 * A price book: one published table of prices as data, from its first day on. Units: unit prices are integers of
 * 10⁻⁹ yuan (`…Nano`) per kWh, kW or kVA a month; energy is Wh; money is fen; shares are millionths (`…Ppm`).
 */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { UseKind } from '#domain/customers/use-kind.ts';
import type { Voltage } from '#domain/customers/voltage.ts';
import type { BillingRules } from './billing-rules.ts';
import type { ByPeriod } from './period.ts';
import type { SourceDocument } from './source-document.ts';
import type { TimeOfUseCalendar } from './time-of-use.ts';

/** One price for every kWh, or one a period (home chargers, compound meters, farms: RES-7, TOU-7). */
export interface SinglePrice {
  readonly kind: 'single';
  readonly priceNano: number;
  /** Prices by period where the meter counts them; a period without one takes `priceNano`. */
  readonly periodPriceNano?: ByPeriod;
}

/** Tiers for some months of the year; the sets of a price together cover every month once. */
export interface TierSet {
  /** Months 1 … 12 this set holds in. */
  readonly months: readonly number[];
  /** Last Wh of each tier but the last, which is open: ascending from above zero (RES-2: the boundary is the lower tier's). */
  readonly upToWh: readonly number[];
  /** One price a tier, one more than limits. */
  readonly priceNano: readonly number[];
  /** Prices by period and tier where the household chose time of use (RES-8). */
  readonly timeOfUse?: TieredPeriods;
}

export interface TieredPeriods {
  readonly priceNano: Readonly<
    Partial<Record<'sharp' | 'peak' | 'flat' | 'valley' | 'deep', readonly number[]>>
  >;
  /**
   * Surcharge of tiers 2, 3 … in a bill that touches two tiers, where the surcharge is not the same in every period
   * (Shanghai: 0.05 and 0.30). Absent where it is the same (RES-9).
   */
  readonly crossingSurchargeNano?: readonly number[];
}

/** Large households: both limits move by the same energy for each month counted. */
export interface HouseholdRule {
  readonly personsMin: number;
  readonly shiftWhPerMonth: number;
  /** From so many persons the household may take the compound price instead; null where it may not. */
  readonly compoundPersonsMin: number | null;
}

/** Free energy of needy households (five guarantees, low income). */
export interface FreeEnergyRule {
  readonly whPerMonth: number;
  /** `credit`: paid back at the price of tier 1; `before-tiers`: taken off before the tiers are counted. */
  readonly engine: 'credit' | 'before-tiers';
}

export interface TieredPrice {
  readonly kind: 'tiered';
  /** Whether the limits are for a month (RES-4) or run from 1 January (RES-3). */
  readonly accumulation: 'month' | 'year';
  readonly sets: readonly TierSet[];
  readonly household: HouseholdRule | null;
  readonly freeEnergy: FreeEnergyRule | null;
}

/** What a composite price is made of (526/2023, 1.2 of the rulebook). */
export const componentKinds = ['catalogue', 'purchase', 'loss', 'transmission', 'system', 'fund'] as const;

export type ComponentKind = (typeof componentKinds)[number];

export interface PriceComponent {
  /** Unique within the tariff: `purchase`, `fund.renewable` …; names the bill line. */
  readonly code: string;
  readonly kind: ComponentKind;
  readonly title: string;
  /** May be negative (CPT-4). */
  readonly priceNano: number;
  /** Whether the factor of the period applies (TOU-2 differs by province). */
  readonly floats: boolean;
}

/** A price that is the sum of components; each floats with the time of use or does not. */
export interface CompositePrice {
  readonly kind: 'composite';
  readonly components: readonly PriceComponent[];
  /** Factor of each period in millionths of the flat price. */
  readonly factorPpm: ByPeriod;
  /** The composite prices as the authority printed them; the book is refused when they do not add up. */
  readonly publishedNano?: ByPeriod;
}

export type EnergyPrice = SinglePrice | TieredPrice | CompositePrice;

/** The two-part tariff: a month's price of a kVA in service and of a kW of demand. */
export interface BasicPrice {
  readonly capacityNanoPerKva: number;
  readonly demandNanoPerKw: number;
}

export interface Tariff {
  /** Unique within the book and the same in the next book of the series. */
  readonly code: string;
  readonly title: string;
  readonly useKind: UseKind;
  /** Supply voltages it is for (LOS-7: of the supply, not of the meter). */
  readonly voltages: readonly Voltage[];
  readonly energy: EnergyPrice;
  /** Null for a single-rate tariff. */
  readonly basic: BasicPrice | null;
  /** Code of the calendar that says which hours are peak; null without time of use. */
  readonly calendar: string | null;
  /** Whether the power factor is assessed at all (PF-4: not for residential tiers). */
  readonly hasPowerFactor: boolean;
}

export interface PriceBook {
  readonly id: string;
  /** Books of one series follow one another without gap or overlap: `fujian-commercial`. */
  readonly series: string;
  readonly title: string;
  /** Place the prices hold in, as a province or city in pinyin: `fujian`. */
  readonly region: string;
  readonly validFrom: CalendarDate;
  /** First day it no longer holds; null while it does. */
  readonly validTo: CalendarDate | null;
  readonly document: SourceDocument;
  readonly calendars: readonly TimeOfUseCalendar[];
  readonly tariffs: readonly Tariff[];
  readonly rules: BillingRules;
}

/** A tariff with the book that holds it. */
export interface PricedTariff {
  readonly book: PriceBook;
  readonly tariff: Tariff;
}
