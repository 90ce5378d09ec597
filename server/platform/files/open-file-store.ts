import path from 'node:path';
import type { Config } from '../config.ts';
import { openDiskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { openS3Store } from './s3-store.ts';

/** The store of an installation: S3-compatible where it is configured, else the data folder. */
export function openFileStore({ s3, dataFolder }: Pick<Config, 's3' | 'dataFolder'>): FileStore {
  return s3 === null ? openDiskStore(path.join(dataFolder, 'files')) : openS3Store(s3);
}
