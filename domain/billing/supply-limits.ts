/**
 * Limits of changes of use that decide how they are handled and billed (CHG-1, CHG-5, CHG-8, PLN-5, PLN-6), dated.
 * Unverified ones are from memory: a unit may bring its own limits.
 */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';

export interface SupplyLimits {
  readonly validFrom: CalendarDate;
  /** CHG-1: a non-permanent reduction may be restored within so many months. */
  readonly reductionMonthsMax: number;
  /** CHG-5, unverified: a larger transformer may stand in for so many months, up to 10 kV and from 35 kV. */
  readonly standInMonthsMax: number;
  readonly standInMonthsMaxFrom35Kv: number;
  /** CHG-8: meter and right are kept for so many months. */
  readonly removalMonthsMax: number;
  /** PLN-5, PLN-6: months a supply plan stays valid. */
  readonly planMonthsHigh: number;
  readonly planMonthsLow: number;
}

/** The limits in order of time; these values did not change between the editions. */
export const supplyLimits: readonly SupplyLimits[] = [
  {
    validFrom: calendarDate('1996-10-08'),
    reductionMonthsMax: 24,
    standInMonthsMax: 2,
    standInMonthsMaxFrom35Kv: 3,
    removalMonthsMax: 6,
    planMonthsHigh: 12,
    planMonthsLow: 3,
  },
];

/** Days taken for a month where only days are known; a limit in months is never shorter than this. */
const daysPerMonth = 31;

/** Whether a stand-in transformer may run so many days at a voltage (CHG-5). */
export function mayStandIn(kilovolts: number, days: number, limits: SupplyLimits): boolean {
  const months = kilovolts >= 35 ? limits.standInMonthsMaxFrom35Kv : limits.standInMonthsMax;
  return days <= months * daysPerMonth;
}

/** How a reduction is restored after so many months (CHG-1, CHG-2). */
export function restoringOf(months: number, limits: SupplyLimits): 'restore' | 'new-or-increase' {
  return months <= limits.reductionMonthsMax ? 'restore' : 'new-or-increase';
}

/** How a removed meter comes back after so many months (CHG-8, CHG-9). */
export function reinstallOf(months: number, limits: SupplyLimits): 'reinstall' | 'new' {
  return months <= limits.removalMonthsMax ? 'reinstall' : 'new';
}

/** Whether a supply plan is still valid so many days after it was given (PLN-5, PLN-6). */
export function isPlanValid(level: 'low' | 'high', days: number, limits: SupplyLimits): boolean {
  return days <= (level === 'low' ? limits.planMonthsLow : limits.planMonthsHigh) * daysPerMonth;
}
