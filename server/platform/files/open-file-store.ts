import path from 'node:path';
import type { Config } from '../config.ts';
import { openDiskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';

/** The store of an installation: S3-compatible where it is configured, else the data folder. */
export async function openFileStore({
  s3,
  dataFolder,
}: Pick<Config, 's3' | 'dataFolder'>): Promise<FileStore> {
  if (s3 === null) return openDiskStore(path.join(dataFolder, 'files'));
  // Only who uses it waits for it: the client takes 0.2 s to load.
  const { openS3Store } = await import('./s3-store.ts');
  return openS3Store(s3);
}
