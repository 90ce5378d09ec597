import type { Static } from 'typebox';
import type { portalArticle, portalCategories } from '#contracts/knowledge-portal.ts';
import { allArticleCategories, type ArticleCategory } from '#domain/knowledge/article.ts';
import { present } from '#domain/kernel/assert.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { notFound } from '../change.ts';
import { anybody, readable } from '../reader.ts';
import { articleRow, seesPublished, versionContent } from '../store.ts';

type Article = Static<(typeof portalArticle)['response']>;
type Categories = Static<(typeof portalCategories)['response']>;

/** The shelves that have something for everybody. */
export function publicCategories(platform: Platform, orgId: number): Promise<Categories> {
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<{ category: ArticleCategory; count: number }>(
      tx,
      `select a.category, count(*) from article a where a.org_id = $1 and ${readable(anybody, 2).sql} group by a.category`,
      [orgId],
    );
    return {
      items: allArticleCategories.flatMap((category) => rows.filter((row) => row.category === category)),
    };
  });
}

/** An article as everybody reads it; names of those who wrote it are nobody's business. */
export function publicArticle(platform: Platform, orgId: number, articleId: string): Promise<Article> {
  const key = { orgId, articleId };
  return reading(platform.db, [orgId], async (tx) => {
    const row = await articleRow(tx, key);
    if (row === null || !seesPublished(anybody, row)) throw notFound;
    const version = present(row.published, 'what is seen is in force');
    const content = present(await versionContent(tx, key, version), 'the version in force');
    const { title, category, body, sourceDocument, sourceClause, effectiveOn } = content;
    return {
      ...{
        articleId,
        version,
        title,
        category,
        body,
        sourceDocument,
        sourceClause,
        effectiveOn,
      },
      publishedAt: present(row.published_at, 'the instant of publication').toISOString(),
    };
  });
}
