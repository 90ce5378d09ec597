import { readFile } from 'node:fs/promises';
import type { BackupConfig } from '../config.ts';
import { BackupError } from './backup-error.ts';

/** The passphrase of a setting; of a file its text without the line's end. */
export async function passphraseOf(from: BackupConfig['passphrase']): Promise<string> {
  if ('text' in from) return from.text;
  const text = await readFile(from.file, 'utf8').catch((cause: unknown) => {
    throw new BackupError('backup.not-configured', `读不到备份口令文件 ${from.file}。`, { cause });
  });
  return text.trim();
}
