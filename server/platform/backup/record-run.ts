import { v7 as uuidv7 } from 'uuid';
import { scrub } from '../operation/scrub.ts';
import type { Platform } from '../platform.ts';
import { BackupError } from './backup-error.ts';
import type { BackupReport } from './make-backup.ts';

const failureMax = 300;
const runsKept = 400;

/** A failure in words for the operator's page: ours as it is, others without what is nobody's business. */
export function failureText(error: unknown): string {
  if (error instanceof BackupError) return error.message;
  const text = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
  return scrub(text === '' ? '备份没有完成。' : text).slice(0, failureMax);
}

/** Makes a backup and keeps how it went, so that the operator's page can tell. */
export async function recorded(
  { db, now }: Pick<Platform, 'db' | 'now'>,
  work: () => Promise<BackupReport>,
): Promise<BackupReport> {
  const runId = uuidv7();
  await db.pool.query('insert into backup_run (run_id, started_at) values ($1, $2)', [runId, now()]);
  try {
    const report = await work();
    await db.pool.query(
      `update backup_run set finished_at = greatest($2, started_at), name = $3, content_bytes = $4, added_bytes = $5, lost_files = $6
       where run_id = $1`,
      [runId, now(), report.name, report.bytes, report.newBytes, report.lostFiles],
    );
    return report;
  } catch (error) {
    await db.pool
      .query('update backup_run set finished_at = greatest($2, started_at), failure = $3 where run_id = $1', [
        runId,
        now(),
        failureText(error),
      ])
      // A database that is gone cannot be told; the error itself is.
      .catch(() => undefined);
    throw error;
  } finally {
    await db.pool
      .query(
        'delete from backup_run where run_id in (select run_id from backup_run order by started_at desc offset $1)',
        [runsKept],
      )
      .catch(() => undefined);
  }
}
