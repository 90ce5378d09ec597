import {
  Logger as JobLogger,
  parseCronItems,
  run,
  type CronItem,
  type Runner,
  type TaskList,
} from 'graphile-worker';
import pg from 'pg';
import { runSql, type Tx } from '../db/database.ts';
import type { Platform } from '../platform.ts';

/** A unit of work that happens after the transaction that asked for it; it may run twice and must not mind. */
export type Job = (platform: Platform, payload: unknown) => Promise<void>;

/** The jobs of a domain by name, and those that a clock starts. */
export interface JobBook {
  readonly jobs: Readonly<Record<string, Job>>;
  readonly timetable?: readonly {
    readonly job: string;
    readonly match: string;
    readonly backfillMs?: number;
  }[];
  /** Jobs of the list that run once whenever a worker starts. */
  readonly atStart?: readonly string[];
}

const concurrency = 4;
// Jobs that are enqueued without a message wait for the next look.
const pollMs = 500;
// Jobs are fetched and ended several at a time: one by one, each costs two transactions of its own.
const fetchMax = 16;
const heldMaxMs = 2000;
const endedTogetherMs = 100;

/** Asks for a job in the transaction that needs it; a `key` that is queued already is replaced, not doubled. */
export async function enqueue(
  tx: Tx,
  job: { name: string; payload: object; key?: string; runAt?: Date },
): Promise<void> {
  await runSql(tx, 'select enqueue($1, $2::jsonb, $3, $4)', [
    job.name,
    JSON.stringify(job.payload),
    job.key ?? null,
    job.runAt ?? null,
  ]);
}

/** The queue's own words, in our log and not on the console. */
function logOf({ log }: Platform): JobLogger {
  return new JobLogger(({ taskIdentifier, jobId }) => (level, message) => {
    const write = { error: log.error, warning: log.warn, info: log.debug, debug: log.trace }[level];
    write.call(log, { task: taskIdentifier, jobId }, message);
  });
}

/** Works on jobs until stopped; several processes share the queue. */
export async function startWorker(
  platform: Platform,
  url: string,
  books: readonly JobBook[],
): Promise<Runner> {
  const taskList: TaskList = {};
  const cron: CronItem[] = [];
  for (const book of books) {
    for (const [name, job] of Object.entries(book.jobs)) taskList[name] = (payload) => job(platform, payload);
    for (const { job, match, backfillMs = 0 } of book.timetable ?? []) {
      cron.push({ task: job, match, identifier: job, options: { backfillPeriod: backfillMs } });
    }
  }
  const pgPool = new pg.Pool({
    connectionString: url,
    max: concurrency + 2,
    application_name: 'wanjia-jobs',
  });
  pgPool.on('error', () => undefined);
  pgPool.on('connect', (client) => client.on('error', () => undefined));
  const runner = await run({
    pgPool,
    taskList,
    parsedCronItems: parseCronItems(cron),
    concurrency,
    pollInterval: pollMs,
    noHandleSignals: true,
    logger: logOf(platform),
    preset: {
      worker: {
        // What a busy process holds too long goes back to the others.
        localQueue: { size: fetchMax, ttl: heldMaxMs },
        completeJobBatchDelay: endedTogetherMs,
      },
    },
  });
  for (const job of books.flatMap((book) => book.atStart ?? [])) {
    await runner.addJob(job, {}, { jobKey: `at-start:${job}` });
  }
  runner.promise
    .then(
      () => pgPool.end(),
      () => pgPool.end(),
    )
    .catch(() => undefined);
  return runner;
}
