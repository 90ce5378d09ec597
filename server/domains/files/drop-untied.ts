import { dayMs } from '#domain/kernel/instant.ts';
import { inTransaction, runSql } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { lockContent } from './lock-content.ts';

const batchMax = 200;

/** Rows of one unit, at most a batch; answers the hashes of what they pointed to. */
function dropRows(platform: Platform, orgId: number): Promise<string[]> {
  const before = new Date(platform.now().getTime() - dayMs);
  return inTransaction(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<{ content_sha256: string }>(
      tx,
      'select content_sha256 from drop_untied_files($1, $2, $3)',
      [orgId, before, batchMax],
    );
    return rows.map((row) => row.content_sha256);
  });
}

/** The content goes only when no row of any unit points to it any more. */
async function dropContent(platform: Platform, orgId: number, sha256: string): Promise<void> {
  await inTransaction(platform.db, [orgId], async (tx) => {
    await lockContent(tx, sha256);
    const { rows } = await runSql<{ used: boolean }>(tx, 'select file_is_used($1) as used', [sha256]);
    if (rows[0]?.used === false) await platform.files.remove(sha256);
  });
}

/**
 * Clears away uploads older than a day that no case got and no draft holds: scans show identity cards, and what nobody
 * needs is not kept (R-DATA-02). A content whose removal fails stays behind without a row, unreachable. Answers how
 * many rows went.
 */
export async function dropUntied(platform: Platform): Promise<number> {
  let total = 0;
  for (const orgId of platform.db.orgIds()) {
    let hashes: string[];
    do {
      hashes = await dropRows(platform, orgId);
      for (const sha256 of new Set(hashes)) await dropContent(platform, orgId, sha256);
      total += hashes.length;
    } while (hashes.length === batchMax);
  }
  if (total > 0) platform.log.info({ files: total }, 'untied uploads cleared away');
  return total;
}
