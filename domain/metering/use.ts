/**
 * What was used between two readings of one meter (MUL-1): difference of each register, over its end where it started
 * again, times the multiplier; to the Wh, without a rounding. A replaced meter gives two uses, its own last part and
 * the first part of its successor, which add up.
 */
import { assert } from '#domain/kernel/assert.ts';
import { spanOf, usePeriods, type Quantity, type Register } from './register.ts';

/** Used between two readings, the multiplier applied. */
export interface Use {
  /** In sharp, peak, flat, valley, deep; a meter without periods counts under flat (TOU-5). */
  readonly energyWh: readonly [number, number, number, number, number];
  readonly forwardVarh: number;
  readonly reverseVarh: number;
  /** Highest demand that the later reading shows; null where the meter has none. */
  readonly demandW: number | null;
}

/** How far a register moved, in counts; a lower value has started again at zero once (MUL-1). */
export function movedOf(from: number, to: number, of: Register): number {
  const span = spanOf(of);
  assert(from >= 0 && from < span && to >= 0 && to < span, 'a reading lies within its register');
  return to >= from ? to - from : to - from + span;
}

/** Counts of a register as Wh, varh or W. */
export function unitsOf(counts: number, { decimals }: Register, multiplier: number): number {
  const product = counts * multiplier;
  if (decimals <= 3) {
    const units = product * 10 ** (3 - decimals);
    assert(Number.isSafeInteger(units), 'an energy is a safe integer');
    return units;
  }
  // A fourth decimal (demand alone has it) is below one watt where there is no transformer: rounded half up.
  const scale = 10 ** (decimals - 3);
  return Math.floor((product + scale / 2) / scale);
}

interface Span {
  readonly registers: readonly Register[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly multiplier: number;
}

function sumOf({ registers, from, to, multiplier }: Span, counted: (of: Register) => boolean): number {
  return registers.reduce(
    (sum, of, at) =>
      counted(of) ? sum + unitsOf(movedOf(from[at] ?? 0, to[at] ?? 0, of), of, multiplier) : sum,
    0,
  );
}

const counting = (quantity: Quantity) => (of: Register) => of.quantity === quantity && of.period === 'total';

/** Whether the meter tells the periods apart. */
export function hasPeriods(registers: readonly Register[]): boolean {
  return registers.some(({ quantity, period }) => quantity === 'active-import' && period !== 'total');
}

/** The use between two readings of a meter. AssertionFailure when a reading does not belong to the registers. */
export function useBetween(span: Span): Use {
  const { registers, from, to, multiplier } = span;
  assert(from.length === registers.length && to.length === registers.length, 'a value for every register');
  assert(Number.isSafeInteger(multiplier) && multiplier > 0, 'the multiplier is whole and positive');
  const ofPeriod = (period: string) =>
    sumOf(span, (of) => of.quantity === 'active-import' && of.period === period);
  const [sharp, peak, flat, valley, deep] = hasPeriods(registers)
    ? usePeriods.map(ofPeriod)
    : [0, 0, ofPeriod('total'), 0, 0];
  const demandAt = registers.findIndex(counting('demand'));
  const demand = registers[demandAt];
  return {
    energyWh: [sharp ?? 0, peak ?? 0, flat ?? 0, valley ?? 0, deep ?? 0],
    forwardVarh: sumOf(span, counting('reactive-forward')),
    reverseVarh: sumOf(span, counting('reactive-reverse')),
    demandW: demand === undefined ? null : unitsOf(to[demandAt] ?? 0, demand, multiplier),
  };
}

/** Energy of all periods. */
export function totalWh({ energyWh }: Pick<Use, 'energyWh'>): number {
  return energyWh.reduce((sum, wh) => sum + wh, 0);
}

/** Uses of the same point one after the other: a replaced meter, or several months. */
export function joinUses(uses: readonly Use[]): Use {
  const sum = (of: (use: Use) => number): number => uses.reduce((total, use) => total + of(use), 0);
  const demands = uses.flatMap(({ demandW }) => (demandW === null ? [] : [demandW]));
  const at = (place: number): number => sum(({ energyWh }) => energyWh[place] ?? 0);
  return {
    energyWh: [at(0), at(1), at(2), at(3), at(4)],
    forwardVarh: sum(({ forwardVarh }) => forwardVarh),
    reverseVarh: sum(({ reverseVarh }) => reverseVarh),
    demandW: demands.length === 0 ? null : Math.max(...demands),
  };
}

/** By how much the periods together differ from the total register, in Wh; null where there is nothing to compare. */
export function periodGapWh(span: Span): number | null {
  const { registers } = span;
  if (!hasPeriods(registers) || !registers.some(counting('active-import'))) return null;
  const total = sumOf(span, counting('active-import'));
  const parts = sumOf(span, ({ quantity, period }) => quantity === 'active-import' && period !== 'total');
  return parts - total;
}
