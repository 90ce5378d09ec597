/**
 * Times a customer may choose for a visit (R-FIELD-01): whole hours within the unit's office hours, on its working
 * days, as long as the team has somebody left for that hour. What staff agree on by phone is bound by nothing but the
 * clock, yet takes up its place here.
 */
import { assert } from '#domain/kernel/assert.ts';
import { addDays, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate, hourMs, minuteMs, startOfDayMs } from '#domain/kernel/instant.ts';
import type { Calendar } from '#domain/promises/calendar.ts';

/** Nobody is sent sooner than this after being told. */
export const slotLeadMs = 4 * hourMs;
/** How far ahead times are offered, today included. */
export const slotDays = 15;
const slotMinutes = 60;

export interface SlotQuestion {
  readonly calendar: Pick<Calendar, 'officeHours'>;
  readonly nowMs: number;
  /** Instants of the team's other visits agreed on. */
  readonly takenMs: readonly number[];
  /** Visits the team can make at one time: how many work in it; at least 1. */
  readonly placesMax: number;
}

export interface SlotDay {
  readonly day: CalendarDate;
  /** Begin of each free hour, `HH:mm`. */
  readonly times: readonly string[];
}

/** The free times, day by day; days without one are left out. */
export function freeSlots(question: SlotQuestion): readonly SlotDay[] {
  assert(question.placesMax >= 1, 'a team has at least one place');
  const today = businessDate(question.nowMs);
  const days = Array.from({ length: slotDays }, (_, at) => addDays(today, at));
  return days.map((day) => ({ day, times: timesOn(question, day) })).filter(({ times }) => times.length > 0);
}

/** Whether a time is one of those offered; `at` as the form keeps it, `2026-10-12T09:30`. */
export function isFreeSlot(question: SlotQuestion, at: string): boolean {
  return freeSlots(question).some(({ day, times }) => times.some((time) => `${day}T${time}` === at));
}

function timesOn(question: SlotQuestion, day: CalendarDate): readonly string[] {
  return question.calendar.officeHours(day).flatMap(({ fromMinute, toMinute }) => {
    const count = Math.floor((toMinute - fromMinute) / slotMinutes);
    const starts = Array.from({ length: count }, (_, at) => fromMinute + at * slotMinutes);
    return starts.filter((minute) => isFree(question, startOfDayMs(day) + minute * minuteMs)).map(timeText);
  });
}

function isFree({ nowMs, takenMs, placesMax }: SlotQuestion, startMs: number): boolean {
  if (startMs < nowMs + slotLeadMs) return false;
  // A visit takes an hour: one that begins less than an hour before or after is in the way.
  const inTheWay = takenMs.filter((atMs) => Math.abs(atMs - startMs) < slotMinutes * minuteMs);
  return inTheWay.length < placesMax;
}

function timeText(minute: number): string {
  const two = (value: number): string => value.toString().padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
