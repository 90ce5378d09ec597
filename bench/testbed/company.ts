import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { buildApp } from '#server/app.ts';
import { signInAs, smallCompany, type Company } from '#server/domains/organisation/testing.ts';
import { readConfig } from '#server/platform/config.ts';
import { startCluster, type EmbeddedCluster } from '#server/platform/db/embedded-cluster.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { openPlatform, type OpenedPlatform } from '#server/platform/open-platform.ts';
import type { RoleCode } from '#domain/organisation/roles.ts';
import type { BenchOptions } from '../figure.ts';

/** A company on an embedded PostgreSQL with full durability, in a temporary folder. */
export interface Testbed {
  readonly dataFolder: string;
  /** The database as its superuser. */
  readonly url: string;
  readonly cluster: EmbeddedCluster;
  readonly platform: OpenedPlatform;
  readonly company: Company;
  /** The cookie header of an open session of a role. */
  cookie(role: RoleCode): Promise<string>;
  close(): Promise<void>;
}

/** Prepares the data folder as a first start would leave it, with a small company in place of the demo. */
export async function openTestbed({
  onCleanUp,
  settings = [],
}: Pick<BenchOptions, 'onCleanUp'> & { readonly settings?: readonly string[] }): Promise<Testbed> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'wanjia-bench-'));
  // The embedded database may run as another user, who has to pass through.
  chmodSync(dataFolder, 0o711);
  const cluster = await startCluster({ folder: path.join(dataFolder, 'postgres'), settings });
  onCleanUp(async () => {
    await cluster.stop();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  });
  const url = cluster.url('postgres');
  await migrate(url);
  const config = { ...readConfig({}), dataFolder };
  const platform = await openPlatform(config, url, pino({ level: 'error' }));
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= platform.close());
  onCleanUp(close);
  const company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  const app = await buildApp(platform);
  return {
    dataFolder,
    url,
    cluster,
    platform,
    company,
    cookie: async (role) => (await signInAs(app, role)).cookie,
    close,
  };
}
