/**
 * Counting days: CLK-1 the day of the event is not counted, CLK-2 a calendar-day limit that ends on a day off moves
 * to the next working day, CLK-3 working days are the calendar's. What a pause takes out is told at `pausedDates`.
 */
import { assert } from '#domain/kernel/assert.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import type { Interval } from '#domain/kernel/intervals.ts';
import { unannouncedYears } from './calendar.ts';
import type { Calendar, DayKind } from './calendar.ts';
import type { DayUnit } from './limit.ts';
import type { DayMark } from './steps.ts';

export interface DayCountInput {
  readonly fromMs: number;
  readonly amount: number;
  readonly unit: DayUnit;
  /** Merged and clipped to the start, at most the last one open. */
  readonly pauses: readonly Interval[];
  readonly calendar: Calendar;
}

export interface DayCount {
  readonly marks: readonly DayMark[];
  /** The last day of the limit; null when an open pause comes first. */
  readonly lastDate: CalendarDate | null;
  /** Years looked at whose holidays are not announced. */
  readonly unannounced: readonly number[];
}

/** Three centuries and the longest limit: every count ends before, since dates from outside end with the year 2199. */
const daysMax = 120_000;
const pausedName = { zh: '中止', en: 'paused' } as const;

/** Counts the days of the limit forward from the day after the event. */
export function countDays(input: DayCountInput): DayCount {
  const eventDate = businessDate(input.fromMs);
  const paused = pausedDates(input.pauses);
  const marks: DayMark[] = [eventMark(eventDate)];
  const looked: CalendarDate[] = [];
  let date = eventDate;
  for (let left = input.amount; left > 0;) {
    date = addDays(date, 1);
    if (paused.forever(date)) return count(input, marks, { lastDate: null, looked });
    if (input.unit === 'wd') looked.push(date);
    const mark = markOf(date, input, paused.on(date));
    if (mark.counted) left -= 1;
    marks.push(mark);
    assert(marks.length < daysMax, 'a count of days ends');
  }
  if (input.unit === 'wd') return count(input, marks, { lastDate: date, looked });
  return rollOver(input, marks, date);
}

/** Counts whole days back from an event; the answer's `lastDate` is the first of the days to be left free. */
export function countDaysBack({ fromMs, amount, unit, calendar }: Omit<DayCountInput, 'pauses'>): DayCount {
  const eventDate = businessDate(fromMs);
  const marks: DayMark[] = [eventMark(eventDate)];
  const looked: CalendarDate[] = [];
  let date = eventDate;
  for (let left = amount; left > 0;) {
    date = addDays(date, -1);
    if (unit === 'wd') looked.push(date);
    const mark = markOf(date, { unit, calendar }, false);
    if (mark.counted) left -= 1;
    marks.unshift(mark);
    assert(marks.length < daysMax, 'a count of days ends');
  }
  return count({ calendar }, marks, { lastDate: date, looked });
}

/** CLK-2: on from a last day that is a day off, to the end of the next working day no pause takes out. */
function rollOver(input: DayCountInput, marks: readonly DayMark[], lastDate: CalendarDate): DayCount {
  const { working, zh, en } = input.calendar.day(lastDate);
  if (working) return count(input, marks, { lastDate, looked: [lastDate] });
  const paused = pausedDates(input.pauses);
  const rolled: DayMark[] = [
    ...marks.slice(0, -1),
    { date: lastDate, counted: true, reason: 'last-day-off', zh, en },
  ];
  const looked = [lastDate];
  let date = lastDate;
  while (!input.calendar.isWorkingDay(date) || paused.on(date)) {
    date = addDays(date, 1);
    if (paused.forever(date)) return count(input, rolled, { lastDate: null, looked });
    looked.push(date);
    rolled.push(rolledMark(date, input.calendar, paused.on(date)));
    assert(rolled.length < daysMax, 'a working day follows');
  }
  return count(input, rolled, { lastDate: date, looked });
}

/**
 * The dates a pause takes out of the count. A day elapses at its end, as a limit in days ends at 24:00, so a day counts
 * when the clock is running at its 24:00: out are the dates from that of the pause's beginning up to the one before
 * that of its end. A pause of whole days takes out exactly those days; begun and ended on one day, none; begun on the
 * last counted day and ended later, that day, so the due time moves on with the clock.
 */
function pausedDates(pauses: readonly Interval[]): {
  on(date: CalendarDate): boolean;
  forever(date: CalendarDate): boolean;
} {
  const spans = pauses.map(({ fromMs, toMs }) => ({
    from: businessDate(fromMs),
    before: toMs === null ? null : businessDate(toMs),
  }));
  return {
    on: (date) => spans.some(({ from, before }) => date >= from && (before === null || date < before)),
    forever: (date) => spans.some(({ from, before }) => before === null && date >= from),
  };
}

function eventMark(date: CalendarDate): DayMark {
  return { date, counted: false, reason: 'event-day', zh: '当日', en: 'the day itself' };
}

function markOf(
  date: CalendarDate,
  { unit, calendar }: Pick<DayCountInput, 'unit' | 'calendar'>,
  paused: boolean,
): DayMark {
  if (paused) return { date, counted: false, reason: 'paused', ...pausedName };
  const { kind, working, zh, en } = calendar.day(date);
  if (unit === 'wd' && !working) return { date, counted: false, reason: dayOff(kind), zh, en };
  if (unit === 'd') return { date, counted: true, reason: 'calendar-day', zh: '自然日', en: 'calendar day' };
  return { date, counted: true, reason: kind === 'make-up' ? 'make-up' : 'workday', zh, en };
}

function rolledMark(date: CalendarDate, calendar: Calendar, paused: boolean): DayMark {
  if (paused) return { date, counted: false, reason: 'paused', ...pausedName };
  const { working, zh, en } = calendar.day(date);
  return { date, counted: false, reason: working ? 'rolled-to' : 'rolled-over', zh, en };
}

function dayOff(kind: DayKind): 'weekend' | 'holiday' {
  return kind === 'weekend' ? 'weekend' : 'holiday';
}

function count(
  { calendar }: Pick<DayCountInput, 'calendar'>,
  marks: readonly DayMark[],
  { lastDate, looked }: { lastDate: CalendarDate | null; looked: readonly CalendarDate[] },
): DayCount {
  const years = new Set(looked.flatMap((date) => unannouncedYears(calendar, date)));
  return { marks, lastDate, unannounced: [...years].toSorted((a, b) => a - b) };
}
