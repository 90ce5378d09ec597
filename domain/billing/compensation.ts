/** What the supplier owes (CMP-1 … CMP-8): for outages by its operating accidents, bad voltage, damaged appliances. */
import { fractionHalfUp, fractionToStep, mulDivHalfUp } from '#domain/kernel/exact.ts';
import type { CompensationRules } from '#domain/tariffs/billing-rules.ts';
import { energyFen } from './line-amount.ts';

export interface OutageLoss {
  /** Energy of a normal period and its hours: the previous month, as a rule. */
  readonly normalWh: number;
  readonly normalHours: number;
  readonly outageMinutes: number;
  /** Average price of like customers (2024), or the energy price (1996). */
  readonly priceNano: number;
  readonly isTwoPart: boolean;
  /** The energy shown is rounded to this step; the money is not computed from the rounded energy. */
  readonly stepWh: number;
}

export interface OutageCompensation {
  readonly lostWh: number;
  readonly times: number;
  readonly amountFen: number;
}

/** CMP-1, CMP-2; needs a clause in the contract. One rounding, half away from zero to the fen. */
export function outageCompensation(loss: OutageLoss, rules: CompensationRules): OutageCompensation {
  const times = loss.isTwoPart ? rules.outageTimesTwoPart : rules.outageTimes;
  const numerator = BigInt(loss.normalWh) * BigInt(loss.outageMinutes);
  const denominator = BigInt(loss.normalHours) * 60n;
  return {
    lostWh: fractionToStep(numerator, denominator, loss.stepWh),
    times,
    amountFen: fractionHalfUp(
      numerator * BigInt(loss.priceNano) * BigInt(times),
      denominator * 10_000_000_000n,
    ),
  };
}

/** CMP-3, CMP-4: a share of what the energy of the bad hours cost. */
export function qualityCompensationFen(
  input: { readonly kind: 'voltage' | 'frequency'; readonly badHoursWh: number; readonly priceNano: number },
  rules: CompensationRules,
): number {
  const percent = input.kind === 'voltage' ? rules.voltagePercent : rules.frequencyPercent;
  return mulDivHalfUp(energyFen(input.badHoursWh, input.priceNano), percent, 100);
}

export interface DamagedAppliance {
  readonly kind: keyof CompensationRules['applianceLifeYears'];
  readonly invoiceFen: number;
  /** Months since it was bought, a started month counts. */
  readonly usedMonths: number;
}

/** CMP-7: the invoice up to half a year, then straight-line over the life (CMP-8), never under the floor. */
export function applianceCompensationFen(appliance: DamagedAppliance, rules: CompensationRules): number {
  const { kind, invoiceFen, usedMonths } = appliance;
  if (usedMonths <= rules.applianceFullMonths) return invoiceFen;
  const lifeMonths = rules.applianceLifeYears[kind] * 12;
  const rest = mulDivHalfUp(invoiceFen, Math.max(0, lifeMonths - usedMonths), lifeMonths);
  return Math.max(rest, mulDivHalfUp(invoiceFen, rules.applianceFloorPercent, 100));
}
