/** When people work: offices on working days, halls every day, hotline, dispatch and repair around the clock. */
import { businessDate, dayMs, hourMs, minuteMs, startOfDayMs } from '#domain/kernel/instant.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import type { TeamFunction } from '#domain/organisation/team-functions.ts';
import { statutoryCalendar } from '#domain/promises/calendar.ts';

const roundTheClock: readonly TeamFunction[] = ['hotline', 'repair', 'dispatch'];

interface Opening {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Opening of the day that an instant lies in; null when closed all day. */
export function openingOf(word: TeamFunction, atMs: number): Opening | null {
  const date = businessDate(atMs);
  const dayStart = startOfDayMs(date);
  if (roundTheClock.includes(word)) return { fromMs: dayStart, toMs: dayStart + dayMs };
  const isWorking = statutoryCalendar.isWorkingDay(date);
  if (isWorking) return { fromMs: dayStart + 8.5 * hourMs, toMs: dayStart + 17.5 * hourMs };
  // Halls open on days off too (R-HALL-02), for shorter hours.
  return word === 'hall' ? { fromMs: dayStart + 9 * hourMs, toMs: dayStart + 16 * hourMs } : null;
}

/** Whether the team is at work at that instant. */
export function isOpen(word: TeamFunction, atMs: number): boolean {
  const opening = openingOf(word, atMs);
  return opening !== null && atMs >= opening.fromMs && atMs < opening.toMs;
}

/** Longest run of closed days is a fortnight; more means a wrong calendar. */
const daysMax = 400;

/** The instant `minutes` of working time after `fromMs`; closed hours don't count. */
export function afterWork(word: TeamFunction, fromMs: number, minutes: number): number {
  let leftMs = minutes * minuteMs;
  let at = fromMs;
  for (let day = 0; day < daysMax; day += 1) {
    const opening = openingOf(word, at);
    const start = opening === null ? at : Math.max(at, opening.fromMs);
    if (opening !== null && start < opening.toMs) {
      if (start + leftMs < opening.toMs) return start + leftMs;
      leftMs -= opening.toMs - start;
    }
    at = startOfDayMs(addDays(businessDate(at), 1));
  }
  throw new RangeError(`${String(minutes)} minutes of work do not end`);
}
