/** What is going to happen in a case, taken in order of time; what was planned first goes first at the same instant. */
import { assert } from '#domain/kernel/assert.ts';

export interface Agenda {
  at(atMs: number, run: (atMs: number) => void): void;
  /** Runs everything that is due up to `endMs`, also what is added meanwhile. */
  runUntil(endMs: number): void;
}

interface Entry {
  readonly atMs: number;
  readonly order: number;
  readonly run: (atMs: number) => void;
}

/** No real case has more steps; a definition that never ends would go on forever. */
const entriesMax = 5000;

export function openAgenda(): Agenda {
  const entries: Entry[] = [];
  let added = 0;
  let lastMs = -Infinity;
  return {
    at: (atMs, run) => {
      added += 1;
      assert(added < entriesMax, 'a case comes to an end');
      // What should have been before now happens now: times never go back.
      entries.push({ atMs: Math.max(Math.floor(atMs), lastMs), order: added, run });
    },
    runUntil: (endMs) => {
      for (;;) {
        entries.sort((a, b) => b.atMs - a.atMs || b.order - a.order);
        const next = entries.at(-1);
        if (next === undefined || next.atMs > endMs) return;
        entries.pop();
        lastMs = next.atMs;
        next.run(next.atMs);
      }
    },
  };
}
