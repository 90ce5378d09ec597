import { runSql, type Tx } from '../../platform/db/database.ts';

/**
 * Holds a content until the transaction ends: whoever clears contents away and whoever registers one do not meet over
 * the same hash.
 */
export async function lockContent(tx: Tx, sha256: string): Promise<void> {
  await runSql(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`file:${sha256}`]);
}
