import { createHash } from 'node:crypto';
import { BackupError } from './backup-error.ts';
import { dropManifest, readManifest, type Manifest } from './manifest.ts';
import { getPiece, getStream, setAside } from './pieces.ts';
import type { PieceRef } from './pieces.ts';
import type { Repository } from './repository.ts';

interface Options {
  readonly tell: (line: string) => void;
  /** Take damaged pieces and the backup that needs them out of the way; the next backup writes them anew. */
  readonly mend?: boolean;
}

const tellEveryMs = 5_000;

async function sha256Of(repository: Repository, pieces: readonly PieceRef[]): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of getStream(repository, pieces)) hash.update(part);
  return hash.digest('hex');
}

async function setDamagedAside(
  repository: Repository,
  name: string,
  pieces: readonly PieceRef[],
): Promise<void> {
  for (const piece of pieces) {
    const opens = await getPiece(repository, piece).then(
      () => true,
      () => false,
    );
    if (!opens) await setAside(repository, piece[0]);
  }
  await dropManifest(repository, name);
}

/**
 * Reads a whole backup and proves every byte of it, before anybody relies on it; throws BackupError
 * `backup.damaged`. Nothing outside the repository is touched.
 */
export async function checkBackup(repository: Repository, name: string, options: Options): Promise<Manifest> {
  const manifest = await readManifest(repository, name);
  const parts = [...manifest.tables, ...manifest.files];
  let toldAtMs = performance.now();
  for (const [at, part] of parts.entries()) {
    try {
      if ((await sha256Of(repository, part.pieces)) !== part.sha256) {
        throw new BackupError('backup.damaged', `备份 ${name} 已损坏：内容与摘要不符。`);
      }
    } catch (error) {
      if (options.mend === true) await setDamagedAside(repository, name, part.pieces);
      throw error;
    }
    if (performance.now() - toldAtMs < tellEveryMs) continue;
    toldAtMs = performance.now();
    options.tell(`核对备份 ${(at + 1).toString()} / ${parts.length.toString()}`);
  }
  return manifest;
}
