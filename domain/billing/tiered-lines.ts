/** Lines of a household's tiers, with its free energy and, where it chose so, the time of use. */
import { sumOfPeriods } from '#domain/tariffs/period.ts';
import type { TieredPrice, TierSet } from '#domain/tariffs/price-book.ts';
import type { TierInput } from './bill.ts';
import { addEnergy } from './draft.ts';
import type { Draft, PricedPart } from './draft.ts';
import { freeEnergyWh } from './free-energy.ts';
import { tieredCharge } from './tiered-charge.ts';
import { tierLimitsWh, tierSetOf } from './tier-limits.ts';
import { addTimeOfUseTierLines } from './tou-tiered-lines.ts';

/** Adds the lines and moves the counter on; an annual counter starts anew with the first part of a later year (RES-3). */
export function addTieredLines(draft: Draft, priced: PricedPart, price: TieredPrice): void {
  const { part, input } = priced;
  const tiers = input.tiers ?? noTiers;
  const set = tierSetOf(price, lastMonth(part.to));
  const totalWh = sumOfPeriods(part.energyWh);
  const freeWh = takeFreeWh(draft, price, { tiers, totalWh });
  const takenOffWh = price.freeEnergy?.engine === 'before-tiers' ? freeWh : 0;
  const charge = {
    limitsWh: tierLimitsWh(price, tiers, {
      month: lastMonth(input.to),
      energyStepWh: priced.priced.book.rules.energyStepWh,
    }),
    priceNano: set.priceNano,
    usedBeforeWh: counterBefore(draft, priced, price),
    energyWh: totalWh - takenOffWh,
  };
  if (part.isTimeOfUse === true && set.timeOfUse !== undefined) {
    addTimeOfUseTierLines(draft, priced, { charge, periods: set.timeOfUse, takenOffWh });
  } else {
    addPlainTierLines(draft, priced, charge);
  }
  if (freeWh > 0) addFreeLine(draft, priced, { freeWh, set, isCredit: takenOffWh === 0 });
  draft.tierUsedWh = charge.usedBeforeWh + charge.energyWh;
}

const noTiers: TierInput = { usedBeforeWh: 0 };

/** The free energy of the bill goes to its parts in order, never more than a part used. */
function takeFreeWh(
  draft: Draft,
  price: TieredPrice,
  { tiers, totalWh }: { readonly tiers: TierInput; readonly totalWh: number },
): number {
  if (price.freeEnergy === null || tiers.isNeedy !== true) return 0;
  const left = draft.freeLeftWh ?? freeEnergyWh(price.freeEnergy, tiers);
  const taken = Math.min(left, totalWh);
  draft.freeLeftWh = left - taken;
  return taken;
}

function addPlainTierLines(
  draft: Draft,
  priced: PricedPart,
  charge: Parameters<typeof tieredCharge>[0],
): void {
  for (const { tier, energyWh, priceNano } of tieredCharge(charge)) {
    addEnergy(draft, priced, {
      kind: 'tier',
      code: tierCodes[tier] ?? `tier-${String(tier)}`,
      period: null,
      tier,
      energyWh,
      priceNano,
      rule: 'RES-2',
    });
  }
}

const tierCodes = ['', 'tier-1', 'tier-2', 'tier-3'];

interface Free {
  readonly freeWh: number;
  readonly set: TierSet;
  readonly isCredit: boolean;
}

/** The credit is at the price of tier 1; energy taken off before the tiers is shown at no price. */
function addFreeLine(draft: Draft, priced: PricedPart, { freeWh, set, isCredit }: Free): void {
  addEnergy(draft, priced, {
    kind: 'free',
    code: 'free',
    period: null,
    tier: isCredit ? 1 : null,
    energyWh: isCredit ? 0 - freeWh : freeWh,
    priceNano: isCredit ? (set.priceNano[0] ?? 0) : 0,
    rule: 'RES-FREE',
  });
}

function counterBefore(draft: Draft, { input, part }: PricedPart, { accumulation }: TieredPrice): number {
  const year = part.from.slice(0, 4);
  const isNewYear = accumulation === 'year' && year > (draft.tierYear ?? input.from.slice(0, 4));
  draft.tierYear = year;
  return isNewYear ? 0 : (draft.tierUsedWh ?? input.tiers?.usedBeforeWh ?? 0);
}

/** Month of the day before the date. */
function lastMonth(to: string): number {
  const month = Number(to.slice(5, 7));
  if (!to.endsWith('-01')) return month;
  return month === 1 ? 12 : month - 1;
}
