import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { startCluster } from '../db/embedded-cluster.ts';
import { migrate, migrations } from '../db/migrate.ts';
import { openFileStore } from '../files/open-file-store.ts';
import type { FileStore } from '../files/file-store.ts';
import { BackupError } from './backup-error.ts';
import { checkBackup } from './check-backup.ts';
import { loadDatabase } from './load.ts';
import type { Manifest } from './manifest.ts';
import { pidLives } from './pid-lives.ts';
import { getStream } from './pieces.ts';
import type { Repository } from './repository.ts';

/** Where a backup is restored to: the data folder, and the outside database when there is one. */
export interface Target {
  readonly config: Pick<Config, 'dataFolder' | 'databaseUrl' | 's3'>;
  /** The target is not empty, and what is there may be put aside. */
  readonly replace: boolean;
}

export interface RestoreReport {
  readonly name: string;
  readonly takenAt: string;
  readonly rows: number;
  readonly tables: number;
  readonly files: number;
  /** Where the data that was there before lies now; null when there was none. */
  readonly before: string | null;
}

interface Options {
  readonly name: string;
  readonly tell: (line: string) => void;
  readonly now: () => Date;
}

/** Parts of a data folder that a restore brings, and so puts aside. */
const parts = ['postgres', 'files', 'secret.key', 'demo-password'] as const;
const restoring = 'restoring';

/** The migrations of the backup, all of which this version must know. */
function checkVersion(manifest: Manifest): void {
  const known = new Set(migrations().map(({ number }) => number));
  const unknown = manifest.migrations.filter((number) => !known.has(number));
  if (unknown.length > 0) {
    throw new BackupError(
      'backup.unknown-version',
      `备份由更新的版本（${manifest.version}）生成，请先升级程序再恢复。`,
    );
  }
}

async function fillDatabase(
  url: string,
  repository: Repository,
  { manifest, tell }: Pick<Options, 'tell'> & { readonly manifest: Manifest },
): Promise<number> {
  await migrate(url, { only: manifest.migrations });
  const rows = await loadDatabase(url, repository, { manifest, tell });
  const later = await migrate(url);
  if (later.length > 0) tell(`数据库升级：${later.join('、')}`);
  return rows;
}

async function restoreFiles(store: FileStore, repository: Repository, manifest: Manifest): Promise<void> {
  for (const { sha256, pieces } of manifest.files) {
    const content: Uint8Array[] = [];
    for await (const part of getStream(repository, pieces)) content.push(part);
    await store.put(Buffer.concat(content), sha256);
  }
}

async function restoreSecrets(folder: string, manifest: Manifest): Promise<void> {
  for (const [name, text] of Object.entries(manifest.secrets)) {
    if (parts.some((part) => part === name)) await writeFile(path.join(folder, name), text, { mode: 0o600 });
  }
}

function refuseRunning(folder: string): void {
  const cluster = path.join(folder, 'postgres', 'data', 'postmaster.pid');
  if (!existsSync(cluster)) return;
  if (!pidLives(cluster)) return;
  throw new BackupError('backup.target-in-use', `${folder} 里的数据库正在运行，请先停止万家服务再恢复。`);
}

/** Puts what was restored in its place; what was there goes into `before-…`, whole. */
async function swapIn(folder: string, stamp: string): Promise<string | null> {
  const old = parts.filter((part) => existsSync(path.join(folder, part)));
  const before = path.join(folder, `before-${stamp}`);
  if (old.length > 0) await mkdir(before, { mode: 0o711 });
  for (const part of old) await rename(path.join(folder, part), path.join(before, part));
  for (const part of await readdir(path.join(folder, restoring))) {
    await rename(path.join(folder, restoring, part), path.join(folder, part));
  }
  await rm(path.join(folder, restoring), { recursive: true, force: true });
  return old.length > 0 ? before : null;
}

