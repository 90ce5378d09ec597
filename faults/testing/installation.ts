import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import pino from 'pino';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from '#server/app.ts';
import { signInAs, smallCompany, type Company } from '#server/domains/organisation/testing.ts';
import { readConfig } from '#server/platform/config.ts';
import { startCluster } from '#server/platform/db/embedded-cluster.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { openPlatform, type OpenedPlatform } from '#server/platform/open-platform.ts';

/** An installation on disk: a durable PostgreSQL, a small company, and the settings for server processes on it. */
export interface Installation {
  readonly folder: string;
  /** The database as its superuser. */
  readonly url: string;
  readonly platform: OpenedPlatform;
  readonly app: FastifyInstance;
  readonly company: Company;
  /** Environment of a server process that works on it. */
  readonly settings: Readonly<Record<string, string | undefined>>;
  cookie(role: RoleCode): Promise<string>;
  /** Runs a question behind the application's back; connects anew, so that it survives a restart of the database. */
  ask<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Kills the database with every process of it, and starts it again: it recovers by itself. */
  crashDatabase(): Promise<void>;
  /** Starts the database where it gave up by itself; does nothing while it runs. */
  startDatabase(): Promise<void>;
  close(): Promise<void>;
}

const publicUrl = 'https://wanjia.example';

/** Children of a process, by `/proc`. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by itself meanwhile.
  }
}

/** As a power cut would: postmaster first, so that it restarts nobody, then all it had started. */
function killDatabase(folder: string): void {
  const pid = Number(readFileSync(path.join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const children = childrenOf(pid);
  for (const one of [pid, ...children]) killIfThere(one);
}

/** Makes one in a temporary folder, or below `base`; `settings` are further ones of the server processes. */
export async function openInstallation(
  settings: Readonly<Record<string, string>> = {},
  base = tmpdir(),
): Promise<Installation> {
  const folder = mkdtempSync(path.join(base, 'wanjia-faults-'));
  // The embedded database may run as another user, who has to pass through.
  chmodSync(folder, 0o711);
  const clusterFolder = path.join(folder, 'postgres');
  const start = () => startCluster({ folder: clusterFolder });
  let cluster = await start();
  const url = cluster.url('postgres');
  await migrate(url);
  // As in production: the names of the cookies follow from the address.
  const config = { ...readConfig({ WANJIA_PUBLIC_URL: publicUrl }), dataFolder: folder };
  const platform = await openPlatform(config, url, pino({ level: 'silent' }));
  const company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  const app = await buildApp(platform);
  return {
    folder,
    url,
    platform,
    app,
    company,
    settings: {
      WANJIA_DATA: folder,
      DATABASE_URL: url,
      WANJIA_PUBLIC_URL: publicUrl,
      ...settings,
    },
    cookie: async (role) => (await signInAs(app, role)).cookie,
    ask: async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      try {
        return (await client.query<Row>(sql, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    crashDatabase: async () => {
      killDatabase(clusterFolder);
      cluster = await start();
    },
    startDatabase: async () => {
      cluster = await start();
    },
    close: async () => {
      await app.close();
      await platform.close();
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
