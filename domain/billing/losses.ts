/**
 * Losses added to what a meter on the low side, or away from the boundary, has counted (LOS-1 … LOS-6). They are added
 * before the price and before the power factor (PF-7); the price stays that of the supply voltage (LOS-7).
 */
import { assert } from '#domain/kernel/assert.ts';
import { fractionToStep } from '#domain/kernel/exact.ts';

const onePpm = 1_000_000n;

export interface TransformerLoss {
  /** Iron loss of the month by the table, active and reactive, already for the days that count (`ironLossWh`). */
  readonly ironActiveWh: number;
  readonly ironReactiveVarh: number;
  /** Copper loss in millionths of the metered active energy (LOS-3: 15 000 up to 315 kVA, 10 000 above). */
  readonly copperPpm: number;
  /** Reactive copper loss in thousandths of the active one (K of the table: 2 000 to 3 000). */
  readonly copperReactiveMilli: number;
}

export interface Losses {
  readonly transformer?: TransformerLoss;
  /** Agreed line loss in millionths of metered energy and transformer loss together (LOS-6). */
  readonly linePpm?: number;
  /** Losses are rounded to this step: whole kWh as a rule (LOS-2). */
  readonly stepWh: number;
}

export interface ActiveReactive {
  readonly activeWh: number;
  readonly reactiveVarh: number;
}

/** The losses one by one, and the energies with them. */
export interface WithLosses extends ActiveReactive {
  readonly iron: ActiveReactive;
  readonly copper: ActiveReactive;
  readonly line: ActiveReactive;
}

/** Adds iron, copper and line losses; each is rounded half away from zero to the step. */
export function withLosses(
  metered: ActiveReactive,
  { transformer, linePpm = 0, stepWh }: Losses,
): WithLosses {
  const iron = { activeWh: transformer?.ironActiveWh ?? 0, reactiveVarh: transformer?.ironReactiveVarh ?? 0 };
  const copper = copperLoss(metered.activeWh, transformer, stepWh);
  const activeWh = metered.activeWh + iron.activeWh + copper.activeWh;
  const reactiveVarh = metered.reactiveVarh + iron.reactiveVarh + copper.reactiveVarh;
  const line = {
    activeWh: share(activeWh, linePpm, stepWh),
    reactiveVarh: share(reactiveVarh, linePpm, stepWh),
  };
  return {
    activeWh: activeWh + line.activeWh,
    reactiveVarh: reactiveVarh + line.reactiveVarh,
    iron,
    copper,
    line,
  };
}

function copperLoss(
  activeWh: number,
  transformer: TransformerLoss | undefined,
  stepWh: number,
): ActiveReactive {
  if (transformer === undefined) return { activeWh: 0, reactiveVarh: 0 };
  const lossWh = share(activeWh, transformer.copperPpm, stepWh);
  return {
    activeWh: lossWh,
    reactiveVarh: fractionToStep(BigInt(lossWh) * BigInt(transformer.copperReactiveMilli), 1000n, stepWh),
  };
}

function share(value: number, ppm: number, stepWh: number): number {
  return fractionToStep(BigInt(value) * BigInt(ppm), onePpm, stepWh);
}

/** The month's iron loss by the table for some of its days (LOS-2). */
export function ironLossWh(
  monthlyWh: number,
  days: number,
  { monthDays, stepWh }: { monthDays: number; stepWh: number },
): number {
  assert(days >= 0 && days <= monthDays, 'days of the month');
  return fractionToStep(BigInt(monthlyWh) * BigInt(days), BigInt(monthDays), stepWh);
}

/** No-load loss in W over hours (LOS-2, LOS-5: an idle transformer pays it, too). */
export function noLoadLossWh(noLoadW: number, hours: number, stepWh: number): number {
  return fractionToStep(BigInt(noLoadW) * BigInt(hours), 1n, stepWh);
}

export interface EngineeringLoss {
  readonly noLoadW: number;
  readonly loadW: number;
  readonly averageLoadVa: number;
  readonly ratedVa: number;
  readonly hours: number;
  /** Shape of the load curve in millionths: 1 000 000 is flat. */
  readonly shapePpm: number;
  readonly stepWh: number;
}

/** LOS-4, where no table is agreed: P0·T + Pk·(S/Sn)²·T·shape. */
export function engineeringLossWh(input: EngineeringLoss): number {
  const { noLoadW, loadW, averageLoadVa, ratedVa, hours, shapePpm, stepWh } = input;
  const rated = BigInt(ratedVa) ** 2n * onePpm;
  const load = BigInt(loadW) * BigInt(averageLoadVa) ** 2n * BigInt(shapePpm);
  return fractionToStep((BigInt(noLoadW) * rated + load) * BigInt(hours), rated, stepWh);
}
