import type { Static } from 'typebox';
import type { listPublications } from '#contracts/supervision-report.ts';
import type { Caller } from '../../../platform/caller.ts';
import { may } from '../../../platform/caller.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { mayPublish } from './four-eyes.ts';
import { publicationColumns, publicationTables, publicationView, type PublicationRow } from './store.ts';

type Listed = Static<(typeof listPublications)['response']>;

/** What was prepared and published, the newest month first. */
export function publicationList(
  platform: Platform,
  caller: Caller,
  page: { readonly cursor: string | undefined; readonly limit: number },
): Promise<Listed> {
  const { orgId, staffId } = caller;
  const [month, id] = readCursor(page.cursor, 2);
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<PublicationRow>(
      tx,
      `select ${publicationColumns} from ${publicationTables}
       where p.org_id = $1 and ($2::text is null or (p.month, p.publication_id) < ($2, $3::uuid))
       order by p.month desc, p.publication_id desc limit $4`,
      [orgId, month ?? null, id ?? null, page.limit + 1],
    );
    const shown = rows.slice(0, page.limit);
    const last = shown.at(-1);
    const now = platform.now();
    const items = await Promise.all(
      shown.map(async (row) => {
        const open = row.status === 'prepared' && may(caller, 'report.publish');
        const allowed = open && (await mayPublish(tx, { orgId, staffId, preparedBy: row.prepared_by, now }));
        return publicationView(row, allowed);
      }),
    );
    return {
      items,
      next:
        rows.length > page.limit && last !== undefined ? cursorOf([last.month, last.publication_id]) : null,
    };
  });
}
