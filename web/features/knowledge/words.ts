import type { Static } from 'typebox';
import type { ArticleView } from '#contracts/knowledge.ts';
import { allArticleCategories, articleCategories } from '#domain/knowledge/article.ts';
import { articleStates, type ArticleState } from '#domain/knowledge/life.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export type Article = Static<typeof ArticleView>;
export type ArticleWords = NonNullable<Article['published']>['content'];

export const stateTones: Readonly<Record<ArticleState, Tone>> = {
  draft: 'calm',
  'in-review': 'active',
  scheduled: 'active',
  published: 'good',
  'review-due': 'warn',
  retired: 'calm',
};

/** Work on the next version, beside what is in force. */
export const workTitles = {
  none: '',
  draft: zh('新版草稿'),
  'in-review': zh('新版审核中'),
  scheduled: zh('新版待发布'),
} as const;

export const factTitles: Readonly<Record<string, string>> = {
  category: zh('类别'),
  keywords: zh('关键词'),
  audience: zh('可见范围'),
  source: zh('依据'),
  effectiveOn: zh('执行日期'),
  reviewOn: zh('复审日期'),
  topics: zh('公示事项'),
};

export function stateTitle(state: ArticleState, t: Texts): string {
  return t(articleStates[state]);
}

/** The shelves as options of a filter. */
export function categoryOptions(t: Texts): { value: string; title: string }[] {
  return allArticleCategories.map((category) => ({ value: category, title: t(articleCategories[category]) }));
}
