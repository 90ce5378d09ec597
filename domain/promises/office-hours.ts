/**
 * The hours a unit works on its working days (S2): several periods a day, so that the midday break does not count, and
 * versions by their first day, so that summer and winter hours follow one another. Limits in working minutes and
 * hours (S1) run in these periods alone.
 */
import { assert } from '#domain/kernel/assert.ts';
import { isCalendarDate } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';

/** Minutes after 00:00 in the business zone, `0 <= fromMinute < toMinute <= 1440`. */
export interface OfficePeriod {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The periods of every working day from `validFrom` on, in order, apart from one another; at least one. */
export interface OfficeHours {
  readonly validFrom: CalendarDate;
  readonly periods: readonly OfficePeriod[];
}

/** A period as people write it: `{"from": "08:30", "to": "12:00"}`. */
export interface PeriodText {
  readonly from: string;
  readonly to: string;
}

/** More breaks than a working day has. */
export const periodsMax = 6;

const timePattern = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** What holds until a unit sets its own hours: morning and afternoon with the usual break; no regulation names them. */
export const usualPeriods: readonly OfficePeriod[] = [
  { fromMinute: 8 * 60 + 30, toMinute: 12 * 60 },
  { fromMinute: 14 * 60, toMinute: 17 * 60 + 30 },
];

function minuteOf(text: string): number | null {
  if (text === '24:00') return 1_440;
  const match = timePattern.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Periods as they may be stored, in order; refuses none, too many, reversed and overlapping ones, and wrong times. */
export function parsePeriods(texts: readonly PeriodText[]): readonly OfficePeriod[] | Refused {
  if (texts.length === 0) return { refused: 'promises.periods-missing', field: 'periods' };
  if (texts.length > periodsMax) {
    return { refused: 'promises.periods-too-many', field: 'periods', data: { max: periodsMax } };
  }
  const periods: OfficePeriod[] = [];
  for (const [index, { from, to }] of texts.entries()) {
    const field = `periods.${String(index)}`;
    const fromMinute = minuteOf(from);
    const toMinute = minuteOf(to);
    if (fromMinute === null) return malformed(`${field}.from`, from);
    if (toMinute === null) return malformed(`${field}.to`, to);
    if (fromMinute >= toMinute) return { refused: 'promises.period-reversed', field, data: { from, to } };
    periods.push({ fromMinute, toMinute });
  }
  periods.sort((a, b) => a.fromMinute - b.fromMinute);
  const second = periods.findIndex((period, at) => period.fromMinute < (periods[at - 1]?.toMinute ?? 0));
  return second < 0 ? periods : overlapping(periods[second]);
}

function malformed(field: string, text: string): Refused {
  return { refused: 'promises.period-malformed', field, data: { text: text.slice(0, 20) } };
}

function overlapping(period: OfficePeriod | undefined): Refused {
  assert(period !== undefined, 'the overlapping period is one of them');
  const data = { from: timeOf(period.fromMinute), to: timeOf(period.toMinute) };
  return { refused: 'promises.periods-overlap', field: 'periods', data };
}

/** The periods as people write them. */
export function periodTexts(periods: readonly OfficePeriod[]): readonly PeriodText[] {
  return periods.map(({ fromMinute, toMinute }) => ({ from: timeOf(fromMinute), to: timeOf(toMinute) }));
}

/** `08:30–12:00、14:00–17:30`. */
export function periodsLine(periods: readonly OfficePeriod[]): string {
  return periodTexts(periods)
    .map(({ from, to }) => `${from}–${to}`)
    .join('、');
}

/** `08:30-12:00,14:00-17:30` of the command line and of a JSON case; refuses as `parsePeriods` does. */
export function parsePeriodsLine(text: string): readonly OfficePeriod[] | Refused {
  return parsePeriods(
    text
      .split(',')
      .filter((each) => each.trim() !== '')
      .map((each) => {
        const [from = '', to = ''] = each.trim().split('-');
        return { from, to };
      }),
  );
}

/** Checks stored or typed hours; `validFrom` is a date that exists. */
export function checkOfficeHours(input: {
  readonly validFrom: string;
  readonly periods: readonly PeriodText[];
}): OfficeHours | Refused {
  const { validFrom } = input;
  if (!isCalendarDate(validFrom)) {
    return {
      refused: 'kernel.date-malformed',
      field: 'validFrom',
      data: { text: validFrom.slice(0, 40) },
    };
  }
  const periods = parsePeriods(input.periods);
  return isRefused(periods) ? periods : { validFrom, periods };
}

/** Hours begin today at the earliest: what was promised under the old ones is not rewritten. */
export function refuseBackdated({ validFrom }: OfficeHours, today: CalendarDate): Refused | null {
  return validFrom < today
    ? { refused: 'promises.hours-backdated', field: 'validFrom', data: { today } }
    : null;
}

/** The hours in force on a date: of those that have begun the latest, the usual ones before the first. */
export function hoursOn(hours: readonly OfficeHours[], date: CalendarDate): readonly OfficePeriod[] {
  let found: OfficeHours | null = null;
  for (const each of hours) {
    if (each.validFrom <= date && (found === null || each.validFrom >= found.validFrom)) found = each;
  }
  return found?.periods ?? usualPeriods;
}
