/** Free energy of needy households; what is not used is not carried over to the next month. */
import type { FreeEnergyRule } from '#domain/tariffs/price-book.ts';
import type { TierInput } from './bill.ts';

/** Energy that is free in the bill: the book's allowance for each month billed. */
export function freeEnergyWh({ whPerMonth }: FreeEnergyRule, { months }: TierInput): number {
  return whPerMonth * (months?.length ?? 1);
}
