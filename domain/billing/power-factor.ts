/**
 * The power-factor adjustment of 1983 (水电财字〔1983〕215号). The factor is taken from the month's energies (PF-5) with
 * both directions of reactive energy added (PF-6), rounded half up to two decimals without floating point, and only
 * then looked up: the printed ratio bands are truncated and hold misprints.
 */
import { assert } from '#domain/kernel/assert.ts';
import { mulDivHalfUp } from '#domain/kernel/exact.ts';
import type { PowerFactorRules } from '#domain/tariffs/billing-rules.ts';
import type { PowerFactorStandard } from './bill.ts';

/**
 * cos = A / √(A² + R²) in hundredths, half up (PF-5); null when neither energy flowed and there is nothing to assess.
 * `activeWh` and `reactiveVarh` are integers of zero or more.
 */
export function powerFactorHundredths(activeWh: number, reactiveVarh: number): number | null {
  assert(Number.isSafeInteger(activeWh) && activeWh >= 0, 'active energy is counted in whole Wh');
  assert(Number.isSafeInteger(reactiveVarh) && reactiveVarh >= 0, 'reactive energy is counted in whole varh');
  if (activeWh === 0) return reactiveVarh === 0 ? null : 0;
  const near = (100 * activeWh) / Math.hypot(activeWh, reactiveVarh);
  const guess = Math.round(near);
  const isFarFromEdge = Math.abs(near - (Math.floor(near) + 0.5)) > 1e-6;
  if (isFarFromEdge) return guess;
  const upper = Math.floor(near) + 1;
  return reaches(activeWh, reactiveVarh, upper) ? upper : upper - 1;
}

/** Whether cos ≥ (c − ½)/100, squared and multiplied out: (200·A)² ≥ (2c − 1)²·(A² + R²). */
function reaches(activeWh: number, reactiveVarh: number, hundredths: number): boolean {
  const active = BigInt(activeWh) ** 2n;
  const apparent = active + BigInt(reactiveVarh) ** 2n;
  return 40_000n * active >= BigInt(2 * hundredths - 1) ** 2n * apparent;
}

interface Scale {
  /** Reward in hundredths of a percent for each hundredth above the standard, up to the factor named. */
  readonly reward: readonly { readonly upToHundredths: number; readonly basisPoints: number }[];
}

/** Rewards by standard; they end at 0.95, 0.94 and 0.92: −0.75, −1.10 and −1.30 percent. */
const scales: Readonly<Record<PowerFactorStandard, Scale>> = {
  90: { reward: [{ upToHundredths: 95, basisPoints: 15 }] },
  85: {
    reward: [
      { upToHundredths: 90, basisPoints: 10 },
      { upToHundredths: 94, basisPoints: 15 },
    ],
  },
  80: {
    reward: [
      { upToHundredths: 90, basisPoints: 10 },
      { upToHundredths: 92, basisPoints: 15 },
    ],
  },
};

/** Penalty for each hundredth below the standard: the first 20, the next 5, all further. */
const penalty = { firstSteps: 20, first: 50, nextSteps: 5, next: 100, further: 200 } as const;

/** The rate in hundredths of a percent of the bill: +500 is 5 % more, −75 is 0.75 % less. */
export function powerFactorRateBasisPoints(standard: PowerFactorStandard, cosHundredths: number): number {
  assert(cosHundredths >= 0 && cosHundredths <= 100, 'a power factor is between 0 and 1');
  return cosHundredths < standard
    ? penaltyOf(standard - cosHundredths)
    : 0 - rewardOf(standard, cosHundredths);
}

function penaltyOf(steps: number): number {
  const first = Math.min(steps, penalty.firstSteps);
  const next = Math.min(Math.max(steps - penalty.firstSteps, 0), penalty.nextSteps);
  const further = Math.max(steps - penalty.firstSteps - penalty.nextSteps, 0);
  return first * penalty.first + next * penalty.next + further * penalty.further;
}

function rewardOf(standard: PowerFactorStandard, cosHundredths: number): number {
  let from: number = standard;
  let sum = 0;
  for (const { upToHundredths, basisPoints } of scales[standard].reward) {
    const to = Math.min(cosHundredths, upToHundredths);
    if (to > from) sum += (to - from) * basisPoints;
    from = upToHundredths;
  }
  return sum;
}

/** Basis points to 10⁻⁹. */
const nanoPerBasisPoint = 100_000;

/** The rate as a price on the yuan, in 10⁻⁹. */
export function rateNano(basisPoints: number): number {
  return basisPoints * nanoPerBasisPoint;
}

/** The adjustment of a base (PF-10), to the fen, half away from zero. */
export function powerFactorFen(baseFen: number, basisPoints: number): number {
  return mulDivHalfUp(baseFen, rateNano(basisPoints), 1_000_000_000);
}

export interface PowerFactorCustomer {
  readonly use: 'industry' | 'non-industry' | 'pumping' | 'farm' | 'wholesale' | 'residential';
  readonly capacityKva: number;
  readonly isHighVoltage: boolean;
  readonly hasTapChanger?: boolean;
}

/** The standard a customer is held to (PF-1 … PF-4, SUP-7); null where nothing is adjusted. */
export function powerFactorStandardOf(
  customer: PowerFactorCustomer,
  rules: PowerFactorRules,
): PowerFactorStandard | null {
  const { use, capacityKva, isHighVoltage, hasTapChanger = false } = customer;
  if (use === 'residential' || capacityKva < rules.capacityMinKva) return null;
  if (isHighVoltage && (hasTapChanger || (use === 'industry' && capacityKva > 160))) return 90;
  if (use === 'pumping' && capacityKva >= 3200) return 90;
  if (use === 'farm') return rules.farmStandard;
  return use === 'wholesale' ? 80 : 85;
}
