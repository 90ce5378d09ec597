/** What the command line gives, read into a scenario; every fault named with its remedy. */
import { parseCalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate, startOfDayMs } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { accountsMax, daysMax, type Scenario } from '#simulator/history.ts';
import { SimulationError } from './simulation-error.ts';

/** The options as text, as they stand behind `wanjia simulate`. */
export interface GivenOptions {
  readonly accounts?: string | undefined;
  readonly days?: string | undefined;
  readonly seed?: string | undefined;
  /** The history ends as this date begins; today when left out. */
  readonly end?: string | undefined;
}

export const simulateDefaults = { accounts: '100000', days: '30', seed: '7' } as const;

function wholeNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value >= 1 && value <= max) return value;
  throw new SimulationError(`--${name} 应为 1 至 ${max.toString()} 的整数,现为 ${text.slice(0, 20)}。`);
}

/** The scenario of a county company; the same options on the same day give the same history. */
export function scenarioOf(given: GivenOptions, now: Date): Scenario {
  const { accounts, days, seed } = { ...simulateDefaults, ...given };
  const date = parseCalendarDate(given.end ?? businessDate(now.getTime()));
  if (isRefused(date)) throw new SimulationError('--end 应为日期,例如 2026-09-30。');
  const name = seed ?? simulateDefaults.seed;
  if (!/^[0-9A-Za-z-]{1,40}$/.test(name))
    throw new SimulationError('--seed 应为 1 至 40 位字母、数字或连字符。');
  return {
    seed: name,
    which: 'home',
    accounts: wholeNumber('accounts', accounts ?? simulateDefaults.accounts, accountsMax),
    days: wholeNumber('days', days ?? simulateDefaults.days, daysMax),
    endMs: startOfDayMs(date),
  };
}
