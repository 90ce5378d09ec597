/** A worker thread of a run: bills of hundreds of thousands of accounts must not stand in the way of requests. */
import { workerData } from 'node:worker_threads';
import pino from 'pino';
import type { Config } from '../../../platform/config.ts';
import { openPlatform } from '../../../platform/open-platform.ts';
import type { RunKey } from './part.ts';
import { workRun } from './work-run.ts';

/** What the thread is started with. */
export interface ThreadData extends RunKey {
  readonly config: Config;
  readonly url: string;
}

// Given by `workInThreads` alone.
const { config, url, ...key } = workerData as ThreadData;
const platform = await openPlatform(config, url, pino({ level: config.logLevel }));
try {
  await workRun(platform, key);
} finally {
  await platform.close();
}
