/**
 * What a meter counts, register by register. A reading is a whole number of the register's last digit (`counts`), so
 * that nothing is lost between the glass of the meter and the bill.
 */
import { assert } from '#domain/kernel/assert.ts';
import { decimalToInteger, integerToDecimal } from '#domain/kernel/decimal.ts';
import { isRefused, type Refused } from '#domain/kernel/refusal.ts';
import { refuse } from './refusals.ts';

export const quantities = {
  'active-import': '正向有功',
  'active-export': '反向有功',
  'reactive-forward': '正向无功',
  'reactive-reverse': '反向无功',
  demand: '最大需量',
} as const;
export type Quantity = keyof typeof quantities;

export const registerPeriods = {
  total: '总',
  sharp: '尖',
  peak: '峰',
  flat: '平',
  valley: '谷',
  deep: '深谷',
} as const;
export type RegisterPeriod = keyof typeof registerPeriods;

/** Periods of the time of use in the order in which a use keeps its energies. */
export const usePeriods = ['sharp', 'peak', 'flat', 'valley', 'deep'] as const;
export type UsePeriod = (typeof usePeriods)[number];

export interface Register {
  /** IEC 62056-61: `1-0:1.8.0`. */
  readonly obis: string;
  readonly quantity: Quantity;
  readonly period: RegisterPeriod;
  /** Digits before the point: five digits start again after 99 999. */
  readonly digits: number;
  /** Digits behind the point, 0 … 4. */
  readonly decimals: number;
}

const obisGroup: Readonly<Record<Quantity, string>> = {
  'active-import': '1.8',
  'active-export': '2.8',
  'reactive-forward': '3.8',
  'reactive-reverse': '4.8',
  demand: '1.6',
};
const periodOrder = Object.keys(registerPeriods) as readonly RegisterPeriod[];

/** A register with the OBIS code of its quantity and period. */
export function register(
  quantity: Quantity,
  period: RegisterPeriod,
  size: { digits: number; decimals: number },
): Register {
  const obis = `1-0:${obisGroup[quantity]}.${periodOrder.indexOf(period).toString()}`;
  return { obis, quantity, period, ...size };
}

const household = { digits: 6, decimals: 2 };
const demand = { digits: 2, decimals: 4 };
const withPeriods = (periods: readonly RegisterPeriod[]) => [
  register('active-import', 'total', household),
  ...periods.map((period) => register('active-import', period, household)),
];

/** The registers meters are bought with; an unusual meter lists its own. */
export const registerSets = {
  single: { title: '单费率', registers: withPeriods([]) },
  'time-of-use': { title: '复费率(峰谷)', registers: withPeriods(['peak', 'flat', 'valley']) },
  commercial: {
    title: '多功能(分时、无功、需量)',
    registers: [
      ...withPeriods(['sharp', 'peak', 'flat', 'valley', 'deep']),
      register('reactive-forward', 'total', household),
      register('reactive-reverse', 'total', household),
      register('demand', 'total', demand),
    ],
  },
} as const satisfies Readonly<Record<string, { title: string; registers: readonly Register[] }>>;
export type RegisterSet = keyof typeof registerSets;
export const allRegisterSets = Object.keys(registerSets) as readonly RegisterSet[];

/** `正向有功(峰)`; a register without periods has the quantity alone. */
export function registerTitle({ quantity, period }: Pick<Register, 'quantity' | 'period'>): string {
  return `${quantities[quantity]}(${registerPeriods[period]})`;
}

/** Where the register starts again at zero, in counts: 1 000 000 for four digits and two decimals (MUL-1). */
export function spanOf({ digits, decimals }: Register): number {
  assert(digits > 0 && decimals >= 0 && digits + decimals <= 12, 'a register has 1 to 12 digits');
  return 10 ** (digits + decimals);
}

/** The counts of a value as it stands on the meter (`01234.56`); refuses what the register cannot show. */
export function countsOf(shown: string, of: Register, field = 'counts'): number | Refused {
  const counts = decimalToInteger(shown.trim().replace(/^\+/, ''), of.decimals);
  const register = registerTitle(of);
  if (counts === null || counts < 0)
    return refuse('metering.value-malformed', field, {
      register,
      value: shown.slice(0, 40),
      decimals: of.decimals,
    });
  if (counts >= spanOf(of))
    return refuse('metering.value-above-register', field, { register, digits: of.digits });
  return counts;
}

/** The value of a reading as it stands on the meter. */
export function shownOf(counts: number, { decimals }: Pick<Register, 'decimals'>): string {
  return integerToDecimal(counts, decimals, decimals);
}

/** The counts of all registers, one text each in their order; every objection at once. */
export function countsOfAll(
  shown: readonly string[],
  registers: readonly Register[],
): readonly number[] | readonly Refused[] {
  if (shown.length !== registers.length)
    return [refuse('metering.values-missing', 'values', { wanted: registers.length, given: shown.length })];
  const counts = registers.map((of, at) => countsOf(shown[at] ?? '', of, `values.${at.toString()}`));
  const objections = counts.filter(isRefused);
  return objections.length > 0 ? objections : counts.filter((count) => typeof count === 'number');
}
