/**
 * Late charge by class and year (PAY-1 … PAY-6): simple, never on itself, from the day after the last pay day up to and
 * including the day of payment (CLK-5).
 */
import { assert } from '#domain/kernel/assert.ts';
import { calendarDate, daysBetween } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { fractionHalfUp } from '#domain/kernel/exact.ts';
import type { LateChargeRules } from '#domain/tariffs/billing-rules.ts';

export interface Arrears {
  readonly amountFen: number;
  readonly isHousehold: boolean;
  readonly lastPayDay: CalendarDate;
  readonly paidOn: CalendarDate;
  /** Year the bill belongs to; that of the last pay day when absent. */
  readonly billYear?: number;
}

export interface LateCharge {
  readonly days: number;
  /** Days after 31 December of the year of the bill; 0 for households, whose rate does not change. */
  readonly crossYearDays: number;
  readonly amountFen: number;
  /** Whether the minimum was taken (PAY-4). */
  readonly isMinimum: boolean;
}

/** The charge to the fen, half away from zero, rounded once over both rates. */
export function lateCharge(arrears: Arrears, rules: LateChargeRules): LateCharge {
  const { amountFen, isHousehold, lastPayDay, paidOn } = arrears;
  assert(Number.isSafeInteger(amountFen) && amountFen >= 0, 'arrears are counted in whole fen');
  const days = Math.max(0, daysBetween(lastPayDay, paidOn));
  const crossYearDays = isHousehold ? 0 : Math.min(days, daysAfterYear(arrears));
  const ownPpm = isHousehold ? rules.householdPpm : rules.othersSameYearPpm;
  const ppm = (days - crossYearDays) * ownPpm + crossYearDays * rules.othersCrossYearPpm;
  const exact = BigInt(amountFen) * BigInt(ppm);
  const least = exact > 0n ? (rules.minimumFen ?? 0) : 0;
  const isMinimum = exact < BigInt(least) * 1_000_000n;
  return { days, crossYearDays, amountFen: isMinimum ? least : fractionHalfUp(exact, 1_000_000n), isMinimum };
}

function daysAfterYear({ lastPayDay, paidOn, billYear }: Arrears): number {
  const year = billYear ?? Number(lastPayDay.slice(0, 4));
  return Math.max(0, daysBetween(calendarDate(`${String(year)}-12-31`), paidOn));
}
