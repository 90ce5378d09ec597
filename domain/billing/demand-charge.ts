/**
 * What demand is billed (TWO-2 … TWO-6, TWO-10): by contract with its 105 percent rule in three readings, or by the
 * actual maximum. Each incoming line is billed by itself; the lines add up.
 */
import { assert } from '#domain/kernel/assert.ts';
import { divideHalfUp, mulDivHalfUp } from '#domain/kernel/exact.ts';
import type { DemandRules } from '#domain/tariffs/billing-rules.ts';

/** Demand at the price and demand at twice the price, in W. */
export interface BilledDemand {
  readonly atPriceW: number;
  readonly atDoubleW: number;
}

/** `atPriceW + 2 · atDoubleW`: what the demand price is multiplied with. */
export function billedW({ atPriceW, atDoubleW }: BilledDemand): number {
  return atPriceW + 2 * atDoubleW;
}

/**
 * The billed demand of a line under a contract (TWO-4). Mode A: the contract, twice the part above 105 percent.
 * Mode B: as A, but above 105 percent the 105 percent are paid. Mode C (until 2016): from 95 to 105 percent the
 * actual, below 95 percent of the contract, above the contract and twice what is above it.
 */
export function contractDemand(contractW: number, actualW: number, mode: DemandRules['mode']): BilledDemand {
  assert(contractW >= 0 && actualW >= 0, 'demand is not negative');
  const upperW = percentOf(contractW, 105);
  if (mode === 'C') return modeC(contractW, actualW, upperW);
  if (actualW <= upperW) return { atPriceW: contractW, atDoubleW: 0 };
  return { atPriceW: mode === 'A' ? contractW : upperW, atDoubleW: actualW - upperW };
}

function modeC(contractW: number, actualW: number, upperW: number): BilledDemand {
  if (actualW > upperW) return { atPriceW: contractW, atDoubleW: actualW - contractW };
  return { atPriceW: Math.max(actualW, percentOf(contractW, 95)), atDoubleW: 0 };
}

/** A requested contract below the floor is lifted to it (TWO-5). */
export function contractWithFloor(
  requestedW: number,
  capacityVa: number,
  { floorPercent }: DemandRules,
): number {
  return Math.max(requestedW, percentOf(capacityVa, floorPercent));
}

/** The demand price, lower where the capacity is well used (TWO-10); half away from zero to the nano-yuan. */
export function demandPriceNano(priceNano: number, use: CapacityUse, { discount }: DemandRules): number {
  return discount !== null && isWellUsed(use, discount.fromKwhPerKva)
    ? percentOf(priceNano, discount.payPercent)
    : priceNano;
}

export interface CapacityUse {
  readonly capacityVa: number;
  /** Of all metering points in the month. */
  readonly monthEnergyWh: number;
}

/** Whether the month's energy reaches so many kWh a kVA; Wh per VA is the same figure. */
function isWellUsed({ capacityVa, monthEnergyWh }: CapacityUse, fromKwhPerKva: number): boolean {
  return capacityVa > 0 && monthEnergyWh >= fromKwhPerKva * capacityVa;
}

function percentOf(value: number, percent: number): number {
  const product = value * percent;
  return Number.isSafeInteger(product) ? divideHalfUp(product, 100) : mulDivHalfUp(value, percent, 100);
}
