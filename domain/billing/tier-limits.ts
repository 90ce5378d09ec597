/** The limits a household's tiers have in a bill: by months, by months of supply, by the size of the household. */
import { present } from '#domain/kernel/assert.ts';
import { mulDivHalfUp, toStep } from '#domain/kernel/exact.ts';
import type { TieredPrice, TierSet } from '#domain/tariffs/price-book.ts';
import type { TierInput } from './bill.ts';

export interface LimitQuestion {
  /** Month 1 … 12 of the last day billed. */
  readonly month: number;
  /** Limits of a part year are rounded to this step (RES-5). */
  readonly energyStepWh: number;
}

/** The set of tiers that holds in a month; a proved tariff has exactly one. */
export function tierSetOf(price: TieredPrice, month: number): TierSet {
  const [only] = price.sets;
  if (price.sets.length === 1 && only !== undefined) return only;
  return present(
    price.sets.find(({ months }) => months.includes(month)),
    `the tiers of month ${String(month)}`,
  );
}

/**
 * The limits in Wh. Monthly places: the sum over the months billed, so two months read together have both months'
 * limits, each of its season (RES-4, RES-6). Annual places: twelfths by months of supply, a started month counts
 * (RES-5). A large household's limits move by the same energy for each of these months.
 */
export function tierLimitsWh(
  price: TieredPrice,
  tiers: TierInput,
  question: LimitQuestion,
): readonly number[] {
  const isAnnual = price.accumulation === 'year';
  const set = tierSetOf(price, question.month);
  const isPlain = isAnnual ? tiers.supplyMonths === undefined : tiers.months === undefined;
  const shiftWh = householdShiftWh(price, tiers);
  if (isPlain && shiftWh === 0) return set.upToWh;
  const base = isAnnual
    ? partYear(set, tiers.supplyMonths ?? 12, question)
    : overMonths(price, tiers, question);
  return base.map((limit) => limit + shiftWh);
}

/** How far the limits of a household of that size move, in Wh; 0 for an ordinary one. */
export function householdShiftWh({ accumulation, household }: TieredPrice, tiers: TierInput): number {
  if (household === null || (tiers.persons ?? 0) < household.personsMin) return 0;
  const months = accumulation === 'year' ? (tiers.supplyMonths ?? 12) : (tiers.months?.length ?? 1);
  return household.shiftWhPerMonth * months;
}

function partYear(set: TierSet, supplyMonths: number, { energyStepWh }: LimitQuestion): readonly number[] {
  if (supplyMonths === 12) return set.upToWh;
  return set.upToWh.map((limit) => toStep(mulDivHalfUp(limit, supplyMonths, 12), energyStepWh));
}

function overMonths(price: TieredPrice, tiers: TierInput, { month }: LimitQuestion): readonly number[] {
  const sets = (tiers.months ?? [month]).map((each) => tierSetOf(price, each));
  return (sets[0]?.upToWh ?? []).map((_, tier) =>
    sets.reduce((sum, { upToWh }) => sum + (upToWh[tier] ?? 0), 0),
  );
}

/** Whether a household of that size may take the compound price instead of wider tiers. */
export function mayTakeCompoundPrice({ household }: TieredPrice, persons: number): boolean {
  const compoundMin = household?.compoundPersonsMin ?? null;
  return compoundMin !== null && persons >= compoundMin;
}
