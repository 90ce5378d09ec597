/** When a customer may be disturbed: called outside the night and the noon rest, written to between 8:00 and 20:00. */
import { businessOffsetMs, dayMs, hourMs, minuteMs } from '#domain/kernel/instant.ts';

function minuteOfDay(atMs: number): number {
  return Math.floor(((atMs + businessOffsetMs) % dayMs) / minuteMs);
}

const morning = 8 * 60;
const noon = 12 * 60;
const afternoon = 14 * 60;
const night = 21 * 60;
const lastMessage = 20 * 60;

/** 8:00–12:00 and 14:00–21:00 in the business zone (regulations §5, as the guard of the processes). */
export function isCallingHour(atMs: number): boolean {
  const minute = minuteOfDay(atMs);
  return (minute >= morning && minute < noon) || (minute >= afternoon && minute < night);
}

/** 8:00–20:00 in the business zone. */
export function isMessageHour(atMs: number): boolean {
  const minute = minuteOfDay(atMs);
  return minute >= morning && minute < lastMessage;
}

/** The instant itself, or the first calling hour after it. */
export function nextCallingMs(atMs: number): number {
  if (isCallingHour(atMs)) return atMs;
  const minute = minuteOfDay(atMs);
  const dayStart = Math.floor((atMs + businessOffsetMs) / dayMs) * dayMs - businessOffsetMs;
  if (minute < morning) return dayStart + 8 * hourMs;
  return minute < afternoon ? dayStart + 14 * hourMs : dayStart + dayMs + 8 * hourMs;
}
