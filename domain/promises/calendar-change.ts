/** What a unit may set in its own calendar: single days over the statutory ones, and the notice of a coming year. */
import { isCalendarDate } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { statutoryCalendar } from './calendar.ts';

/** `statutory` takes an earlier setting back. */
export const daySettings = ['working', 'off', 'statutory'] as const;
export type DaySetting = (typeof daySettings)[number];

export interface DayChange {
  readonly date: CalendarDate;
  readonly setting: DaySetting;
  /** Shown in every explanation (省定假日, 防汛值班); for `statutory` why it is taken back. */
  readonly name: string;
}

/** A change as it comes from a form. */
export type UncheckedDay = Omit<DayChange, 'date'> & { readonly date: string };

/** The days as they may be stored, or what is wrong with the first that may not; `own` are the days set already. */
export function checkDays(
  days: readonly UncheckedDay[],
  own: ReadonlySet<string>,
): readonly DayChange[] | Refused {
  const checked: DayChange[] = [];
  const seen = new Set<string>();
  for (const [index, { date, setting, name }] of days.entries()) {
    const field = `days.${String(index)}.date`;
    if (!isCalendarDate(date)) {
      return { refused: 'kernel.date-malformed', field, data: { text: date.slice(0, 40) } };
    }
    if (seen.has(date)) return { refused: 'promises.day-twice', field, data: { date } };
    if (setting === 'statutory' && !own.has(date)) {
      return { refused: 'promises.day-not-set', field, data: { date } };
    }
    seen.add(date);
    checked.push({ date, setting, name });
  }
  return checked;
}

/** A unit enters the notice of a year only while the product doesn't carry it; null: it may. */
export function refuseYear(year: number): Refused | null {
  return statutoryCalendar.announced(year)
    ? { refused: 'promises.year-announced', field: 'year', data: { year } }
    : null;
}
