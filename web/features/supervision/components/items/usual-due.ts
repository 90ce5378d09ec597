import { businessDate, hourMs } from '#domain/kernel/instant.ts';
import { minuteText } from '#domain/kernel/instant.ts';

const usualHours = 4;
const lastHour = 18;

/** The answer is usually due in four hours, at the latest when the day's work ends; asked later, tomorrow at noon. */
export function usualDue(nowMs: number): string {
  const today = businessDate(nowMs);
  const endMs = Date.parse(`${today}T${lastHour.toString()}:00:00+08:00`);
  const dueMs = Math.min(nowMs + usualHours * hourMs, endMs);
  const noonTomorrowMs = endMs + lastHour * hourMs;
  return minuteText(dueMs - nowMs < hourMs ? noonTomorrowMs : dueMs).replace(' ', 'T');
}
