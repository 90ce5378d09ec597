/**
 * What the sources leave open or changed between editions, as parameters of a book: nothing of it is a constant of the
 * engine. Each value names in `billing-rule-sets.ts` where it was read and whether it is verified.
 */

/** How the parts of a month are counted for capacity and demand (DAY-1 … DAY-4, CHG-3, RND-3). */
export interface DayRules {
  /** `calendar`: month amount / calendar days (2024); `thirtieth`: 1/30 a day, a whole month never above 30 (1996). */
  readonly division: 'calendar' | 'thirtieth';
  /** `exact`: kVA-days unrounded, money to the fen; `whole-kva`: the month's billed kVA rounded to whole kVA. */
  readonly capacityQuantity: 'exact' | 'whole-kva';
  /** Which state the day of a change of capacity is billed in. */
  readonly changeDay: 'new' | 'old';
  /** A suspension below so many days gives no relief (CHG-3). */
  readonly suspensionDaysMin: number;
  /** Most months of suspension in a calendar year. */
  readonly suspensionMonthsMax: number;
}

export interface DemandRules {
  /** Reading of the 105 percent rule (TWO-4). */
  readonly mode: 'A' | 'B' | 'C';
  /** A contract below this share of the capacity is lifted to it (TWO-5). */
  readonly floorPercent: number;
  /** Cheaper demand for well-used capacity (TWO-10); null where there is none. */
  readonly discount: { readonly fromKwhPerKva: number; readonly payPercent: number } | null;
}

export interface PowerFactorRules {
  /** Whether government funds are inside the base (PF-8). */
  readonly hasFundsInBase: boolean;
  /** Below this capacity nothing is adjusted (PF-4). */
  readonly capacityMinKva: number;
  /** Standard of farm users in percent (80 in 1983 and 1996; SUP-7 tells 85 for 2024). */
  readonly farmStandard: 80 | 85 | 90;
}

export interface LateChargeRules {
  /** Per day in parts of a million of the arrears (PAY-1 … PAY-3). */
  readonly householdPpm: number;
  readonly othersSameYearPpm: number;
  readonly othersCrossYearPpm: number;
  /** A charge above zero is at least this (PAY-4); null where the sentence was dropped. */
  readonly minimumFen: number | null;
}

export interface TheftRules {
  /** Days taken where the time is unknown (THF-4). */
  readonly unknownDays: number;
  readonly powerHoursPerDay: number;
  readonly lightingHoursPerDay: number;
  /** Penalty in multiples of the charge (THF-5). */
  readonly penaltyTimes: number;
}

export interface BreachRules {
  /** BRE-1: months taken where the period is unknown; penalty in multiples of the difference. */
  readonly classMonths: number;
  readonly classTimes: number;
  /** BRE-2, BRE-3. */
  readonly capacityTimes: number;
  readonly capacityFenPerKw: number;
  /** BRE-5, BRE-6. */
  readonly sealedTimes: number;
  readonly sealedFenPerKw: number;
  /** BRE-8. */
  readonly meteringHouseholdFen: number;
  readonly meteringOthersFen: number;
  /** BRE-9. */
  readonly outsideSupplyFenPerKw: number;
}

export interface CompensationRules {
  /** CMP-1: multiples of the price of the energy not supplied. */
  readonly outageTimes: number;
  readonly outageTimesTwoPart: number;
  /** CMP-3, CMP-4: percent of the charge of the bad hours. */
  readonly voltagePercent: number;
  readonly frequencyPercent: number;
  /** CMP-7: up to so many months the full price; never below so many percent. */
  readonly applianceFullMonths: number;
  readonly applianceFloorPercent: number;
  /** CMP-8: years of life by kind of appliance. */
  readonly applianceLifeYears: Readonly<Record<'electronics' | 'motor' | 'heating' | 'lamp', number>>;
}

export interface BillingRules {
  /** Name of the set the values come from: `supply-2024`. */
  readonly set: string;
  /** Energy is billed in steps of so many Wh: 1000 whole kWh, 10 two decimals (RND-1). */
  readonly energyStepWh: 1 | 10 | 1000;
  /** CPT-6: customers back from the market pay so many millionths of the agent price. */
  readonly leftMarketPpm: number;
  readonly days: DayRules;
  readonly demand: DemandRules;
  readonly powerFactor: PowerFactorRules;
  readonly lateCharge: LateChargeRules;
  readonly theft: TheftRules;
  readonly breach: BreachRules;
  readonly compensation: CompensationRules;
}