/** Into a data folder with its embedded database: built beside, and put in place when all of it is right. */
async function restoreEmbedded(
  repository: Repository,
  { config, replace }: Target,
  { manifest, tell, now }: { manifest: Manifest } & Options,
): Promise<{ rows: number; before: string | null }> {
  const folder = config.dataFolder;
  refuseRunning(folder);
  const occupied = parts.filter((part) => existsSync(path.join(folder, part)));
  if (occupied.length > 0 && !replace) {
    throw new BackupError(
      'backup.target-not-empty',
      `数据目录 ${folder} 里已有数据（${occupied.join('、')}），没有改动。请换一个目录，或加 --replace：原有数据会移到其中的 before-… 目录。`,
    );
  }
  const beside = path.join(folder, restoring);
  await rm(beside, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o711 });
  await mkdir(beside, { mode: 0o711 });
  const cluster = await startCluster({ folder: path.join(beside, 'postgres') });
  let rows: number;
  try {
    rows = await fillDatabase(cluster.url('postgres'), repository, { manifest, tell });
  } finally {
    await cluster.stop();
  }
  await rm(path.join(beside, 'postgres', 'socket'), { recursive: true, force: true });
  await restoreSecrets(beside, manifest);
  await restoreFiles(await openFileStore({ s3: config.s3, dataFolder: beside }), repository, manifest);
  const stamp = now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '');
  return { rows, before: await swapIn(folder, stamp) };
}

/** What is about to be dropped must be nobody's. */
async function refuseUsed(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and backend_type = 'client backend' limit 1`,
  );
  if (rows.length === 0) return;
  throw new BackupError(
    'backup.target-in-use',
    '还有程序连着这个外部数据库，请先停止万家服务和其他连接再恢复。',
  );
}

/** Rows of what the migrations alone do not write; an outside database may be restored into only when it has none. */
async function refuseFull(url: string, replace: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('schema_migration')
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
    );
    for (const { name } of rows) {
      const found = await client.query(`select from ${name} limit 1`);
      if (found.rows.length === 0) continue;
      if (replace) {
        await refuseUsed(client);
        await client.query('drop schema if exists graphile_worker cascade');
        await client.query('drop schema public cascade');
        await client.query('create schema public');
        return;
      }
      throw new BackupError(
        'backup.target-not-empty',
        `外部数据库里已有数据（${name}），没有改动。请新建一个空数据库并让 DATABASE_URL 指向它；要清空现有数据库再恢复，加 --replace。`,
      );
    }
  } finally {
    await client.end();
  }
}

async function restoreOutside(
  url: string,
  repository: Repository,
  { manifest, tell, target }: { manifest: Manifest; target: Target } & Options,
): Promise<{ rows: number; before: null }> {
  const { config, replace } = target;
  await refuseFull(url, replace);
  const rows = await fillDatabase(url, repository, { manifest, tell });
  await mkdir(config.dataFolder, { recursive: true, mode: 0o711 });
  if (!existsSync(path.join(config.dataFolder, 'secret.key'))) {
    await restoreSecrets(config.dataFolder, manifest);
  }
  await restoreFiles(await openFileStore(config), repository, manifest);
  return { rows, before: null };
}

/**
 * Restores a backup. All of it is authenticated before anything of the target is touched; throws BackupError.
 * The order of refusals: damaged, unknown version, target in use, target not empty.
 */
export async function restoreBackup(
  repository: Repository,
  target: Target,
  options: Options,
): Promise<RestoreReport> {
  const { name, tell } = options;
  const manifest = await checkBackup(repository, name, { tell });
  checkVersion(manifest);
  const url = target.config.databaseUrl;
  const done =
    url === null
      ? await restoreEmbedded(repository, target, { manifest, ...options })
      : await restoreOutside(url, repository, { manifest, target, ...options });
  return {
    name,
    takenAt: manifest.takenAt,
    tables: manifest.tables.length,
    files: manifest.files.length,
    ...done,
  };
}
