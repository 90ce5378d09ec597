import { periods, type Period } from '#domain/tariffs/period.ts';
import type { TierSet } from '#domain/tariffs/price-book.ts';

/** A tier as a row of the table customers know. */
export interface TierRow {
  /** 1 for the first tier. */
  readonly tier: number;
  readonly fromWh: number;
  /** Null for the last tier, which is open. */
  readonly toWh: number | null;
  readonly priceNano: number;
  /** Prices of those who chose time of use, in the order of the day's periods. */
  readonly byPeriod: readonly { readonly period: Period; readonly priceNano: number }[];
}

/** The rows of a set of tiers: each begins where the one before ends, and the limit belongs to the lower one (RES-2). */
export function tierRows({ upToWh, priceNano, timeOfUse }: TierSet): readonly TierRow[] {
  return priceNano.map((price, at) => ({
    tier: at + 1,
    fromWh: at === 0 ? 0 : (upToWh[at - 1] ?? 0),
    toWh: upToWh[at] ?? null,
    priceNano: price,
    byPeriod: periods.flatMap((period) => {
      const own = timeOfUse?.priceNano[period]?.[at];
      return own === undefined ? [] : [{ period, priceNano: own }];
    }),
  }));
}

/** The periods a set has prices for, in the order of the columns. */
export function periodsOf({ timeOfUse }: TierSet): readonly Period[] {
  return periods.filter((period) => timeOfUse?.priceNano[period] !== undefined);
}
