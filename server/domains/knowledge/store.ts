import type { ArticleContent, Reader } from '#domain/knowledge/article.ts';
import { inAudience } from '#domain/knowledge/article.ts';
import type { ArticleLife, Work } from '#domain/knowledge/life.ts';
import { parseMarkdown, plainText } from '#domain/knowledge/markdown.ts';
import { articleTokens } from '#domain/knowledge/search.ts';
import { present } from '#domain/kernel/assert.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';

export interface ArticleKey {
  readonly orgId: number;
  readonly articleId: string;
}

/** An article as the database keeps it, dates already checked when they were written. */
export interface ArticleRow {
  readonly article_id: string;
  readonly revision: number;
  readonly owner_id: string;
  readonly published: number | null;
  readonly retired: boolean;
  readonly newest: number;
  readonly review_on: CalendarDate | null;
  readonly work: Work['at'];
  readonly authors: readonly string[];
  readonly work_version: number | null;
  readonly publish_on: CalendarDate | null;
  readonly returned: string | null;
  readonly draft: ArticleContent | null;
  readonly title: string;
  readonly audience: ArticleContent['audience'];
  readonly functions: ArticleContent['functions'];
  readonly published_at: Date | null;
  readonly changed_by: string;
}

const columns = `article_id, revision, owner_id, published, retired, newest, review_on, work, authors, work_version,
  publish_on, returned, draft, title, audience, functions, published_at, changed_by`;

/** One article; `lock` until the transaction ends. */
export async function articleRow(
  tx: Tx,
  { orgId, articleId }: ArticleKey,
  lock = false,
): Promise<ArticleRow | null> {
  const { rows } = await runSql<ArticleRow>(
    tx,
    `select ${columns} from article where org_id = $1 and article_id = $2 ${lock ? 'for update' : ''}`,
    [orgId, articleId],
  );
  return rows[0] ?? null;
}

/** The life as the rules know it. */
export function lifeOf(row: ArticleRow): ArticleLife {
  const { published, retired, newest, review_on: reviewOn } = row;
  return { published, retired, newest, reviewOn, work: workOf(row) };
}

function workOf({ work, authors, work_version, publish_on, returned }: ArticleRow): Work {
  switch (work) {
    case 'none':
      return { at: 'none' };
    case 'draft':
      return { at: 'draft', authors, returned };
    case 'in-review':
      return { at: 'in-review', authors, version: present(work_version, 'the version in review') };
    case 'scheduled':
      return {
        ...{ at: 'scheduled', authors, version: present(work_version, 'the scheduled version') },
        publishOn: present(publish_on, 'the day of publication'),
      };
  }
}

/** Whether somebody may see what is being written: reviewers, its authors, and writers of the audience it is for. */
export function seesWork(reader: Reader, row: ArticleRow): boolean {
  if (reader.kind === 'public') return false;
  if (reader.reviews || row.authors.includes(reader.staffId)) return true;
  return reader.writes && row.draft !== null && inAudience(reader, row.draft);
}

/** Whether somebody may read the words in force. */
export function seesPublished(reader: Reader, row: ArticleRow): boolean {
  return row.published !== null && !row.retired && inAudience(reader, row);
}

/** Whether the article exists for a reader at all; a retired one stays in the hands of those who write. */
export function seesArticle(reader: Reader, row: ArticleRow): boolean {
  if (seesPublished(reader, row) || (row.draft !== null && seesWork(reader, row))) return true;
  return (
    row.retired && reader.kind === 'staff' && (reader.reviews || (reader.writes && inAudience(reader, row)))
  );
}

/** What an act leaves behind. */
export interface ArticleState {
  readonly life: ArticleLife;
  readonly draft: ArticleContent | null;
  readonly by: string;
  readonly at: Date;
}

function workColumns({ work }: ArticleLife): readonly unknown[] {
  return [
    work.at,
    work.at === 'none' ? [] : work.authors,
    work.at === 'in-review' || work.at === 'scheduled' ? work.version : null,
    work.at === 'scheduled' ? work.publishOn : null,
    work.at === 'draft' ? work.returned : null,
  ];
}

/** Sets up an article that nobody has seen yet; false when the id or the origin exists. */
export async function insertArticle(
  tx: Tx,
  key: ArticleKey,
  {
    life,
    draft,
    by,
    at,
    origin,
  }: ArticleState & { readonly draft: ArticleContent; readonly origin: string | null },
): Promise<boolean> {
  const { rows } = await runSql(
    tx,
    `insert into article (org_id, article_id, revision, owner_id, origin, published, retired, newest, review_on, work,
       authors, work_version, publish_on, returned, draft, title, category, audience, functions, keywords, topics, plain,
       changed_by, changed_at)
     values ($1, $2, 1, $3, $4, null, false, 0, null, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '', $3, $17)
     on conflict do nothing returning article_id`,
    [
      ...[key.orgId, key.articleId, by, origin, ...workColumns(life), JSON.stringify(draft)],
      ...[draft.title, draft.category, draft.audience, draft.functions, draft.keywords, draft.topics, at],
    ],
  );
  return rows.length > 0;
}

/** Writes what an act left; the words in force stay until `putInForce`. Answers the new revision. */
export async function updateArticle(tx: Tx, key: ArticleKey, state: ArticleState): Promise<number> {
  const { life, draft, by, at } = state;
  const { rows } = await runSql<{ revision: number }>(
    tx,
    `update article set revision = revision + 1, published = $3, retired = $4, newest = $5, review_on = $6, work = $7,
       authors = $8, work_version = $9, publish_on = $10, returned = $11, draft = $12, changed_by = $13, changed_at = $14,
       title = case when published is null and $12::jsonb is not null then $12::jsonb ->> 'title' else title end,
       category = case when published is null and $12::jsonb is not null then $12::jsonb ->> 'category' else category end
     where org_id = $1 and article_id = $2 returning revision`,
    [
      ...[key.orgId, key.articleId, life.published, life.retired, life.newest, life.reviewOn],
      ...[...workColumns(life), draft === null ? null : JSON.stringify(draft), by, at],
    ],
  );
  return present(rows[0], 'the article that was locked').revision;
}

/** Makes words the ones that are read, listed, searched and quoted. */
export async function putInForce(
  tx: Tx,
  key: ArticleKey,
  { content, at }: { readonly content: ArticleContent; readonly at: Date },
): Promise<void> {
  const plain = plainText(parseMarkdown(content.body));
  const { title, category, audience, functions, keywords, topics } = content;
  await runSql(
    tx,
    `with words as (
       update article set title = $3, category = $4, audience = $5, functions = $6, keywords = $7, topics = $8, plain = $9,
         published_at = $10
       where org_id = $1 and article_id = $2
     )
     insert into article_search (org_id, article_id, tokens) values ($1, $2, $11)
     on conflict (org_id, article_id) do update set tokens = excluded.tokens`,
    [
      ...[key.orgId, key.articleId, title, category, audience, functions, keywords, topics, plain, at],
      articleTokens({ title, keywords, text: plain }),
    ],
  );
}

/** A version as it was submitted. */
export async function versionContent(
  tx: Tx,
  key: ArticleKey,
  version: number,
): Promise<ArticleContent | null> {
  const { rows } = await runSql<{ content: ArticleContent }>(
    tx,
    'select content from article_version where org_id = $1 and article_id = $2 and version = $3',
    [key.orgId, key.articleId, version],
  );
  return rows[0]?.content ?? null;
}
