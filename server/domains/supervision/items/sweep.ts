import { warnPercent } from '#domain/supervision/item.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { bySystem } from '../../../platform/events/record.ts';
import type { News } from '../../../platform/live/live-feed.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { itemRow } from './queries.ts';
import { newsOfItem, recordItem } from './tell.ts';

const batchMax = 100;

interface DueItem {
  readonly item_id: string;
  readonly overdue: boolean;
}

/** Items that nobody answered and whose warning or end has come, each once; other workers skip what one has locked. */
async function dueItems({ platform, tx }: Work, orgId: number): Promise<DueItem[]> {
  const { rows } = await runSql<DueItem>(
    tx,
    `select item_id, due_at < $2::timestamptz as overdue from supervision_item
     where org_id = $1 and status = 'open' and (
       (due_at < $2 and overdue_at is null)
       or (warned_at is null and overdue_at is null and asked_at + (due_at - asked_at) * $3::float8 <= $2))
     order by due_at, item_id limit ${batchMax.toString()} for update skip locked`,
    [orgId, platform.now(), warnPercent / 100],
  );
  return rows;
}

async function raise(work: Work, orgId: number, { item_id: itemId, overdue }: DueItem): Promise<News[]> {
  const now = work.platform.now();
  await runSql(
    work.tx,
    `update supervision_item set warned_at = coalesce(warned_at, $3), overdue_at = case when $4 then $3 end
     where org_id = $1 and item_id = $2`,
    [orgId, itemId, now, overdue],
  );
  const row = await itemRow(work.tx, { orgId, itemId });
  if (row === null) return [];
  const kind = overdue ? 'supervision-overdue' : 'supervision-due-soon';
  await recordItem(work, orgId, { row, kind, origin: bySystem });
  return newsOfItem(orgId, row, overdue ? 'overdue' : 'due-soon');
}

/** Warns of answers that fall due and records those that did not come; each exactly once. */
export async function sweepItems(platform: Platform): Promise<void> {
  for (const orgId of platform.db.orgIds()) {
    const news = await inTransaction(platform.db, [orgId], async (tx) => {
      const work = { platform, tx };
      const told: News[] = [];
      for (const item of await dueItems(work, orgId)) told.push(...(await raise(work, orgId, item)));
      return told;
    });
    platform.live.publish(news);
  }
}
