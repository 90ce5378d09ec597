/**
 * Tiers together with the time of use (RES-8): every kWh pays the tier 1 price of its period, and the energy above a
 * limit pays the tier's surcharge. Where the surcharge is the same in every period, no split is needed (RES-9). Where
 * it differs, energy cannot be told apart by tier and period in a bill that touches two tiers, so the book names one
 * surcharge a tier for such a bill.
 */
import { present } from '#domain/kernel/assert.ts';
import { splitByWeights } from '#domain/kernel/exact.ts';
import { periods } from '#domain/tariffs/period.ts';
import type { ByPeriod, Period } from '#domain/tariffs/period.ts';
import type { TieredPeriods } from '#domain/tariffs/price-book.ts';
import { addEnergy } from './draft.ts';
import type { Draft, PricedPart } from './draft.ts';
import { tieredCharge } from './tiered-charge.ts';
import type { TieredCharge, TierPart } from './tiered-charge.ts';

export interface TimeOfUseTiers {
  readonly charge: TieredCharge;
  readonly periods: TieredPeriods;
  /** Free energy taken off before the tiers: from each period in the share of its energy. */
  readonly takenOffWh: number;
}

export function addTimeOfUseTierLines(draft: Draft, priced: PricedPart, tiers: TimeOfUseTiers): void {
  const energyWh = withoutFree(priced.part.energyWh, tiers.takenOffWh);
  const used = periods.filter((period) => (energyWh[period] ?? 0) > 0);
  for (const period of used) {
    addEnergy(draft, priced, {
      kind: 'tier',
      code: `tier-1.${period}`,
      period,
      tier: 1,
      energyWh: energyWh[period] ?? 0,
      priceNano: pricesOf(tiers, period)[0] ?? 0,
      rule: 'RES-8',
    });
  }
  const parts = tieredCharge(tiers.charge);
  for (const part of parts) {
    if (part.tier === 1 || part.energyWh === 0) continue;
    addSurcharges(draft, priced, { tiers, part, used, energyWh, isCrossing: parts.length > 1 });
  }
}

interface Surcharges {
  readonly tiers: TimeOfUseTiers;
  readonly part: TierPart;
  readonly used: readonly Period[];
  readonly energyWh: ByPeriod;
  readonly isCrossing: boolean;
}

function addSurcharges(
  draft: Draft,
  priced: PricedPart,
  { tiers, part, used, energyWh, isCrossing }: Surcharges,
): void {
  const surcharge = (period: Period): number => surchargeNano(tiers, period, part.tier);
  const add = (line: { period: Period | null; energyWh: number; priceNano: number; rule: string }): void => {
    const code = `tier-${String(part.tier)}${line.period === null ? '' : `.${line.period}`}`;
    addEnergy(draft, priced, { kind: 'surcharge', code, tier: part.tier, ...line });
  };
  const [first = 0, ...others] = used.map(surcharge);
  if (others.every((each) => each === first)) {
    add({ period: null, energyWh: part.energyWh, priceNano: first, rule: 'RES-9' });
    return;
  }
  if (isCrossing) {
    const priceNano = present(
      tiers.periods.crossingSurchargeNano?.[part.tier - 2],
      'the surcharge of a crossing bill',
    );
    add({ period: null, energyWh: part.energyWh, priceNano, rule: 'RES-8' });
    return;
  }
  for (const period of used) {
    add({ period, energyWh: energyWh[period] ?? 0, priceNano: surcharge(period), rule: 'RES-8' });
  }
}

function surchargeNano(tiers: TimeOfUseTiers, period: Period, tier: number): number {
  const prices = pricesOf(tiers, period);
  return (prices[tier - 1] ?? 0) - (prices[0] ?? 0);
}

/** A period the book has no prices for pays the prices without time of use. */
function pricesOf({ periods: byPeriod, charge }: TimeOfUseTiers, period: Period): readonly number[] {
  return byPeriod.priceNano[period] ?? charge.priceNano;
}

function withoutFree(energyWh: ByPeriod, takenOffWh: number): ByPeriod {
  if (takenOffWh === 0) return energyWh;
  const used = periods.filter((period) => (energyWh[period] ?? 0) > 0);
  const off = splitByWeights(
    takenOffWh,
    used.map((period) => energyWh[period] ?? 0),
  );
  return Object.fromEntries(
    used.map((period, index) => [period, (energyWh[period] ?? 0) - (off[index] ?? 0)]),
  );
}
