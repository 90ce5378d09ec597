/** Which days a transformer counts, from what was connected, suspended and restored (DAY-1, DAY-4, CHG-3, TWO-9). */
import { addDays, daysBetween } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { DayRules } from '#domain/tariffs/billing-rules.ts';
import type { CapacityUnit } from './bill.ts';

/** A stop of one unit: sealed on a day, unsealed on another (null while it lasts). */
export interface Suspension {
  readonly sealedOn: CalendarDate;
  readonly unsealedOn: CalendarDate | null;
}

export interface ServiceLife {
  readonly name?: string;
  readonly capacityVa: number;
  /** Day of connection; absent when before the month. */
  readonly connectedOn?: CalendarDate;
  /** Last day of supply; absent while it goes on. It is charged: a part of a day is a day (DAY-1). */
  readonly lastDay?: CalendarDate;
  readonly suspensions?: readonly Suspension[];
}

/** Whether a stop gives relief at all: not below the shortest term (trap 9). */
export function isRelieved(
  { sealedOn, unsealedOn }: Suspension,
  rules: DayRules,
  today: CalendarDate,
): boolean {
  return daysBetween(sealedOn, unsealedOn ?? today) >= rules.suspensionDaysMin;
}

/**
 * Stretches in which the unit is charged. The day of a change is billed in the new state (the seal day free, the unseal
 * day charged) or in the old one, as the rules say (DAY-4).
 */
export function chargedStretches(
  life: ServiceLife,
  rules: DayRules,
  today: CalendarDate,
): readonly CapacityUnit[] {
  const shift = rules.changeDay === 'new' ? 0 : 1;
  const stops = (life.suspensions ?? [])
    .filter((stop) => isRelieved(stop, rules, today))
    .toSorted((a, b) => (a.sealedOn < b.sealedOn ? -1 : 1));
  const base = { capacityVa: life.capacityVa, ...(life.name === undefined ? {} : { name: life.name }) };
  const stretches: CapacityUnit[] = [];
  let from = life.connectedOn;
  for (const { sealedOn, unsealedOn } of stops) {
    stretches.push({ ...base, ...(from === undefined ? {} : { from }), to: addDays(sealedOn, shift) });
    if (unsealedOn === null) return stretches;
    from = addDays(unsealedOn, shift);
  }
  const end = life.lastDay === undefined ? {} : { to: addDays(life.lastDay, 1) };
  return [...stretches, { ...base, ...(from === undefined ? {} : { from }), ...end }];
}

/** Months of a wanted suspension that still fit the year; the rest is a reduction of capacity (CHG-1, CHG-3). */
export function suspensionMonthsLeft(usedMonths: number, wantedMonths: number, rules: DayRules): number {
  return Math.max(0, Math.min(wantedMonths, rules.suspensionMonthsMax - usedMonths));
}
