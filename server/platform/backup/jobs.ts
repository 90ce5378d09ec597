import type { JobBook } from '../jobs/worker.ts';
import type { Platform } from '../platform.ts';
import { BackupError } from './backup-error.ts';
import { makeBackup, type BackupReport } from './make-backup.ts';
import { passphraseOf } from './passphrase.ts';
import { recorded } from './record-run.ts';
import { ensureRepository } from './repository.ts';

/** A backup of this installation to where its settings say; throws BackupError. */
export async function backUp(
  platform: Platform,
  tell: (line: string) => void = () => undefined,
): Promise<BackupReport> {
  const { backup, dataFolder } = platform.config;
  if (backup === null) {
    throw new BackupError(
      'backup.not-configured',
      '还没有设置备份：请设置 WANJIA_BACKUP_FOLDER 和 WANJIA_BACKUP_PASSPHRASE_FILE，或用 --to 和 --passphrase-file 指定。',
    );
  }
  return recorded(platform, async () => {
    const repository = await ensureRepository(backup.folder, await passphraseOf(backup.passphrase));
    const source = { databaseUrl: platform.db.url, dataFolder, files: platform.files };
    return makeBackup(source, repository, { retention: backup.keep, tell, now: platform.now });
  });
}

/** Every night at 02:30 (+08:00), where a place for it has been set. Made up for when the server was down. */
export const backupJobs: JobBook = {
  jobs: {
    backup: async (platform) => {
      if (platform.config.backup === null) return;
      try {
        await backUp(platform);
      } catch (error) {
        // Another process is at it, or the operator is: that backup is as good as this one would have been.
        if (error instanceof BackupError && error.code === 'backup.busy') return;
        throw error;
      }
    },
  },
  timetable: [{ job: 'backup', match: '30 18 * * *', backfillMs: 86_400_000 }],
};
