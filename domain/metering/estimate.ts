/**
 * What a meter would show that could not be read (MET-10): the same period of last year, else the average of the last
 * three uses, carried on by days; settled by the next real reading.
 */
import { daysBetween, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { mulDivHalfUp } from '#domain/kernel/exact.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { refuse } from './refusals.ts';
import { hasPeriods } from './use.ts';
import { spanOf, usePeriods, type Register } from './register.ts';
import { lastYearOf, type PastUse } from './validate.ts';

export const estimateWays = {
  'last-year': '按去年同期日均用电量推算',
  'average-of-three': '按最近三次日均用电量推算',
} as const;
export type EstimateWay = keyof typeof estimateWays;

/** An earlier use with its parts. */
export interface WholeUse extends PastUse {
  readonly energyWh: readonly number[];
  readonly forwardVarh: number;
  readonly reverseVarh: number;
}

export interface Estimate {
  readonly counts: readonly number[];
  readonly way: EstimateWay;
  /** The energy a day it rests on, in Wh. */
  readonly dailyWh: number;
}

interface Known {
  readonly registers: readonly Register[];
  readonly multiplier: number;
  readonly last: { readonly on: CalendarDate; readonly counts: readonly number[] };
  readonly readOn: CalendarDate;
  /** Newest first; estimates among them are left out as a base. */
  readonly history: readonly WholeUse[];
}

function baseOf(
  history: readonly WholeUse[],
  readOn: CalendarDate,
): [EstimateWay, readonly WholeUse[]] | null {
  const real = history.filter(({ quality }) => quality !== 'estimated');
  const before = lastYearOf(real, readOn);
  const same = real.find((use) => use === before);
  if (same !== undefined) return ['last-year', [same]];
  return real.length === 0 ? null : ['average-of-three', real.slice(0, 3)];
}

function partOf(use: WholeUse, of: Register, periods: boolean): number {
  switch (of.quantity) {
    case 'active-import':
      if (of.period === 'total') return use.wh;
      return periods ? (use.energyWh[usePeriods.indexOf(of.period)] ?? 0) : use.wh;
    case 'reactive-forward':
      return use.forwardVarh;
    case 'reactive-reverse':
      return use.reverseVarh;
    case 'active-export':
    case 'demand':
      return 0;
  }
}

/** The reading of a day that was not read; refuses where there is no use to go by. */
export function estimateReading(known: Known): Estimate | Refused {
  const { registers, multiplier, last, readOn } = known;
  const base = baseOf(known.history, readOn);
  if (base === null) return refuse('metering.no-history');
  const [way, uses] = base;
  const baseDays = uses.reduce((sum, { fromOn, toOn }) => sum + daysBetween(fromOn, toOn), 0);
  const days = Math.max(0, daysBetween(last.on, readOn));
  const periods = hasPeriods(registers);
  const counts = registers.map((of, at) => {
    const from = last.counts[at] ?? 0;
    if (of.decimals > 3) return from;
    const units = uses.reduce((sum, use) => sum + partOf(use, of, periods), 0);
    const more = mulDivHalfUp(units, days, baseDays * multiplier * 10 ** (3 - of.decimals));
    return (from + more) % spanOf(of);
  });
  const wh = uses.reduce((sum, use) => sum + use.wh, 0);
  return { counts, way, dailyWh: mulDivHalfUp(wh, 1, baseDays) };
}
