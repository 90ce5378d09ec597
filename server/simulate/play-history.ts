/** Plays the cases of a history in parallel lanes; in each lane in the order in which they begin. */
import { ordersOf, type PlannedCase } from '#simulator/plan.ts';
import type { Platform } from '../platform/platform.ts';
import { playCase, type Played, type Stage } from './play-case.ts';
import { platformInThePast, type SimulatedPlatform } from './simulated-platform.ts';

/** Two cores: one makes up and hashes, the other is the database's; more lanes only keep both busy. */
const lanesMax = 4;

export interface Progress extends Played {
  readonly cases: number;
  /** How far the history has come. */
  readonly atMs: number;
}

interface Tally {
  cases: number;
  orders: number;
  commands: number;
  refused: string[];
  atMs: number;
}

function startOf({ actions }: PlannedCase): number {
  return actions[0]?.atMs ?? 0;
}

function add(tally: Tally, played: Played, planned: PlannedCase): void {
  tally.cases += 1;
  tally.orders += played.orders;
  tally.commands += played.commands;
  tally.refused.push(...played.refused);
  tally.atMs = Math.max(tally.atMs, startOf(planned));
}

/**
 * Order numbers follow the time of acceptance and only grow within a platform. A case that accepts several orders
 * comes back in time behind its last, and so do cases that begin before the one played last: they get a platform of
 * their own.
 */
function laneOf(platform: Platform): (planned: PlannedCase) => SimulatedPlatform {
  const own = platformInThePast(platform, 0);
  let lastMs = -Infinity;
  return (planned) => {
    const startMs = startOf(planned);
    if (ordersOf(planned).length > 1 || startMs < lastMs) return platformInThePast(platform, 0);
    lastMs = startMs;
    return own;
  };
}

/** Plays everything; what was played before is passed over, so an interrupted run can be begun again. */
export async function playHistory(
  platform: Platform,
  stage: Stage,
  { cases, progress }: { cases: Iterable<PlannedCase>; progress: (so: Progress) => void },
): Promise<Progress> {
  const tally: Tally = { cases: 0, orders: 0, commands: 0, refused: [], atMs: 0 };
  const waiting = cases[Symbol.iterator]();
  let failed = false;
  const lane = async (): Promise<void> => {
    const platformFor = laneOf(platform);
    try {
      for (let next = waiting.next(); next.done !== true && !failed; next = waiting.next()) {
        add(tally, await playCase(platformFor(next.value), stage, next.value), next.value);
        progress(tally);
      }
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  // When one lane fails the others finish their case, so that nothing runs on behind the answer.
  const ends = await Promise.allSettled(Array.from({ length: lanesMax }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return tally;
}
