import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startCluster } from '../db/embedded-cluster.ts';
import { migrate } from '../db/migrate.ts';

/** A PostgreSQL for tests: the outside one of `DATABASE_URL`, or an embedded one in a temporary folder. */
export interface TestCluster {
  readonly adminUrl: string;
  /** Database that every test file clones. */
  readonly template: string;
  stop(): Promise<void>;
}

const template = 'wanjia_test_template';

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/\/[^/?]*(\?|$)/, `/${database}$1`);
}

export async function runAsAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Starts the cluster and migrates the template. Durability is off: a test's data need not survive a power cut. */
export async function startTestCluster(): Promise<TestCluster> {
  const outside = process.env['DATABASE_URL'];
  const folder = mkdtempSync(path.join(tmpdir(), 'wanjia-test-'));
  const embedded =
    outside === undefined || outside === ''
      ? await startCluster({
          folder,
          settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
        })
      : null;
  const adminUrl = embedded?.url('postgres') ?? outside ?? '';
  await runAsAdmin(adminUrl, `drop database if exists ${template} with (force)`);
  await runAsAdmin(adminUrl, `create database ${template}`);
  await migrate(withDatabase(adminUrl, template));
  return {
    adminUrl,
    template,
    stop: async () => {
      await embedded?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
