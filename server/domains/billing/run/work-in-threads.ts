import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Platform } from '../../../platform/platform.ts';
import type { RunKey } from './part.ts';
import type { ThreadData } from './thread.ts';

/** The database works as hard as the threads do, on the same machine or beside many others. */
const threadsMax = 4;

/** Some ten times what a part needs; without it a thread would let garbage lie until hundreds of MB are full. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 24 };

function startThread(data: ThreadData): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData: data, resourceLimits });
    let fault: Error | null = null;
    worker.on('error', (error: Error) => (fault = error));
    worker.on('exit', () => {
      if (fault === null) resolve();
      else reject(fault);
    });
  });
}

/** Works on a run with several threads, each taking part after part; fails when one of them does. */
export async function workInThreads(platform: Platform, key: RunKey, threads?: number): Promise<void> {
  const count = threads ?? Math.min(threadsMax, Math.max(2, availableParallelism()));
  const data = { ...key, config: platform.config, url: platform.db.url };
  const ends = await Promise.allSettled(Array.from({ length: count }, () => startThread(data)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
