import pg from 'pg';
import { ConfigError, readConfig, type Config } from '../platform/config.ts';
import type { EmbeddedCluster } from '../platform/db/embedded-cluster.ts';
import { migrate, migrations } from '../platform/db/migrate.ts';
import { findDatabase, openPlatform } from '../platform/open-platform.ts';
import { openLogger } from '../platform/operation/logger.ts';
import type { Platform } from '../platform/platform.ts';
import { CliFailure, usageFailure } from './exit.ts';

/** The database of a command, and what must be stopped after it. */
export interface Session {
  readonly config: Config;
  readonly url: string;
  readonly cluster: EmbeddedCluster | null;
}

/** The settings, or a failure that names the bad one. */
export function settings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) throw usageFailure(error.message);
    throw error;
  }
}

export async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'wanjia-cli',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A server that came up meanwhile works on the cluster we started: then it is left running. */
async function stopOwn({ cluster, url }: Session): Promise<void> {
  if (cluster?.startedHere !== true) return;
  const others = await query<{ count: number }>(
    url,
    `select count(*)::int as count from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  ).catch(() => []);
  if ((others[0]?.count ?? 0) === 0) await cluster.stop();
}

/** Runs work on the database: the one of `DATABASE_URL`, or the embedded one, which is found or started and stopped again. */
export async function withDatabase<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const config = settings();
  const session = { config, ...(await findDatabase(config)) };
  try {
    return await work(session);
  } finally {
    await stopOwn(session);
  }
}

/** Names of the migrations the database has not seen. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const [known] = await query<{ known: boolean }>(
    url,
    `select to_regclass('public.schema_migration') is not null as known`,
  );
  const rows =
    known?.known === true ? await query<{ number: number }>(url, 'select number from schema_migration') : [];
  const done = new Set(rows.map(({ number }) => number));
  return migrations().flatMap(({ number, name }) => (done.has(number) ? [] : [name]));
}

/** The embedded database is ours to bring up to date; an outside one is the operator's. */
async function ensureMigrated({ cluster, url }: Session): Promise<void> {
  const pending = await pendingMigrations(url);
  if (pending.length === 0) return;
  if (cluster === null) {
    throw new CliFailure({
      code: 'cli.migrations-pending',
      zh: `数据库还有 ${pending.length.toString()} 项升级没有执行，请先运行 wanjia migrate。`,
      en: 'The database is not up to date; run `wanjia migrate` first.',
    });
  }
  await migrate(url);
}

/** Runs work on everything a server has, without listening; the log goes to standard error. */
export function withPlatform<T>(work: (platform: Platform) => Promise<T>): Promise<T> {
  return withDatabase(async (session) => {
    await ensureMigrated(session);
    const log = openLogger(process.env['WANJIA_LOG'] ?? 'warn', {
      write: (line) => void process.stderr.write(line),
    });
    const platform = await openPlatform(session.config, session.url, log);
    try {
      return await work(platform);
    } finally {
      await platform.close();
    }
  });
}
