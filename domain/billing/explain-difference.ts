/**
 * Why one bill differs from another, to the fen: days, use, time of use, tier, price, demand, power factor,
 * corrections. The first bill is changed into the second one cause at a time and computed anew after each step; what a
 * step changes is the share of its cause. The shares therefore always add up to the difference exactly.
 *
 * The order is fixed and part of the rule: a cause that comes earlier is valued at what came before it (days at the
 * first bill's prices, demand at the second's). Left out: which of two causes a customer thinks of first.
 */
import { assert } from '#domain/kernel/assert.ts';
import { daysBetween } from '#domain/kernel/calendar-date.ts';
import { mulDivHalfUp, splitByWeights } from '#domain/kernel/exact.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { periods, sumOfPeriods } from '#domain/tariffs/period.ts';
import type { ByPeriod, Period } from '#domain/tariffs/period.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import type { BasicInput, BillInput, BillPart, PowerFactorInput } from './bill.ts';
import { computeBill } from './compute-bill.ts';

export const causes = [
  'days',
  'use',
  'time-of-use',
  'tier',
  'price',
  'demand',
  'power-factor',
  'corrections',
] as const;

export type Cause = (typeof causes)[number];

export const causeTitles: Readonly<Record<Cause, string>> = {
  days: '天数',
  use: '用电量',
  'time-of-use': '峰谷结构',
  tier: '阶梯',
  price: '电价',
  demand: '容（需）量',
  'power-factor': '功率因数',
  corrections: '退补',
};

export interface Difference {
  readonly beforeFen: number;
  readonly afterFen: number;
  /** After less before, cause by cause, adding up to `afterFen − beforeFen`. */
  readonly byCauseFen: Readonly<Record<Cause, number>>;
}

/** Explains the way from one bill to another; both inputs must be computable with the shelf. */
export function explainDifference(before: BillInput, after: BillInput, shelf: PriceShelf): Difference {
  const beforeFen = totalFen(before, shelf);
  const afterFen = totalFen(after, shelf);
  assert(beforeFen !== null && afterFen !== null, 'both bills can be computed');
  const shares = { ...none };
  let lastFen = beforeFen;
  for (const { cause, inputs } of steps(before, after)) {
    const fen = inputs.map((input) => totalFen(input, shelf)).find((total) => total !== null) ?? lastFen;
    shares[cause] = fen - lastFen;
    lastFen = fen;
  }
  assert(lastFen === afterFen, 'the causes add up to the difference');
  return { beforeFen, afterFen, byCauseFen: shares };
}

const none: Record<Cause, number> = {
  days: 0,
  use: 0,
  'time-of-use': 0,
  tier: 0,
  price: 0,
  demand: 0,
  'power-factor': 0,
  corrections: 0,
};

function totalFen(input: BillInput, shelf: PriceShelf): number | null {
  const bill = computeBill(input, shelf);
  return isRefused(bill) ? null : bill.totalFen;
}

/** The bill after a cause; of several ways to write it the first that can be computed counts. */
interface Step {
  readonly cause: Cause;
  readonly inputs: readonly BillInput[];
}

/** The bills between the two; the last one is the second bill itself. */
function steps(before: BillInput, after: BillInput): readonly Step[] {
  const days = withParts(before, scaledTo(before.parts, wholeForDays(before, after)));
  const use = withParts(days, scaledTo(days.parts, energyOf(after.parts)));
  const mix = withParts(use, mixedLike(use.parts, after.parts));
  const tier = after.tiers === undefined ? mix : { ...mix, tiers: after.tiers };
  const price = { ...tier, from: after.from, to: after.to, parts: after.parts };
  const repriced = { ...price, basic: repricedBasic(before.basic ?? [], after.basic ?? []) };
  const demand = { ...price, basic: after.basic ?? [] };
  const corrected = { ...after, corrections: before.corrections ?? [] };
  return [
    { cause: 'days', inputs: [days] },
    { cause: 'use', inputs: [use] },
    { cause: 'time-of-use', inputs: [mix] },
    { cause: 'tier', inputs: [tier] },
    { cause: 'price', inputs: [repriced, price] },
    { cause: 'demand', inputs: [demand] },
    { cause: 'power-factor', inputs: [corrected] },
    { cause: 'corrections', inputs: [after] },
  ];
}

/** The first bill's energy over the second one's days. */
function wholeForDays(before: BillInput, after: BillInput): number {
  const [from, to] = [before, after].map((bill) => daysBetween(bill.from, bill.to));
  return mulDivHalfUp(energyOf(before.parts), to ?? 1, from ?? 1);
}

function energyOf(parts: readonly BillPart[]): number {
  return parts.reduce((sum, { energyWh }) => sum + sumOfPeriods(energyWh), 0);
}

/** Reactive energy beside next to no active energy is not scaled beyond what any meter counts. */
const scaledMax = 1e15;

/** Other energies; the reactive energy goes with them, so that the power factor stays what it was. */
function withParts(input: BillInput, parts: readonly BillPart[]): BillInput {
  const { powerFactor } = input;
  const [from, to] = [energyOf(input.parts), energyOf(parts)];
  if (powerFactor === undefined || from === 0) return { ...input, parts };
  const scale = (value: number): number =>
    Math.abs(value) * (to / from) > scaledMax ? value : mulDivHalfUp(value, to, from);
  const { reverseVarh, activeWh } = powerFactor;
  const scaled: PowerFactorInput = {
    standard: powerFactor.standard,
    forwardVarh: scale(powerFactor.forwardVarh),
    ...(reverseVarh === undefined ? {} : { reverseVarh: scale(reverseVarh) }),
    ...(activeWh === undefined ? {} : { activeWh: scale(activeWh) }),
  };
  return { ...input, parts, powerFactor: scaled };
}

/** The same shape with another total; where nothing was used, all of it goes to the flat period of the first part. */
function scaledTo(parts: readonly BillPart[], totalWh: number): readonly BillPart[] {
  const weights = parts.flatMap(({ energyWh }) => periods.map((period) => energyWh[period] ?? 0));
  if (energyOf(parts) === 0) {
    return parts.map((part, index) => (index === 0 ? { ...part, energyWh: { flat: totalWh } } : part));
  }
  const cells = splitByWeights(totalWh, weights);
  return parts.map((part, index) => ({
    ...part,
    energyWh: byPeriod(cells.slice(index * periods.length, (index + 1) * periods.length)),
  }));
}

/** Each part keeps its energy and takes the shares of the periods from the other bill as a whole. */
function mixedLike(parts: readonly BillPart[], like: readonly BillPart[]): readonly BillPart[] {
  const weights = periods.map((period) =>
    like.reduce((sum, { energyWh }) => sum + (energyWh[period] ?? 0), 0),
  );
  if (weights.every((weight) => weight === 0)) return parts;
  return parts.map((part) => ({
    ...part,
    energyWh: byPeriod(splitByWeights(sumOfPeriods(part.energyWh), weights)),
  }));
}

function byPeriod(cells: readonly number[]): ByPeriod {
  const used = periods.map((period, index): [Period, number] => [period, cells[index] ?? 0]);
  return Object.fromEntries(used.filter(([, wh]) => wh > 0));
}

/** The first bill's capacity or demand at the second one's prices, where it is billed on the same basis. */
function repricedBasic(before: readonly BasicInput[], after: readonly BasicInput[]): readonly BasicInput[] {
  return before.map((each) => {
    const same = after.find(({ kind }) => kind === each.kind);
    return same === undefined ? each : { ...each, book: same.book, tariff: same.tariff, month: same.month };
  });
}
