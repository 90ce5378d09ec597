/**
 * When a promise is counted, and as what (R-PROM-20). A case is one run of one clock of an order. It settles once: at
 * the instant its breach was recorded, or, never broken, at the instant its clock stopped; it counts in that month and
 * no other. A breach stays counted when the order is withdrawn or merged afterwards, so that nothing late disappears;
 * a clock cancelled before any breach counts nowhere. An excuse changes what a broken case counts as, not when.
 */
import { businessDate } from '#domain/kernel/instant.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { durationSecondsOf } from '#domain/orders/clock-note.ts';
import type { Clock } from '#domain/promises/clock.ts';
import type { Result } from './sums.ts';

export interface Settlement {
  readonly result: Result;
  readonly settledMs: number;
  /** Whole seconds the promise took, pauses left out, begun seconds counted; null while it goes on. */
  readonly durationSeconds: number | null;
}

/** What a clock counts as; null while it has not settled, and for one that fell away in time. */
export function settlementOf(clock: Clock): Settlement | null {
  const stoppedMs = clock.state === 'stopped' ? clock.endedMs : null;
  const settledMs = clock.breachedMs ?? stoppedMs;
  if (settledMs === null) return null;
  return { result: resultOf(clock), settledMs, durationSeconds: durationSecondsOf(clock) };
}

function resultOf({ breachedMs, excuse }: Clock): Result {
  if (breachedMs === null) return 'kept';
  return excuse === null ? 'broken' : 'excused';
}

/** A calendar month, `2026-10`. */
export type Month = string & { readonly __month: true };

/** Whether a text is a month from 1900 to 2199. */
export function isMonth(text: string): text is Month {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
}

/** The month of an instant, by the business time zone. */
export function monthOfInstant(ms: number): Month {
  return monthOfDay(businessDate(ms));
}

/** The month of a day. */
export function monthOfDay(day: CalendarDate): Month {
  return day.slice(0, 7) as Month;
}

/** So many months later, or earlier. */
export function addMonths(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  const year = Math.floor(count / 12);
  return `${String(year).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}` as Month;
}

/** First instant of a month and of the one after it, in epoch milliseconds. */
export function monthRange(month: Month): { readonly fromMs: number; readonly toMs: number } {
  const startMs = (of: Month): number => Date.parse(`${of}-01T00:00:00+08:00`);
  return { fromMs: startMs(month), toMs: startMs(addMonths(month, 1)) };
}
