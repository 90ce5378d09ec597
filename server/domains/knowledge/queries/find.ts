import { articlesMax, type ArticleCategory, type Audience, type Reader } from '#domain/knowledge/article.ts';
import { excerptOf, ranked, readArticleQuery, type ArticleQuery } from '#domain/knowledge/search.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readable } from '../reader.ts';

/** An article in force, with the words that are searched and quoted. */
export interface FoundArticle {
  readonly article_id: string;
  readonly title: string;
  readonly category: ArticleCategory;
  readonly audience: Audience;
  readonly keywords: readonly string[];
  readonly text: string;
  readonly published: number;
  readonly published_at: Date;
  readonly review_on: string | null;
}

const columns =
  'a.article_id, a.title, a.category, a.audience, a.keywords, a.plain as text, a.published, a.published_at, a.review_on';

export interface ArticleFilter {
  readonly q?: string | undefined;
  readonly category?: ArticleCategory | undefined;
}

interface Question {
  readonly orgId: number;
  readonly reader: Reader;
  readonly filter: ArticleFilter;
}

/** Articles whose tokens say that they may answer; narrowed to what the reader may read before anything is ranked. */
async function candidates(
  tx: Tx,
  { orgId, reader, filter }: Question,
  ways: ArticleQuery['ways'],
): Promise<readonly FoundArticle[]> {
  if (ways.length === 0) return [];
  const may = readable(reader, 5);
  const { rows } = await runSql<FoundArticle>(
    tx,
    `select ${columns} from article a
     where a.org_id = $1 and a.article_id in (select * from find_articles($1, $2::jsonb, $3))
       and ($4::text is null or a.category = $4) and ${may.sql}`,
    [orgId, JSON.stringify(ways), articlesMax, filter.category ?? null, ...may.values],
  );
  return rows;
}

/** What a query finds for a reader, the best first; a question in sentences finds by its pairs of characters. */
export async function foundArticles(
  tx: Tx,
  question: Question,
): Promise<{ readonly query: ArticleQuery; readonly articles: readonly FoundArticle[] }> {
  const query = readArticleQuery(question.filter.q ?? '');
  const exact = ranked(query, await candidates(tx, question, query.ways));
  if (exact.length > 0) return { query, articles: exact };
  return { query, articles: ranked(query, await candidates(tx, question, query.looseWays)) };
}

export interface ListedArticle extends FoundArticle {
  readonly excerpt: string;
  readonly reviewDue: boolean;
}

export interface ListQuestion extends Question {
  readonly cursor: string | undefined;
  readonly limit: number;
}

async function newest(tx: Tx, { orgId, reader, filter, cursor, limit }: ListQuestion) {
  const [at, id] = readCursor(cursor, 2);
  const may = readable(reader, 6);
  const { rows } = await runSql<FoundArticle>(
    tx,
    `select ${columns} from article a
     where a.org_id = $1 and ($2::text is null or a.category = $2)
       and ($3::timestamptz is null or (a.published_at, a.article_id) < ($3, $4::uuid)) and ${may.sql}
     order by a.published_at desc, a.article_id desc limit $5`,
    [orgId, filter.category ?? null, at ?? null, id ?? null, limit + 1, ...may.values],
  );
  return rows;
}

/** A page of articles: found ones the best first, else the newest first. */
export function articleList(
  platform: Platform,
  question: ListQuestion,
): Promise<{ items: ListedArticle[]; next: string | null }> {
  const { limit, filter } = question;
  const today = businessDate(platform.now().getTime());
  return reading(platform.db, [question.orgId], async (tx) => {
    const isSearch = (filter.q ?? '').trim() !== '';
    const { query, articles } = isSearch
      ? await foundArticles(tx, question)
      : { query: null, articles: await newest(tx, question) };
    const shown = isSearch ? pageOf(articles, question) : articles.slice(0, limit);
    const last = shown.at(-1);
    const items = shown.map((article) => ({
      ...article,
      excerpt: excerptOf(query, article.text),
      reviewDue: article.review_on !== null && article.review_on <= today,
    }));
    return { items, next: nextOf(articles.length, question, isSearch ? null : last) };
  });
}

function pageOf(articles: readonly FoundArticle[], { cursor, limit }: ListQuestion): readonly FoundArticle[] {
  const from = placeOf(cursor);
  return articles.slice(from, from + limit);
}

/** Ranked answers are paged by their place: the rank exists only while it is computed. */
function placeOf(cursor: string | undefined): number {
  const [place] = readCursor(cursor, 1);
  const from = Number(place ?? 0);
  return Number.isSafeInteger(from) && from >= 0 ? from : 0;
}

function nextOf(
  found: number,
  { cursor, limit }: ListQuestion,
  last: FoundArticle | null | undefined,
): string | null {
  if (last === null) {
    const end = placeOf(cursor) + limit;
    return found > end ? cursorOf([end.toString()]) : null;
  }
  if (found <= limit || last === undefined) return null;
  return cursorOf([last.published_at.toISOString(), last.article_id]);
}
