/** One meter for two classes: an agreed share (定比) or an agreed quantity (定量) goes to the second (FIX-1 … FIX-3). */
import { fractionToStep, splitByWeights } from '#domain/kernel/exact.ts';
import { periods, sumOfPeriods } from '#domain/tariffs/period.ts';
import type { ByPeriod, Period } from '#domain/tariffs/period.ts';

export type SecondClass =
  | { readonly kind: 'share'; readonly ppm: number; readonly stepWh: number }
  | { readonly kind: 'quantity'; readonly energyWh: number };

export interface Shared {
  readonly main: ByPeriod;
  readonly second: ByPeriod;
}

/**
 * Divides the energy; the two add up to it in every period. A share is taken from each period (whole kWh in all,
 * the rest to main, FIX-1); a quantity leaves the flat period first (FIX-3) and then the others by their energy; where
 * the month is smaller than the quantity, all of it goes to the second class (FIX-2).
 */
export function divideBetweenClasses(energyWh: ByPeriod, second: SecondClass): Shared {
  const totalWh = sumOfPeriods(energyWh);
  if (second.kind === 'share') {
    const wantedWh = fractionToStep(BigInt(totalWh) * BigInt(second.ppm), 1_000_000n, second.stepWh);
    return taken(energyWh, byWeight(energyWh, Math.min(wantedWh, totalWh)));
  }
  const wantedWh = Math.min(second.energyWh, totalWh);
  const flatWh = Math.min(wantedWh, energyWh.flat ?? 0);
  const others = { ...energyWh, flat: 0 };
  return taken(energyWh, {
    ...byWeight(others, wantedWh - flatWh),
    ...(flatWh === 0 ? {} : { flat: flatWh }),
  });
}

/** So much energy out of the periods in the share of theirs. */
function byWeight(energyWh: ByPeriod, wantedWh: number): ByPeriod {
  const used = usedPeriods(energyWh);
  if (wantedWh === 0 || used.length === 0) return {};
  const parts = splitByWeights(
    wantedWh,
    used.map((period) => energyWh[period] ?? 0),
  );
  return Object.fromEntries(used.map((period, index) => [period, parts[index] ?? 0]));
}

function taken(energyWh: ByPeriod, second: ByPeriod): Shared {
  const main = usedPeriods(energyWh).map((period) => [
    period,
    (energyWh[period] ?? 0) - (second[period] ?? 0),
  ]);
  return { main: Object.fromEntries(main) as ByPeriod, second };
}

function usedPeriods(energyWh: ByPeriod): readonly Period[] {
  return periods.filter((period) => (energyWh[period] ?? 0) > 0);
}
