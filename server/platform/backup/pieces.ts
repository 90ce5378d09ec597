import { createHmac } from 'node:crypto';
import { access, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { BackupError } from './backup-error.ts';
import { cutStream } from './cut.ts';
import { open, seal } from './seal.ts';
import type { Repository } from './repository.ts';
import { syncFolder, writeWhole } from './write-whole.ts';

/** A piece of content: its name (a keyed hash of it) and its length in bytes, unpacked. */
export type PieceRef = readonly [name: string, bytes: number];

/** What storing cost: bytes written, packed and sealed. */
export interface Written {
  newBytes: number;
}

const namePattern = /^[0-9a-f]{64}$/;

export function pieceFile({ folder }: Repository, name: string): string {
  if (!namePattern.test(name)) throw new BackupError('backup.damaged', '备份清单已损坏。');
  return path.join(folder, 'pieces', name.slice(0, 2), name);
}

const nameOf = ({ nameKey }: Repository, plain: Uint8Array): string =>
  createHmac('sha256', nameKey).update(plain).digest('hex');

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function putPiece(repository: Repository, plain: Uint8Array, written: Written): Promise<PieceRef> {
  const name = nameOf(repository, plain);
  const file = pieceFile(repository, name);
  if (!(await exists(file))) {
    const sealed = await seal(repository.pieceKey, `piece:${name}`, plain);
    await writeWhole(file, sealed);
    written.newBytes += sealed.length;
  }
  return [name, plain.length];
}

/** Stores a stream in pieces; what is there already is not written again. */
export async function putStream(
  repository: Repository,
  source: AsyncIterable<Uint8Array>,
  written: Written,
): Promise<PieceRef[]> {
  const refs: PieceRef[] = [];
  for await (const piece of cutStream(source)) refs.push(await putPiece(repository, piece, written));
  return refs;
}

/** The content of a piece, proved to be what the backup means; throws BackupError `backup.damaged`. */
export async function getPiece(repository: Repository, [name, bytes]: PieceRef): Promise<Buffer> {
  const file = pieceFile(repository, name);
  try {
    const plain = await open(repository.pieceKey, `piece:${name}`, await readFile(file));
    if (plain.length === bytes && nameOf(repository, plain) === name) return plain;
  } catch (cause) {
    throw new BackupError('backup.damaged', `备份已损坏：数据块 ${name.slice(0, 12)} 缺失或被改动。`, {
      cause,
    });
  }
  throw new BackupError('backup.damaged', `备份已损坏：数据块 ${name.slice(0, 12)} 被改动。`);
}

/** The stream that was stored. */
export async function* getStream(
  repository: Repository,
  refs: readonly PieceRef[],
): AsyncGenerator<Uint8Array> {
  for (const ref of refs) yield await getPiece(repository, ref);
}

/** Every piece there is, and drafts that an interrupted backup left. */
async function* everyPiece({ folder }: Repository): AsyncGenerator<{ file: string; name: string }> {
  const root = path.join(folder, 'pieces');
  for (const prefix of await readdir(root).catch(() => [])) {
    for (const name of await readdir(path.join(root, prefix))) {
      yield { file: path.join(root, prefix, name), name };
    }
  }
}

/** Removes what no backup uses any more; answers how many files went. Only for who holds the lock. */
export async function dropUnused(repository: Repository, used: ReadonlySet<string>): Promise<number> {
  let dropped = 0;
  for await (const { file, name } of everyPiece(repository)) {
    if (used.has(name)) continue;
    await rm(file, { force: true });
    dropped += 1;
  }
  return dropped;
}

/** Takes a piece that no longer opens out of the way, so that the next backup writes it anew. */
export async function setAside(repository: Repository, name: string): Promise<void> {
  const file = pieceFile(repository, name);
  await rename(file, `${file}.damaged`).catch(() => undefined);
}

/** Puts the names of all pieces on the disk before a backup counts on them. */
export async function syncPieces({ folder }: Repository): Promise<void> {
  const root = path.join(folder, 'pieces');
  for (const prefix of await readdir(root).catch(() => [])) await syncFolder(path.join(root, prefix));
  await syncFolder(root);
}
