/**
 * Energy at rising prices: what a household pays for energy that is counted on from where its tiers stand (RES-1 …
 * RES-3). A boundary kWh belongs to the lower tier ("(含)", RES-2). Left out on purpose: where the limits come from
 * (tier-limits.ts), the time of use (tou-tiered-charge.ts) and free energy (free-energy.ts).
 */
import { assert } from '#domain/kernel/assert.ts';
import { energyFen } from './line-amount.ts';

export interface TieredCharge {
  /** Last Wh of each tier but the last, ascending; the last is open. */
  readonly limitsWh: readonly number[];
  /** Price of each tier in nano-yuan a kWh, one more than limits. */
  readonly priceNano: readonly number[];
  /** Energy counted before; where the charge begins. */
  readonly usedBeforeWh: number;
  readonly energyWh: number;
}

export interface TierPart {
  /** 1, 2, 3 … */
  readonly tier: number;
  readonly energyWh: number;
  readonly priceNano: number;
  /** Half away from zero to the fen, a tier a line (RND-2). */
  readonly amountFen: number;
}

/** The energy by tier with its charge; tiers it does not reach are left out, no energy gives one empty part. */
export function tieredCharge({ limitsWh, priceNano, usedBeforeWh, energyWh }: TieredCharge): TierPart[] {
  assertTiers(limitsWh, priceNano);
  assert(Number.isSafeInteger(energyWh) && energyWh >= 0, 'energy is counted in whole Wh');
  assert(Number.isSafeInteger(usedBeforeWh) && usedBeforeWh >= 0, 'the counter stands at whole Wh');
  const parts: TierPart[] = [];
  let tier = tierAt(limitsWh, usedBeforeWh);
  let used = usedBeforeWh;
  const end = usedBeforeWh + energyWh;
  do {
    const limit = limitsWh[tier] ?? Number.POSITIVE_INFINITY;
    const upTo = end < limit ? end : limit;
    parts.push(partOf(tier, upTo - used, priceNano[tier] ?? 0));
    used = upTo;
    tier += 1;
  } while (used < end);
  assert(used === end, 'the parts add up to the energy');
  return parts;
}

/** Index of the tier the next Wh falls into. */
export function tierAt(limitsWh: readonly number[], usedWh: number): number {
  let tier = 0;
  while (tier < limitsWh.length && usedWh >= (limitsWh[tier] ?? 0)) tier += 1;
  return tier;
}

function partOf(index: number, energyWh: number, priceNano: number): TierPart {
  return { tier: index + 1, energyWh, priceNano, amountFen: energyFen(energyWh, priceNano) };
}

function assertTiers(limitsWh: readonly number[], priceNano: readonly number[]): void {
  assert(priceNano.length === limitsWh.length + 1, 'each tier has a price');
  let before = 0;
  for (const limit of limitsWh) {
    assert(limit > before, 'the limits of the tiers ascend from above zero');
    before = limit;
  }
}
