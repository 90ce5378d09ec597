/**
 * How often a door of the online hall may be knocked at. Counted in the database, so that the limits hold over several
 * processes; by the address, the phone, the account or the case as it was typed, whether it exists or not (no answer
 * tells the two apart).
 */
import { dayMs, hourMs, minuteMs } from '../kernel/instant.ts';

/** At most `countMax` in a window of `windowMs`, which begins with the first. */
export interface Limit {
  readonly countMax: number;
  readonly windowMs: number;
}

/** Every limit by its name; a name is part of the counter's key. */
export const limits = {
  /** A shared line of an office or a village must still get through. */
  'code-address': { countMax: 30, windowMs: hourMs },
  /** Nobody's phone is rung out of their sleep: one code a minute, five an hour, ten a day. */
  'code-subject-minute': { countMax: 1, windowMs: minuteMs },
  'code-subject-hour': { countMax: 5, windowMs: hourMs },
  'code-subject-day': { countMax: 10, windowMs: dayMs },
  /** Wrong codes for one account, phone or case over all codes: 1 in 66,000 to guess one a day. */
  'check-subject': { countMax: 15, windowMs: dayMs },
  'check-address': { countMax: 60, windowMs: hourMs },
  'submit-address': { countMax: 30, windowMs: hourMs },
  'submit-phone': { countMax: 10, windowMs: dayMs },
  'upload-address': { countMax: 60, windowMs: hourMs },
  'upload-order': { countMax: 12, windowMs: dayMs },
  'follow-address': { countMax: 60, windowMs: hourMs },
  'act-order': { countMax: 20, windowMs: dayMs },
} as const satisfies Readonly<Record<string, Limit>>;

export type LimitName = keyof typeof limits;

/** A counter as it stands. */
export interface Counter {
  readonly count: number;
  readonly windowStartMs: number;
}

/** Whole seconds until the window of an exhausted counter ends; 0 while there is room. */
export function secondsToWait(limit: Limit, counter: Counter, nowMs: number): number {
  if (counter.count <= limit.countMax) return 0;
  return Math.max(1, Math.ceil((counter.windowStartMs + limit.windowMs - nowMs) / 1000));
}
