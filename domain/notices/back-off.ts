import { hourMs, minuteMs } from '#domain/kernel/instant.ts';

/**
 * Waits after the first, second … failed attempt. Greylisting servers let a mail in after 5 to 15 minutes;
 * a gateway that is down for a night is still met in the morning.
 */
const waitsMs = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 4 * hourMs, 12 * hourMs] as const;

/** When to try again after `attempts` failed attempts; null when enough were made. */
export function nextAttemptMs(attempts: number, nowMs: number): number | null {
  const wait = waitsMs[attempts - 1];
  return wait === undefined ? null : nowMs + wait;
}

/** A notice not sent within this time is stale news: it is not sent by itself any more. */
export const staleAfterMs = 72 * hourMs;

/** No attempt lasts longer; one found `sending` after it has lost its process. */
export const attemptLimitMs = 2 * minuteMs;
