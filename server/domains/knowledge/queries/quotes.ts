import type { Static } from 'typebox';
import type { searchQuotes } from '#contracts/knowledge.ts';
import type { Reader } from '#domain/knowledge/article.ts';
import { runSql, reading, type Tx } from '../../../platform/db/database.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readable, readerOf } from '../reader.ts';
import { foundArticles } from './find.ts';

type Quotes = Static<(typeof searchQuotes)['response']>;

const quotesMax = 10;

/** Articles a clerk may quote into an answer, with their paragraphs. */
export function quotable(platform: Platform, caller: Caller, q: string): Promise<Quotes> {
  return reading(platform.db, [caller.orgId], async (tx) => {
    const question = { orgId: caller.orgId, reader: readerOf(caller), filter: { q } };
    const { articles } = await foundArticles(tx, question);
    return {
      items: articles.slice(0, quotesMax).map((article) => ({
        ...{ articleId: article.article_id, version: article.published, title: article.title },
        ...{ category: article.category, audience: article.audience },
        paragraphs: article.text.split('\n').filter((line) => line.trim() !== ''),
      })),
    };
  });
}

/** The titles of quoted versions, in their order; null when one is not in force any more or not for this reader. */
export async function quotedTitles(
  tx: Tx,
  { orgId, reader }: { readonly orgId: number; readonly reader: Reader },
  quotes: readonly { readonly articleId: string; readonly version: number }[],
): Promise<readonly string[] | null> {
  const may = readable(reader, 3);
  const { rows } = await runSql<{ article_id: string; title: string; published: number }>(
    tx,
    `select a.article_id, a.title, a.published from article a
     where a.org_id = $1 and a.article_id = any ($2::uuid[]) and ${may.sql}`,
    [orgId, quotes.map(({ articleId }) => articleId), ...may.values],
  );
  const titles = quotes.map(
    ({ articleId, version }) =>
      rows.find((row) => row.article_id === articleId && row.published === version)?.title,
  );
  return titles.every((title) => title !== undefined) ? titles : null;
}
