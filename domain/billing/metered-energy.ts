/**
 * Energy from two readings of a register (MUL-1): difference times multiplier, over the end of the register where it
 * rolled over. Readings are thousandths of what the register shows, so a register in kWh is read in Wh (RND-1).
 */
import { assert } from '#domain/kernel/assert.ts';
import { integerToDecimal } from '#domain/kernel/decimal.ts';
import { fractionToStep } from '#domain/kernel/exact.ts';
import type { Refused } from '#domain/kernel/refusal.ts';

/** Rated currents and voltages of the instrument transformers; 1/1 where there is none. */
export interface Multiplier {
  readonly ctPrimary: number;
  readonly ctSecondary: number;
  readonly vtPrimary: number;
  readonly vtSecondary: number;
}

export const noTransformers: Multiplier = { ctPrimary: 1, ctSecondary: 1, vtPrimary: 1, vtSecondary: 1 };

export interface RegisterReadings {
  /** Last and new reading in thousandths. */
  readonly fromWh: number;
  readonly toWh: number;
  /** What the register holds before it starts again at zero: 100 000 kWh for five digits. */
  readonly registerSpanWh: number;
  /** A reader or the meter said that the register passed its end; without it a lower reading is refused. */
  readonly hasRolledOver?: boolean;
}

/** CT ratio times VT ratio as a fraction in integers. */
export function multiplierOf({ ctPrimary, ctSecondary, vtPrimary, vtSecondary }: Multiplier): {
  readonly numerator: number;
  readonly denominator: number;
} {
  const all = [ctPrimary, ctSecondary, vtPrimary, vtSecondary];
  assert(
    all.every((rated) => Number.isSafeInteger(rated) && rated > 0),
    'rated values are whole and positive',
  );
  return { numerator: ctPrimary * vtPrimary, denominator: ctSecondary * vtSecondary };
}

/** The energy in Wh, rounded half away from zero to `stepWh`; a lower reading without roll-over is refused. */
export function meteredEnergyWh(
  readings: RegisterReadings,
  multiplier: Multiplier = noTransformers,
  stepWh = 1,
): number | Refused {
  const difference = registerDifferenceWh(readings);
  if (typeof difference !== 'number') return difference;
  const { numerator, denominator } = multiplierOf(multiplier);
  return fractionToStep(BigInt(difference) * BigInt(numerator), BigInt(denominator), stepWh);
}

/** How far the register moved, in thousandths. */
export function registerDifferenceWh(readings: RegisterReadings): number | Refused {
  const { fromWh, toWh, registerSpanWh, hasRolledOver = false } = readings;
  const tooHigh = [fromWh, toWh].find((reading) => reading < 0 || reading >= registerSpanWh);
  if (tooHigh !== undefined) {
    return { refused: 'billing.reading-above-register', field: 'toWh', data: { reading: shown(tooHigh) } };
  }
  if (toWh >= fromWh) return toWh - fromWh;
  if (hasRolledOver) return toWh - fromWh + registerSpanWh;
  const data = { from: shown(fromWh), to: shown(toWh) };
  return { refused: 'billing.reading-below-last', field: 'toWh', data };
}

function shown(wh: number): string {
  return integerToDecimal(wh, 3);
}
