/** Refunds and back-billing of metering (MET-1 … MET-6): energy the customer owes, or below zero gets back. */
import { assert } from '#domain/kernel/assert.ts';
import { fractionHalfUp, fractionToStep } from '#domain/kernel/exact.ts';
import type { Refused } from '#domain/kernel/refusal.ts';

const onePpm = 1_000_000n;

export interface MeterError {
  /** Recorded since the last check or the installation. */
  readonly recordedWh: number;
  /** Measured error in millionths: −50 000 is a meter 5 % slow. */
  readonly errorPpm: number;
  readonly stepWh: number;
}

/** MET-1: the base is zero error, for half of the time: (recorded / (1 + error) − recorded) / 2. */
export function meterErrorWh({ recordedWh, errorPpm, stepWh }: MeterError): number | Refused {
  if (errorPpm <= -1_000_000) return { refused: 'billing.error-too-large', field: 'errorPpm' };
  return fractionToStep(BigInt(recordedWh) * BigInt(-errorPpm), 2n * (onePpm + BigInt(errorPpm)), stepWh);
}

/** True energy of a meter with an error, in Wh. */
export function trueEnergyWh(recordedWh: number, errorPpm: number): number {
  return fractionHalfUp(BigInt(recordedWh) * onePpm, onePpm + BigInt(errorPpm));
}

/** MET-2: only what the drop of the lead exceeds the allowed one, from commissioning on, without halving. */
export function voltageDropWh(
  recordedWh: number,
  { measuredPpm, allowedPpm }: { readonly measuredPpm: number; readonly allowedPpm: number },
  stepWh: number,
): number {
  return fractionToStep(BigInt(recordedWh) * BigInt(Math.max(0, measuredPpm - allowedPpm)), onePpm, stepWh);
}

/** MET-3, MET-5: where it cannot be computed, normal month less fault month. */
export function normalMonthWh(normalWh: number, faultWh: number): number {
  return normalWh - faultWh;
}

/** A coefficient in integers: right by wrong, true by billed. */
export interface Ratio {
  readonly right: number;
  readonly wrong: number;
}

/**
 * MET-4, MET-6: (right / wrong − 1) · recorded, in full. A meter that ran backwards has a recorded energy below zero;
 * one that recorded nothing (wrong is zero) can only be corrected by a normal month (MET-5).
 */
export function ratioCorrectionWh(recordedWh: number, ratio: Ratio, stepWh: number): number {
  const { numerator, denominator } = lessOne(ratio);
  return fractionToStep(BigInt(recordedWh) * numerator, denominator, stepWh);
}

/** Coefficient right / wrong − 1 in millionths, half away from zero, for the work sheet. */
export function ratioCorrectionPpm(ratio: Ratio): number {
  const { numerator, denominator } = lessOne(ratio);
  return fractionHalfUp(numerator * onePpm, denominator);
}

/** right / wrong − 1 with a denominator above zero. */
function lessOne({ right, wrong }: Ratio): { readonly numerator: bigint; readonly denominator: bigint } {
  assert(wrong !== 0, 'a meter that recorded nothing has no ratio');
  const sign = wrong < 0 ? -1 : 1;
  return { numerator: BigInt(sign * (right - wrong)), denominator: BigInt(sign * wrong) };
}

export interface MeteredPhase {
  /** Primary current the multiplier was filed with, and that of the transformer really fitted. */
  readonly filed: number;
  readonly fitted: number;
  /** An open transformer counts nothing, a reversed one takes off. */
  readonly fault?: 'open' | 'reversed';
}

/** Right to wrong of a balanced three-phase meter: each phase counts a third, by filed / fitted ratio and fault. */
export function phaseRatio(phases: readonly MeteredPhase[]): Ratio {
  const all = phases.reduce((product, { fitted }) => product * fitted, 1);
  const counted = phases.map(({ filed, fitted, fault }) => {
    if (fault === 'open') return 0;
    return ((fault === 'reversed' ? -1 : 1) * filed * all) / fitted;
  });
  return { right: phases.length * all, wrong: counted.reduce((sum, each) => sum + each, 0) };
}
