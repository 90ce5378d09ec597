import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { reading, runSql } from '../db/database.ts';
import type { Platform } from '../platform.ts';

const secondBuckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

interface Counted {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A gauge that counts when it is asked; a count that fails leaves it empty, the rest is still told. */
export function gauge(
  { registry, platform }: { registry: Registry; platform: Platform },
  about: { name: string; help: string; labels: readonly string[] },
  count: () => Promise<readonly Counted[]>,
): void {
  new Gauge({
    name: about.name,
    help: about.help,
    labelNames: about.labels,
    registers: [registry],
    async collect() {
      this.reset();
      try {
        for (const { labels, value } of await count()) this.set(labels, value);
      } catch (error) {
        platform.log.warn({ err: error, metric: about.name }, 'metric not counted');
      }
    },
  });
}

interface JobCount {
  readonly task: string;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
}

async function jobCounts({ db }: Platform): Promise<Counted[]> {
  const { rows } = await db.pool.query<JobCount>('select task, waiting, running, failed from job_counts()');
  return rows.flatMap(({ task, ...counts }) =>
    Object.entries(counts).map(([state, value]) => ({ labels: { task, state }, value })),
  );
}

function noticeCounts({ db }: Platform): Promise<Counted[]> {
  return reading(db, 'all', async (tx) => {
    const { rows } = await runSql<{ channel: string; status: string; count: number }>(
      tx,
      `select channel, status, count(*) from notice where status not in ('sent', 'cancelled') group by channel, status`,
      [],
    );
    return rows.map(({ channel, status, count }) => ({ labels: { channel, status }, value: count }));
  });
}

function poolCounts({ db }: Platform): Promise<Counted[]> {
  const { totalCount, idleCount, waitingCount } = db.pool;
  const states = { open: totalCount, idle: idleCount, 'waited-for': waitingCount };
  return Promise.resolve(Object.entries(states).map(([state, value]) => ({ labels: { state }, value })));
}

/** The metrics of a process; `seconds` times the requests. Domains add their own gauges to the registry. */
export function openMetrics(platform: Platform): { registry: Registry; seconds: Histogram } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'wanjia_http_request_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: secondBuckets,
    registers: [registry],
  });
  const to = { registry, platform };
  const pool = { name: 'wanjia_database_connections', help: 'Connections of the pool', labels: ['state'] };
  gauge(to, pool, () => poolCounts(platform));
  const jobs = { name: 'wanjia_jobs', help: 'Jobs in the queue', labels: ['task', 'state'] };
  gauge(to, jobs, () => jobCounts(platform));
  const notices = {
    name: 'wanjia_notices_open',
    help: 'Notices that have not arrived',
    labels: ['channel', 'status'],
  };
  gauge(to, notices, () => noticeCounts(platform));
  return { registry, seconds };
}
