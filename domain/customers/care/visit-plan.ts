/**
 * Relationship visits (R-HALL-13, R-QUAL-08): key customers and those who have a customer manager are visited in
 * turn. The intervals are the house's own; the sources ask for "periodic" and for more of it the more a loss of
 * supply would harm.
 */
import { addDays, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { careRefuse } from './refusals.ts';

/** Days between two visits by grade of the key customer; `managed` for those without a grade. */
export const visitIntervalDays = { special: 30, first: 60, second: 90, temporary: 30, managed: 180 } as const;

/** A first visit is due this soon after the customer was put under somebody's care. */
const firstVisitDays = 14;

export const visitWays = { 'on-site': '上门', phone: '电话', hall: '来厅', online: '线上' } as const;

export const satisfactions = {
  1: '很不满意',
  2: '不满意',
  3: '一般',
  4: '满意',
  5: '很满意',
} as const;

/** Whom to visit, as far as the plan is concerned. */
export interface Visited {
  readonly keyGrade: string | null;
  readonly managerStaffId: string | null;
  /** Day of the last visit that took place; null before the first. */
  readonly lastVisitOn: CalendarDate | null;
}

/** Days between two visits; null for a customer whom nobody visits by plan. */
export function intervalDays({ keyGrade, managerStaffId }: Visited): number | null {
  const known: Readonly<Record<string, number>> = visitIntervalDays;
  if (keyGrade !== null) return known[keyGrade] ?? visitIntervalDays.managed;
  return managerStaffId === null ? null : visitIntervalDays.managed;
}

/** The day the next visit is due, never before today; null for a customer whom nobody visits by plan. */
export function nextVisitOn(visited: Visited, today: CalendarDate): CalendarDate | null {
  const days = intervalDays(visited);
  if (days === null) return null;
  const due =
    visited.lastVisitOn === null ? addDays(today, firstVisitDays) : addDays(visited.lastVisitOn, days);
  return due < today ? today : due;
}

/** What is wrong with a day a visit is planned for by hand. */
export function visitDayErrors(dueOn: CalendarDate, today: CalendarDate): readonly Refused[] {
  return dueOn < today ? [careRefuse('customer.visit-day-past', { field: 'dueOn' })] : [];
}
