import { mkdirSync } from 'node:fs';
import pg from 'pg';
import type { Logger } from 'pino';
import { allDefinitions } from '#domain/processes/definitions/index.ts';
import { proveDefinition } from '#domain/processes/prove.ts';
import { buildApp, jobBooks } from './app.ts';
import { firstAdministratorLink } from './domains/organisation/index.ts';
import { startSweeping } from './domains/orders/index.ts';
import { weaknesses, type Config } from './platform/config.ts';
import { migrate } from './platform/db/migrate.ts';
import { keepMonths } from './platform/db/months.ts';
import type { EmbeddedCluster } from './platform/db/embedded-cluster.ts';
import { startWorker } from './platform/jobs/worker.ts';
import { closeHttp } from './platform/operation/shutdown.ts';
import { findDatabase, openPlatform, type OpenedPlatform } from './platform/open-platform.ts';
import { demoLoaded, demoLogins, demoPassword, loadDemo } from './simulate/demo.ts';

/** A server that runs: its address, what to print for the user, and how to stop it. */
export interface RunningServer {
  readonly address: string;
  readonly notes: readonly string[];
  stop(): Promise<void>;
}

/** What a start tells while it works. */
export type Progress = (line: string) => void;

/** A start that cannot go on; the message names the cause and the remedy. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

// Any constant: it only has to be the same for every server of one data folder.
const serverLock = 7_301_952;

/** One server a data folder: the lock is gone with the connection, also after `kill -9`. */
async function lockDataFolder(url: string, cluster: EmbeddedCluster | null): Promise<pg.Client | null> {
  if (cluster === null) return null;
  const client = new pg.Client({ connectionString: url, application_name: 'wanjia-server' });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [
    serverLock,
  ]);
  if (rows[0]?.free === true) return client;
  await client.end();
  throw new StartRefused('这个数据目录已有一个万家服务在运行。请先停止它,或用 WANJIA_DATA 指定另一个目录。');
}

/** Every definition is proved before a single order is accepted (design idea 1). */
function proveProcesses(): void {
  const faults = allDefinitions.flatMap((definition) =>
    proveDefinition(definition).map((fault) => `${definition.kind}: ${JSON.stringify(fault)}`),
  );
  if (faults.length > 0) throw new StartRefused(`业务流程定义有错,不能启动:\n${faults.join('\n')}`);
}

async function firstSteps(platform: OpenedPlatform, config: Config, tell: Progress): Promise<string[]> {
  if (config.demo) {
    const password = demoPassword(config.dataFolder);
    if (!(await demoLoaded(platform))) {
      tell('首次启动,正在生成演示公司……');
      await loadDemo(platform, { password, progress: tell });
      await platform.db.refreshOrgs();
    }
    return [`演示账号:${demoLogins.join('、')}`, `演示密码:${password}(数据均为合成)`];
  }
  const link = await firstAdministratorLink(platform);
  return link === null
    ? []
    : [`还没有任何账号。请在 24 小时内打开这个一次性链接,建立首位管理员:\n  ${link.url}`];
}

/** Stops in the order of dependence; every part is given its chance even when another fails. */
function stopper(parts: readonly (() => Promise<unknown>)[], log: Logger): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    for (const part of parts) {
      try {
        await part();
      } catch (error) {
        log.warn({ err: error }, 'a part did not stop cleanly');
      }
    }
  };
  return () => (stopping ??= stopAll());
}

/**
 * Starts the product: database, migrations, demo company or first administrator, web, jobs and deadline sweep, all on
 * one port. Throws StartRefused for settings or a state it must not run with.
 */
export async function startServer(config: Config, log: Logger, tell: Progress): Promise<RunningServer> {
  const weak = weaknesses(config);
  if (weak.length > 0) throw new StartRefused(weak.join('\n'));
  proveProcesses();
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o711 });
  tell(config.databaseUrl === null ? '正在启动内置数据库……' : '正在连接数据库……');
  const { url, cluster } = await findDatabase(config);
  const lock = await lockDataFolder(url, cluster);
  for (const name of await migrate(url)) tell(`数据库升级:${name}`);
  const platform = await openPlatform(config, url, log);
  await keepMonths(platform.db);
  const notes = await firstSteps(platform, config, tell);
  const app = await buildApp(platform);
  const worker = await startWorker(platform, url, jobBooks());
  const stopSweeping = startSweeping(platform);
  const address = await app.listen({ port: config.port, host: config.host });
  const stop = stopper(
    [
      () => closeHttp(app),
      stopSweeping,
      () => worker.stop(),
      () => platform.close(),
      () => lock?.end() ?? Promise.resolve(),
      () => cluster?.stop() ?? Promise.resolve(),
    ],
    log,
  );
  return { address, notes, stop };
}
