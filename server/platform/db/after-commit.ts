import { AsyncLocalStorage } from 'node:async_hooks';

/** What waits for the end of a transaction. */
interface Waiting {
  readonly acts: (() => void)[];
  over: boolean;
}

const open = new AsyncLocalStorage<Waiting>();

/**
 * Does something once the running transaction is committed, and never when it is rolled back; at once where none runs.
 * News told earlier would make a screen read what it knows already, and nobody would tell it again.
 */
export function afterCommit(act: () => void): void {
  const waiting = open.getStore();
  if (waiting === undefined || waiting.over) act();
  else waiting.acts.push(act);
}

/** Runs a whole transaction, its commit included; then what waited for it. */
export async function withAfterCommit<T>(transaction: () => Promise<T>): Promise<T> {
  const waiting: Waiting = { acts: [], over: false };
  try {
    const result = await open.run(waiting, transaction);
    for (const act of waiting.acts) act();
    return result;
  } finally {
    waiting.over = true;
  }
}
