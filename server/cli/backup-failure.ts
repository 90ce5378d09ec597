import { BackupError } from '../platform/backup/backup-error.ts';
import { ConfigError } from '../platform/config.ts';
import { CliFailure, usageFailure } from './exit.ts';

/** Runs work whose expected failures become the command's own. */
export async function failingAsBackup<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupError) throw new CliFailure({ code: error.code, zh: error.message });
    if (error instanceof ConfigError) throw usageFailure(error.message);
    throw error;
  }
}
