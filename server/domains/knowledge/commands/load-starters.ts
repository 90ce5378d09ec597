import { contentOf, starters } from '#domain/knowledge/starters/index.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { tellArticle } from '../change.ts';
import { createWithin } from './save-article.ts';

const reviewAfterDays = 365;
/** One loading at a time in a unit; the number space keeps clear of other advisory locks. */
const lockSpace = 7_301_961;

/** The case that remembers what was done to the library as a whole; made from the unit, so it needs no row. */
export function caseOfLibrary(orgId: number) {
  const caseId = `00000000-0000-7000-8010-${orgId.toString(16).padStart(12, '0')}`;
  return { orgId, caseKind: 'article' as const, caseId };
}

/**
 * Puts the articles that come with the product into the library as drafts of the caller; those loaded before are left
 * alone, whatever became of them. Nothing is published: somebody else reviews each one.
 */
export async function loadStarters(
  platform: Platform,
  caller: Caller,
  commandId: string,
): Promise<{ loaded: number }> {
  const about = caseOfLibrary(caller.orgId);
  const reviewOn = addDays(businessDate(platform.now().getTime()), reviewAfterDays);
  const loaded = await inTransaction(platform.db, [caller.orgId], async (tx) => {
    await runSql(tx, 'select pg_advisory_xact_lock($1, $2)', [lockSpace, caller.orgId]);
    const before = await earlierData(tx, { ...about, commandId, kind: 'article.starters-loaded' });
    if (before !== null) return Number(before['loaded']);
    let count = 0;
    for (const starter of starters) {
      const article = { articleId: uuidv7(), commandId: uuidv7(), origin: `starter:${starter.code}` };
      const content = contentOf(starter, reviewOn);
      if (await createWithin({ platform, tx }, caller, { ...article, content })) count += 1;
    }
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId }, [
      { kind: 'article.starters-loaded', at: platform.now(), data: { loaded: count } },
    ]);
    return count;
  });
  tellArticle(platform, { orgId: caller.orgId, articleId: about.caseId }, 'article.starters-loaded');
  return { loaded };
}
