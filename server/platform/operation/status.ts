import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Static } from 'typebox';
import type { OperationStatus } from '#contracts/operation.ts';
import { allNoticeChannels, leavesTheHouse } from '#domain/notices/channel.ts';
import { hourMs } from '#domain/kernel/instant.ts';
import type { Caller } from '../caller.ts';
import { reading, runSql, type Tx } from '../db/database.ts';
import { migrations } from '../db/migrate.ts';
import { openChannels } from '../notices/transport.ts';
import type { Platform } from '../platform.ts';
import { lastBeat } from './heartbeat.ts';
import { scrub } from './scrub.ts';

type Status = Static<typeof OperationStatus>;

const root = path.resolve(import.meta.dirname, '../../..');
const troubledMax = 50;
const reasonMax = 400;

/** The version of the product, as `package.json` tells it. */
function productVersion(): string {
  const file = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return file.version;
}

function processState({ config, now }: Platform): Status['process'] {
  return {
    version: productVersion(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    startedAt: new Date(now().getTime() - Math.round(process.uptime() * 1000)).toISOString(),
    memoryBytes: process.memoryUsage().rss,
    demo: config.demo,
  };
}

interface DatabaseRow {
  readonly version: string;
  readonly size: number;
  readonly connections: number;
  readonly connections_max: number;
}

async function databaseState({ config, db }: Platform, tx: Tx): Promise<Status['database']> {
  const { rows } = await runSql<DatabaseRow>(
    tx,
    `select current_setting('server_version') as version, pg_database_size(current_database()) as size,
       (select count(*) from pg_stat_activity where datname = current_database()) as connections,
       current_setting('max_connections')::integer as connections_max`,
    [],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database says how it is');
  const replicas = await runSql<{ name: string; lag_ms: number | null }>(
    tx,
    'select name, lag_ms from replica_lags() order by name limit 20',
    [],
  );
  const { totalCount, idleCount, waitingCount } = db.pool;
  return {
    version: row.version,
    embedded: config.databaseUrl === null,
    sizeBytes: row.size,
    connections: row.connections,
    connectionsMax: row.connections_max,
    pool: { open: totalCount, idle: idleCount, waiting: waitingCount },
    replicas: replicas.rows.map(({ name, lag_ms: lagMs }) => ({ name, lagMs })),
    migrations: await migrationState(tx),
  };
}

async function migrationState(tx: Tx): Promise<Status['database']['migrations']> {
  const { rows } = await runSql<{ number: number; name: string; applied_at: Date }>(
    tx,
    'select number, name, applied_at from schema_migration order by number',
    [],
  );
  const done = new Set(rows.map(({ number }) => number));
  const newest = rows.at(-1);
  return {
    newest: newest?.name ?? '',
    appliedAt: (newest?.applied_at ?? new Date(0)).toISOString(),
    applied: rows.length,
    pending: migrations().flatMap(({ number, name }) => (done.has(number) ? [] : [name])),
  };
}

interface TroubledRow {
  readonly job_id: number;
  readonly task: string;
  readonly attempts: number;
  readonly attempts_max: number;
  readonly run_at: Date;
  readonly reason: string;
}

/** The first line of an error says what is wrong; addresses, numbers and secrets in it are taken out. */
export function plainReason(text: string): string {
  return scrub(text.split('\n')[0] ?? '').slice(0, reasonMax);
}

async function jobState(tx: Tx): Promise<Status['jobs']> {
  const counts = await runSql<Status['jobs']['counts'][number]>(
    tx,
    'select task, waiting, running, failed from job_counts() order by task',
    [],
  );
  const { rows } = await runSql<TroubledRow>(
    tx,
    'select job_id, task, attempts, attempts_max, run_at, reason from troubled_jobs($1)',
    [troubledMax],
  );
  return {
    counts: counts.rows,
    troubled: rows.map((row) => ({
      jobId: row.job_id.toString(),
      task: row.task,
      attempts: row.attempts,
      attemptsMax: row.attempts_max,
      nextAt: row.attempts >= row.attempts_max ? null : row.run_at.toISOString(),
      reason: plainReason(row.reason),
    })),
  };
}

async function noticeState({ config }: Platform, tx: Tx, orgId: number): Promise<Status['notices']> {
  const { rows } = await runSql<Status['notices']['open'][number]>(
    tx,
    `select channel, status, count(*) as count from notice
     where org_id = $1 and status not in ('sent', 'cancelled') group by channel, status order by channel, status`,
    [orgId],
  );
  const open = openChannels(config);
  return {
    open: rows,
    channels: allNoticeChannels
      .filter(leavesTheHouse)
      .map((channel) => ({ channel, configured: open.includes(channel) })),
  };
}

async function sweepState({ now }: Platform, tx: Tx, orgId: number): Promise<Status['sweep']> {
  const { rows } = await runSql<{ oldest: Date | null }>(
    tx,
    'select min(alarm_at) as oldest from order_clock where org_id = $1 and alarm_at <= $2',
    [orgId, now()],
  );
  const oldest = rows[0]?.oldest ?? null;
  return {
    lastAt: lastBeat('deadline-sweep')?.toISOString() ?? null,
    lagMs: oldest === null ? 0 : now().getTime() - oldest.getTime(),
  };
}

async function diskState({ config }: Platform): Promise<Status['disk']> {
  try {
    const { bsize, bavail, blocks } = await statfs(config.dataFolder);
    return { freeBytes: bsize * bavail, totalBytes: bsize * blocks };
  } catch {
    return null;
  }
}

async function sealState(tx: Tx, orgId: number): Promise<Status['seal']> {
  const { rows } = await runSql<{ day: string; sealed_at: Date }>(
    tx,
    'select day, sealed_at from day_seal where org_id = $1 order by day desc limit 1',
    [orgId],
  );
  const [row] = rows;
  return row === undefined ? null : { day: row.day, sealedAt: row.sealed_at.toISOString() };
}

async function signInState({ now }: Platform, tx: Tx, orgId: number): Promise<Status['signIn']> {
  const dayAgo = new Date(now().getTime() - 24 * hourMs);
  const { rows } = await runSql<{ failures: number; locked: number; sessions: number }>(
    tx,
    `select
       (select count(*) from event where org_id = $1 and at > $2 and kind in ('sign-in.failed', 'sign-in.locked')) as failures,
       (select count(*) from sign_in_attempt where locked_until > $3) as locked,
       (select count(*) from session where org_id = $1 and expires_at > $3) as sessions`,
    [orgId, dayAgo, now()],
  );
  const [row] = rows;
  return { failures: row?.failures ?? 0, lockedNow: row?.locked ?? 0, sessions: row?.sessions ?? 0 };
}

interface BackupRow {
  readonly name: string;
  readonly finished_at: Date;
  readonly content_bytes: number;
  readonly added_bytes: number;
  readonly lost_files: number;
}

async function backupState({ config }: Platform, tx: Tx): Promise<Status['backup']> {
  const good = await runSql<BackupRow>(
    tx,
    `select name, finished_at, content_bytes, added_bytes, lost_files from backup_run
     where name is not null order by started_at desc limit 1`,
    [],
  );
  const newest = await runSql<{ finished_at: Date; failure: string | null }>(
    tx,
    'select finished_at, failure from backup_run where finished_at is not null order by started_at desc limit 1',
    [],
  );
  const [last, [tried]] = [good.rows[0], newest.rows];
  if (config.backup === null && tried === undefined) return null;
  return {
    nightly: config.backup !== null,
    last:
      last === undefined
        ? null
        : {
            name: last.name,
            at: last.finished_at.toISOString(),
            contentBytes: last.content_bytes,
            addedBytes: last.added_bytes,
            lostFiles: last.lost_files,
          },
    failure:
      tried === undefined || tried.failure === null
        ? null
        : { at: tried.finished_at.toISOString(), reason: plainReason(tried.failure) },
  };
}

/** How the installation stands; what belongs to a unit is told of the caller's own. */
export async function operationStatus(platform: Platform, { orgId }: Caller): Promise<Status> {
  const disk = await diskState(platform);
  return reading(platform.db, [orgId], async (tx) => ({
    at: platform.now().toISOString(),
    process: processState(platform),
    database: await databaseState(platform, tx),
    jobs: await jobState(tx),
    notices: await noticeState(platform, tx, orgId),
    sweep: await sweepState(platform, tx, orgId),
    disk,
    seal: await sealState(tx, orgId),
    backup: await backupState(platform, tx),
    signIn: await signInState(platform, tx, orgId),
  }));
}
