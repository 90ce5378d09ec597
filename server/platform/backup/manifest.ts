import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { BackupError } from './backup-error.ts';
import type { PieceRef } from './pieces.ts';
import type { Repository } from './repository.ts';
import { open, seal } from './seal.ts';
import { syncFolder, writeWhole } from './write-whole.ts';

/** The rows of a table (or of one partition) as COPY text, in the order of its key. */
export interface TableBackup {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  /** Of the whole text, hex. */
  readonly sha256: string;
  readonly pieces: readonly PieceRef[];
}

/** A partition that has to be there before its rows: `create table … partition of … bound`. */
export interface PartitionBackup {
  readonly schema: string;
  readonly name: string;
  readonly parent: string;
  readonly bound: string;
}

export interface SequenceBackup {
  readonly schema: string;
  readonly name: string;
  readonly lastValue: string;
}

export interface FileBackup {
  readonly sha256: string;
  readonly bytes: number;
  readonly pieces: readonly PieceRef[];
}

/** One backup: everything an installation is made of, at one instant. */
export interface Manifest {
  readonly format: 1;
  /** ISO instant of the snapshot. */
  readonly takenAt: string;
  readonly version: string;
  readonly postgres: string;
  /** Numbers of the migrations the data was made with; it is restored by the very same. */
  readonly migrations: readonly number[];
  readonly tables: readonly TableBackup[];
  readonly partitions: readonly PartitionBackup[];
  readonly sequences: readonly SequenceBackup[];
  readonly files: readonly FileBackup[];
  /** Attachments whose content was gone from the store already. */
  readonly lostFiles: readonly string[];
  /** Small files of the data folder that the data is nothing without (the secret). */
  readonly secrets: Readonly<Record<string, string>>;
}

/** A backup by its name; the name carries its instant, and is sealed with the content. */
export interface BackupName {
  readonly name: string;
  readonly takenAt: Date;
}

const ending = '.backup';
const namePattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{6}$/;
const folderOf = ({ folder }: Pick<Repository, 'folder'>): string => path.join(folder, 'backups');
const fileOf = (repository: Pick<Repository, 'folder'>, name: string): string =>
  path.join(folderOf(repository), `${name}${ending}`);

/** A name for a backup taken then. */
export function nameFor(takenAt: Date): string {
  const compact = takenAt.toISOString().replaceAll(/[-:]/g, '').replace(/\.\d+/, '');
  return `${compact}-${randomBytes(3).toString('hex')}`;
}

function parsed(name: string): BackupName | null {
  const match = namePattern.exec(name);
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = match;
  return { name, takenAt: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) };
}

/** The finished backups of a repository, oldest first. */
export async function listBackups(repository: Pick<Repository, 'folder'>): Promise<BackupName[]> {
  const files = await readdir(folderOf(repository)).catch(() => []);
  return files
    .filter((file) => file.endsWith(ending))
    .map((file) => parsed(file.slice(0, -ending.length)))
    .filter((found) => found !== null)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The last step of a backup: before it, there is none. */
export async function writeManifest(
  repository: Repository,
  name: string,
  manifest: Manifest,
): Promise<number> {
  const plain = Buffer.from(JSON.stringify(manifest));
  const sealed = await seal(repository.manifestKey, `backup:${name}`, plain);
  await writeWhole(fileOf(repository, name), sealed);
  await syncFolder(folderOf(repository));
  return sealed.length;
}

/** The content of a backup's own file; throws BackupError `backup.none` or `backup.damaged`. */
export async function readManifest(repository: Repository, name: string): Promise<Manifest> {
  const sealed = await readFile(fileOf(repository, name)).catch((cause: unknown) => {
    throw new BackupError('backup.none', `没有名为 ${name} 的备份。`, { cause });
  });
  try {
    const plain = await open(repository.manifestKey, `backup:${name}`, sealed);
    const manifest = JSON.parse(plain.toString('utf8')) as { format: number };
    if (manifest.format === 1) return manifest as Manifest;
  } catch (cause) {
    throw new BackupError('backup.damaged', `备份 ${name} 已损坏或被截断。`, { cause });
  }
  throw new BackupError('backup.unknown-version', `备份 ${name} 由更新的版本生成，请用那个版本恢复。`);
}

/** The newest backup, or the one of that name. */
export async function chosenBackup(repository: Repository, name?: string): Promise<string> {
  if (name !== undefined) return name;
  const newest = (await listBackups(repository)).at(-1);
  if (newest === undefined) throw new BackupError('backup.none', '备份库里还没有完成的备份。');
  return newest.name;
}

export async function dropManifest(repository: Repository, name: string): Promise<void> {
  await rm(fileOf(repository, name), { force: true });
}

/** Every piece of a backup. */
export function piecesOf({ tables, files }: Manifest): PieceRef[] {
  return [...tables, ...files].flatMap(({ pieces }) => [...pieces]);
}
