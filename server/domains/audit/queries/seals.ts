import type { Static } from 'typebox';
import type { listSeals } from '#contracts/audit.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';

interface SealRow {
  day: string;
  event_count: number;
  root: string;
  previous_seal: string;
  seal: string;
  sealed_at: Date;
}

/** The unit's sealed days, the newest first. */
export async function sealList(
  tx: Tx,
  orgId: number,
  page: { readonly cursor: string | undefined; readonly limit: number },
): Promise<Static<(typeof listSeals)['response']>> {
  const [before] = readCursor(page.cursor, 1);
  const { rows } = await runSql<SealRow>(
    tx,
    `select day, event_count, root, previous_seal, seal, sealed_at from day_seal
     where org_id = $1 and ($2::date is null or day < $2) order by day desc limit $3`,
    [orgId, before ?? null, page.limit + 1],
  );
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      day: row.day,
      events: row.event_count,
      root: row.root,
      previousSeal: row.previous_seal,
      seal: row.seal,
      sealedAt: row.sealed_at.toISOString(),
    })),
    next: rows.length > page.limit && last !== undefined ? cursorOf([last.day]) : null,
  };
}
