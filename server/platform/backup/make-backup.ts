import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { FileLost, type FileStore } from '../files/file-store.ts';
import { asEverywhere, checkOwner, partitionsOf, sequencesOf, tablesOf } from './catalogue.ts';
import { checkBackup } from './check-backup.ts';
import { withLock } from './lock.ts';
import {
  dropManifest,
  listBackups,
  nameFor,
  piecesOf,
  readManifest,
  writeManifest,
  type FileBackup,
  type Manifest,
} from './manifest.ts';
import { dropUnused, putStream, syncPieces, type Written } from './pieces.ts';
import type { Repository } from './repository.ts';
import { outdated, type Retention } from './retention.ts';
import { storeTable } from './rows.ts';

/** What is backed up. */
export interface Source {
  /** Login that owns the tables. */
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly files: FileStore;
}

export interface BackupReport {
  readonly name: string;
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly lostFiles: number;
  /** Content, unpacked. */
  readonly bytes: number;
  /** What this backup added to the repository, packed and sealed. */
  readonly newBytes: number;
  /** Backups that retention removed. */
  readonly dropped: readonly string[];
}

export interface BackupOptions {
  readonly retention: Retention;
  readonly tell: (line: string) => void;
  readonly now: () => Date;
}

/** Without the secret the encrypted fields and the seals of the restored data would be dead. */
const secretFiles = ['secret.key', 'demo-password'] as const;

function productVersion(): string {
  const file = path.resolve(import.meta.dirname, '../../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

async function secretsOf(dataFolder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of secretFiles) {
    const text = await readFile(path.join(dataFolder, name), 'utf8').catch(() => null);
    if (text !== null) found[name] = text;
  }
  return found;
}

async function numbers(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ number: number }>(
    'select number from schema_migration order by number',
  );
  return rows.map(({ number }) => number);
}

/** One snapshot for all tables: whoever writes meanwhile is either wholly in it or not at all. */
async function withSnapshot<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'wanjia-backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await asEverywhere(client);
    await checkOwner(client);
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

/** Contents that the newest readable backup has already: they need not be read again. */
async function knownFiles(repository: Repository): Promise<Map<string, FileBackup>> {
  const newest = (await listBackups(repository)).at(-1);
  if (newest === undefined) return new Map();
  const manifest = await readManifest(repository, newest.name).catch(() => null);
  return new Map(manifest?.files.map((file) => [file.sha256, file]));
}

interface FilesTaken {
  readonly files: FileBackup[];
  readonly lost: string[];
}

async function storeFiles(
  wanted: readonly string[],
  from: { readonly store: FileStore; readonly repository: Repository; readonly written: Written },
): Promise<FilesTaken> {
  const { store, repository, written } = from;
  const known = await knownFiles(repository);
  const taken: FilesTaken = { files: [], lost: [] };
  for (const sha256 of wanted) {
    const before = known.get(sha256);
    if (before !== undefined) {
      taken.files.push(before);
      continue;
    }
    try {
      const content = await store.get(sha256);
      const parts = [content][Symbol.iterator]();
      const source = { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(parts.next()) }) };
      taken.files.push({
        sha256,
        bytes: content.length,
        pieces: await putStream(repository, source, written),
      });
    } catch (error) {
      // An upload nobody used may be cleared away between the snapshot and now.
      if (!(error instanceof FileLost)) throw error;
      taken.lost.push(sha256);
    }
  }
  return taken;
}

async function take(
  source: Source,
  repository: Repository,
  { tell, written, takenAt }: { tell: (line: string) => void; written: Written; takenAt: Date },
): Promise<Manifest> {
  return withSnapshot(source.databaseUrl, async (client) => {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    const tables = [];
    const plans = await tablesOf(client);
    for (const [at, table] of plans.entries()) {
      const stored = await storeTable({ client, table }, repository, written);
      tables.push(stored);
      if (stored.bytes > 16 * 1_048_576 || at === plans.length - 1)
        tell(
          `数据表 ${(at + 1).toString()} / ${plans.length.toString()}：${table.name}，${stored.rows.toString()} 行`,
        );
    }
    const wanted = await client.query<{ sha256: string }>(
      'select distinct content_sha256 as sha256 from attachment where removed_at is null or case_id is not null order by 1',
    );
    const { files, lost } = await storeFiles(
      wanted.rows.map(({ sha256 }) => sha256),
      { store: source.files, repository, written },
    );
    tell(`附件 ${files.length.toString()} 个`);
    return {
      format: 1,
      takenAt: takenAt.toISOString(),
      version: productVersion(),
      postgres: rows[0]?.version ?? '',
      migrations: await numbers(client),
      tables,
      partitions: await partitionsOf(client),
      sequences: await sequencesOf(client),
      files,
      lostFiles: lost,
      secrets: await secretsOf(source.dataFolder),
    };
  });
}

/** Removes what retention lets go, and pieces that nothing uses. A backup that cannot be read keeps its pieces. */
async function tidyUp(repository: Repository, retention: Retention): Promise<string[]> {
  const dropped = outdated(await listBackups(repository), retention);
  for (const name of dropped) await dropManifest(repository, name);
  const used = new Set<string>();
  for (const { name } of await listBackups(repository)) {
    const manifest = await readManifest(repository, name).catch(() => null);
    // Its list of pieces is lost: nothing is thrown away while somebody may still want to look into it.
    if (manifest === null) return dropped;
    for (const [piece] of piecesOf(manifest)) used.add(piece);
  }
  await dropUnused(repository, used);
  return dropped;
}

/**
 * Backs up while the server works: database at one instant, attachments, secret. The backup is there when its own
 * file is, which is written last; then all of it is read back, because a backup nobody has read is none.
 */
export async function makeBackup(
  source: Source,
  repository: Repository,
  { retention, tell, now }: BackupOptions,
): Promise<BackupReport> {
  return withLock(repository.folder, async () => {
    const written: Written = { newBytes: 0 };
    const takenAt = now();
    const manifest = await take(source, repository, { tell, written, takenAt });
    await syncPieces(repository);
    const name = nameFor(takenAt);
    written.newBytes += await writeManifest(repository, name, manifest);
    await checkBackup(repository, name, { tell, mend: true });
    const { tables, files, lostFiles } = manifest;
    return {
      name,
      takenAt: manifest.takenAt,
      tables: tables.length,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      files: files.length,
      lostFiles: lostFiles.length,
      bytes: [...tables, ...files].reduce((sum, { bytes }) => sum + bytes, 0),
      newBytes: written.newBytes,
      dropped: await tidyUp(repository, retention),
    };
  });
}
