import { useSyncExternalStore } from 'react';

/** One tick a second for the whole page: a hundred clocks on a list turn together and cost one timer. */
const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** How far the server's clock is ahead of this machine's; due times are judged by the server's. */
let aheadMs = 0;

/** Taken from the `Date` header of answers; counters' machines are often minutes off. */
export function noteServerTime(serverMs: number): void {
  aheadMs = Math.abs(serverMs - Date.now()) < 1_500 ? 0 : serverMs - Date.now();
}

function tick(): void {
  nowMs = Date.now() + aheadMs;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function read(): number {
  // Without a timer nobody turns the hand: a first reader must not see the hour of the last one.
  if (timer === undefined && Date.now() + aheadMs - nowMs > 1_000) nowMs = Date.now() + aheadMs;
  return nowMs;
}

/** The present instant, a second exact, in epoch milliseconds of the server's clock. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, () => nowMs);
}
