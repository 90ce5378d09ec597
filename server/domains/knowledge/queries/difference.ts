import type { Static } from 'typebox';
import type { compareVersions } from '#contracts/knowledge.ts';
import { articleCategories, audiences, type ArticleContent } from '#domain/knowledge/article.ts';
import { differenceOf } from '#domain/knowledge/difference.ts';
import { hallTopics, isHallTopic } from '#domain/knowledge/hall-topics.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { teamFunctions } from '#domain/organisation/team-functions.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { notFound } from '../change.ts';
import { readerOf } from '../reader.ts';
import { articleRow, seesArticle, versionContent } from '../store.ts';
import { seesVersion } from './page.ts';

type Difference = Static<(typeof compareVersions)['response']>;

/** What is said about an article, in words; by the name a page shows it under. */
function factsOf(content: ArticleContent): Readonly<Record<string, string>> {
  return {
    category: articleCategories[content.category],
    keywords: content.keywords.join('、'),
    audience: [audiences[content.audience], ...content.functions.map((word) => teamFunctions[word])].join(
      '、',
    ),
    source: [content.sourceDocument, content.sourceClause].filter((part) => part !== '').join(' '),
    effectiveOn: content.effectiveOn ?? '',
    reviewOn: content.reviewOn,
    topics: content.topics
      .filter(isHallTopic)
      .map((topic) => hallTopics[topic].title)
      .join('、'),
  };
}

/** What changed from one version to another; both must be ones the caller may see. */
export function versionDifference(
  platform: Platform,
  caller: Caller,
  asked: { readonly articleId: string; readonly before: number; readonly after: number },
): Promise<Difference> {
  const key = { orgId: caller.orgId, articleId: asked.articleId };
  const reader = readerOf(caller);
  return reading(platform.db, [key.orgId], async (tx) => {
    const row = await articleRow(tx, key);
    if (row === null || !seesArticle(reader, row)) throw notFound;
    const contentOf = async (version: number): Promise<ArticleContent> => {
      const content = await versionContent(tx, key, version);
      if (content === null || !seesVersion(reader, row, { version, content })) {
        throw new Refusal('knowledge.version-unknown', { data: { version } });
      }
      return content;
    };
    const [before, after] = [await contentOf(asked.before), await contentOf(asked.after)];
    const [was, is] = [factsOf(before), factsOf(after)];
    return {
      facts: Object.keys(is)
        .filter((name) => was[name] !== is[name])
        .map((name) => ({ name, before: was[name] ?? '', after: is[name] ?? '' })),
      title: [...differenceOf(before.title, after.title)],
      body: [...differenceOf(before.body, after.body)],
    };
  });
}
