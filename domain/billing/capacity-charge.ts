/**
 * The charge for capacity in service (TWO-1), by days where a unit did not run the whole month (DAY-1, TWO-11).
 * Interlocked units count as the largest that ran (DAY-3). Supply troubles take nothing off (DAY-2). Left out: which
 * day a change begins to count and which suspensions give relief (capacity-changes.ts).
 */
import { assert } from '#domain/kernel/assert.ts';
import { addDays, daysBetween } from '#domain/kernel/calendar-date.ts';
import { fractionHalfUp, toStep } from '#domain/kernel/exact.ts';
import type { DayRules } from '#domain/tariffs/billing-rules.ts';
import type { CapacityUnit } from './bill.ts';
import { monthOf } from './month.ts';
import type { Month } from './month.ts';

/** Capacity that stood unchanged for some days of the month. */
export interface CapacityRun {
  readonly name: string | null;
  readonly capacityVa: number;
  readonly days: number;
  /** Whether these are all days of the month. */
  readonly isWholeMonth: boolean;
}

/** A quantity to be priced: VA for the month, or VA-days out of `monthDays`. */
export interface CapacityQuantity {
  readonly name: string | null;
  readonly quantity: number;
  readonly unit: 'VA' | 'VA-day';
  readonly monthDays: number | null;
}

/** The quantities of a month's capacity charge: a line a run, or one of whole kVA where the rules say so (RND-3). */
export function capacityQuantities(
  month: string,
  units: readonly CapacityUnit[],
  rules: DayRules,
): readonly CapacityQuantity[] {
  const whole = monthOf(month);
  const runs = groupsOf(units).flatMap((group) => runsOf(whole, group));
  const dayBase = rules.division === 'thirtieth' ? 30 : whole.days;
  if (rules.capacityQuantity === 'whole-kva') return [wholeKva(runs, dayBase)];
  return runs.map((run) => ({
    name: run.name,
    ...(run.isWholeMonth
      ? { quantity: run.capacityVa, unit: 'VA', monthDays: null }
      : { quantity: run.capacityVa * Math.min(run.days, dayBase), unit: 'VA-day', monthDays: dayBase }),
  }));
}

/** Units that count alone, and interlocked ones together. */
function groupsOf(units: readonly CapacityUnit[]): readonly (readonly CapacityUnit[])[] {
  const groups = new Map<string, CapacityUnit[]>();
  for (const [index, unit] of units.entries()) {
    assert(Number.isSafeInteger(unit.capacityVa) && unit.capacityVa >= 0, 'capacity is counted in whole VA');
    const key = unit.interlock === undefined ? `unit ${String(index)}` : `lock ${unit.interlock}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  }
  return [...groups.values()];
}

/** How long what capacity ran in the month. */
function runsOf(month: Month, group: readonly CapacityUnit[]): readonly CapacityRun[] {
  const [only] = group;
  return group.length === 1 && only !== undefined ? runOfOne(month, only) : runsOfInterlocked(month, group);
}

function runOfOne(month: Month, unit: CapacityUnit): readonly CapacityRun[] {
  const { from = month.from, to = month.to, name = null, capacityVa } = unit;
  const first = from < month.from ? month.from : from;
  const last = to > month.to ? month.to : to;
  if (first >= last) return [];
  const isWholeMonth = first === month.from && last === month.to;
  return [{ name, capacityVa, days: isWholeMonth ? month.days : daysBetween(first, last), isWholeMonth }];
}

/** The largest unit of the group day by day, equal neighbouring days as one run. */
function runsOfInterlocked(month: Month, group: readonly CapacityUnit[]): readonly CapacityRun[] {
  const runs: { unit: CapacityUnit; days: number }[] = [];
  for (let day = 0; day < month.days; day += 1) {
    const unit = largestOn(month, group, day);
    const last = runs.at(-1);
    if (unit === null) continue;
    if (last?.unit === unit) last.days += 1;
    else runs.push({ unit, days: 1 });
  }
  return runs.map(({ unit, days }) => ({
    name: unit.name ?? null,
    capacityVa: unit.capacityVa,
    days,
    isWholeMonth: days === month.days,
  }));
}

function largestOn(month: Month, group: readonly CapacityUnit[], day: number): CapacityUnit | null {
  const date = addDays(month.from, day);
  const running = group.filter(
    ({ from, to }) => (from === undefined || from <= date) && (to === undefined || date < to),
  );
  return running.reduce<CapacityUnit | null>(
    (largest, unit) => (largest === null || unit.capacityVa > largest.capacityVa ? unit : largest),
    null,
  );
}

function wholeKva(runs: readonly CapacityRun[], dayBase: number): CapacityQuantity {
  const vaDays = runs.reduce(
    (sum, { capacityVa, days, isWholeMonth }) =>
      sum + capacityVa * (isWholeMonth ? dayBase : Math.min(days, dayBase)),
    0,
  );
  const quantity = toStep(fractionHalfUp(BigInt(vaDays), BigInt(dayBase)), 1000);
  return { name: null, quantity, unit: 'VA', monthDays: null };
}
