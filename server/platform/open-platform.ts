import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { openDatabase } from './db/database.ts';
import { startCluster, type EmbeddedCluster } from './db/embedded-cluster.ts';
import { openFileStore } from './files/open-file-store.ts';
import { loadKeys } from './key-ring.ts';
import { openLiveFeed } from './live/live-feed.ts';
import type { Platform } from './platform.ts';

/** The database an installation works on. */
export interface OpenDatabase {
  readonly url: string;
  /** The embedded cluster; null when the database is outside. */
  readonly cluster: EmbeddedCluster | null;
}

/** Starts or finds the database of a configuration. */
export async function findDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, cluster: null };
  const cluster = await startCluster({ folder: path.join(config.dataFolder, 'postgres') });
  return { url: cluster.url('postgres'), cluster };
}

export interface OpenedPlatform extends Platform {
  close(): Promise<void>;
}

/** Opens everything a server or a command works with, on a migrated database. */
export async function openPlatform(config: Config, url: string, log: Logger): Promise<OpenedPlatform> {
  const db = openDatabase(url);
  await db.refreshOrgs();
  const live = openLiveFeed(url, log);
  return {
    config,
    db,
    keys: loadKeys(config.dataFolder, process.env),
    files: await openFileStore(config),
    live,
    log,
    now: () => new Date(),
    close: async () => {
      await live.close();
      await db.close();
    },
  };
}
