import { createHmac } from 'node:crypto';
import { anonymise } from '#domain/knowledge/anonymise.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { inTransaction, runSql, type Scope } from '../../../platform/db/database.ts';
import type { Reader } from '#domain/knowledge/article.ts';
import type { Platform } from '../../../platform/platform.ts';
import { notFound } from '../change.ts';
import { articleRow, seesPublished, type ArticleKey } from '../store.ts';

/** Which article, and who reads it. */
export interface Reading extends ArticleKey {
  readonly reader: Reader;
}

export interface Vote {
  readonly version: number;
  readonly helpful: boolean;
  readonly comment: string;
  readonly voter: string;
}

const commentMax = 300;

/** A visitor's number, so that it is stored nowhere: only whoever sends it again is known again. */
export function visitorVoter(platform: Platform, visitorId: string): string {
  const digest = createHmac('sha256', platform.keys.seal).update(`article-vote:${visitorId}`).digest('hex');
  return `visitor:${digest.slice(0, 40)}`;
}

/** One vote a reader and version; the later one counts. What a comment says of persons is not kept. */
export async function voteArticle(
  platform: Platform,
  { orgId, articleId, reader }: Reading,
  { version, helpful, comment, voter }: Vote,
): Promise<{ helpful: boolean }> {
  const scope: Scope = [orgId];
  await inTransaction(platform.db, scope, async (tx) => {
    const row = await articleRow(tx, { orgId, articleId });
    if (row === null || !seesPublished(reader, row) || row.published !== version) throw notFound;
    await runSql(
      tx,
      `insert into article_vote (org_id, article_id, version, voter, helpful, comment, voted_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (org_id, article_id, version, voter)
         do update set helpful = excluded.helpful, comment = excluded.comment, voted_at = excluded.voted_at`,
      [orgId, articleId, version, voter, helpful, anonymise(comment).slice(0, commentMax), platform.now()],
    );
  });
  return { helpful };
}

/** Counts an opening; no trace of who it was. */
export async function countOpened(
  platform: Platform,
  { orgId, articleId, reader }: Reading,
): Promise<{ counted: boolean }> {
  const day = businessDate(platform.now().getTime());
  await inTransaction(platform.db, [orgId], async (tx) => {
    const row = await articleRow(tx, { orgId, articleId });
    if (row === null || !seesPublished(reader, row)) throw notFound;
    await runSql(
      tx,
      `insert into article_view (org_id, article_id, day, face, count) values ($1, $2, $3, $4, 1)
       on conflict (org_id, article_id, day, face) do update set count = article_view.count + 1`,
      [orgId, articleId, day, reader.kind === 'public' ? 'portal' : 'desk'],
    );
  });
  return { counted: true };
}
