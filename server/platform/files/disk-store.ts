import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { FileLost, type FileStore } from './file-store.ts';

function placeOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a file is named by its SHA-256');
  return path.join(folder, sha256.slice(0, 2), sha256);
}

/** Writes beside the place and renames: a crash leaves no half file under the hash. */
async function writeWhole(place: string, content: Uint8Array): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  // A name of its own: the same content may be arriving twice at this moment.
  const draft = `${place}.${randomUUID()}.part`;
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, place);
  } catch (error) {
    // On a full disk the half must not keep the little room there is.
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function readIfThere(place: string): Promise<Uint8Array | null> {
  try {
    return await readFile(place);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Attachments on disk, in a folder that is never served as it is. */
export function openDiskStore(folder: string): FileStore {
  const has = (sha256: string): Promise<boolean> =>
    access(placeOf(folder, sha256)).then(
      () => true,
      () => false,
    );
  return {
    has,
    put: async (content, sha256) => {
      if (!(await has(sha256))) await writeWhole(placeOf(folder, sha256), content);
    },
    remove: (sha256) => rm(placeOf(folder, sha256), { force: true }),
    get: async (sha256) => {
      const content = await readIfThere(placeOf(folder, sha256));
      const found = content === null ? null : createHash('sha256').update(content).digest('hex');
      if (content === null || found !== sha256) throw new FileLost(sha256, found);
      return content;
    },
  };
}
