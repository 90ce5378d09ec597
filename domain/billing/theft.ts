/** What stolen energy costs (THF-2 … THF-5): energy by size and time, its charge, and the penalty in multiples of it. */
import { assert } from '#domain/kernel/assert.ts';
import { mulDivHalfUp } from '#domain/kernel/exact.ts';
import type { TheftRules } from '#domain/tariffs/billing-rules.ts';
import { energyFen } from './line-amount.ts';

export interface Theft {
  /** Size of the tapped load, or what `meterCapacityW` gives; kVA count as kW. */
  readonly capacityW: number;
  /** Time found out; null where it is unknown and the rule's days and hours are taken (THF-4). */
  readonly time: { readonly days: number; readonly hoursPerDay: number } | null;
  readonly use: 'power' | 'lighting';
  readonly priceNano: number;
}

export interface TheftCharge {
  readonly days: number;
  readonly hoursPerDay: number;
  readonly energyWh: number;
  readonly backChargeFen: number;
  /** `penaltyTimes` of the charge; "up to" since 2024, so a unit may set less. */
  readonly penaltyFen: number;
  readonly totalFen: number;
}

export function theftCharge({ capacityW, time, use, priceNano }: Theft, rules: TheftRules): TheftCharge {
  assert(Number.isSafeInteger(capacityW) && capacityW >= 0, 'capacity is counted in whole W');
  const unknownHours = use === 'power' ? rules.powerHoursPerDay : rules.lightingHoursPerDay;
  const { days, hoursPerDay } = time ?? { days: rules.unknownDays, hoursPerDay: unknownHours };
  const energyWh = mulDivHalfUp(capacityW * days, hoursPerDay, 1);
  const backChargeFen = energyFen(energyWh, priceNano);
  const penaltyFen = backChargeFen * rules.penaltyTimes;
  return { days, hoursPerDay, energyWh, backChargeFen, penaltyFen, totalFen: backChargeFen + penaltyFen };
}

/**
 * Capacity of a meter that was bypassed or stopped, in W (THF-2): nominal current times 220 V and phases, times the CT
 * ratio. Whether nominal means basic or maximum current (THF-3) is the caller's choice of `currentMilliA`.
 */
export function meterCapacityW(input: {
  readonly currentMilliA: number;
  readonly phases: 1 | 3;
  readonly ctRatio?: number;
}): number {
  return Math.round((input.currentMilliA * 220 * input.phases * (input.ctRatio ?? 1)) / 1000);
}
