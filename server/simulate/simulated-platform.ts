import type { LiveFeed } from '../platform/live/live-feed.ts';
import type { Platform } from '../platform/platform.ts';

/** A platform whose clock stands where the history is, and whose news goes nowhere. */
export interface SimulatedPlatform extends Platform {
  setNow(atMs: number): void;
}

// Nobody watches the past: news of it would only wake every open screen a hundred thousand times.
const silent: LiveFeed = {
  subscribe: () => () => undefined,
  publish: () => undefined,
  close: () => Promise.resolve(),
};

/**
 * The platform seen from the past. Each has its own allocator of order numbers (server/domains/orders), so that
 * lanes working at once neither share a counter nor a clock.
 */
export function platformInThePast(platform: Platform, atMs: number): SimulatedPlatform {
  let nowMs = atMs;
  return {
    ...platform,
    live: silent,
    log: platform.log.child({}, { level: 'error' }),
    now: () => new Date(nowMs),
    setNow: (next) => void (nowMs = next),
  };
}
