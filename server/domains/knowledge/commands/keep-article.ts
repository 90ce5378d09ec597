import type { ArticleContent } from '#domain/knowledge/article.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inAudience } from '#domain/knowledge/article.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changeArticle, type ArticleChange, type Saved } from '../change.ts';
import { readerOf } from '../reader.ts';
import { versionContent } from '../store.ts';

/** Takes an article out of force everywhere at once; a draft of its next version goes with it. */
export function retireArticle(
  platform: Platform,
  caller: Caller,
  input: ArticleChange & { readonly reason: string },
): Promise<Saved> {
  return changeArticle(platform, caller, {
    ...input,
    kind: 'article.retired',
    decide: (row) => ({
      ...{ act: { act: 'retire' }, kind: 'article.retired', draft: null },
      data: { version: row.published, reason: input.reason.trim() },
    }),
  });
}

/** Makes an old version the draft of the next one, in place of the draft there was. */
export function restoreArticle(
  platform: Platform,
  caller: Caller,
  input: ArticleChange & { readonly version: number },
): Promise<Saved> {
  const { articleId, version } = input;
  return changeArticle(platform, caller, {
    ...input,
    kind: 'article.restored',
    decide: async (_, tx) => {
      const old = await versionContent(tx, { orgId: caller.orgId, articleId }, version);
      if (old === null || !inAudience(readerOf(caller), old)) {
        throw new Refusal('knowledge.version-unknown', { data: { version } });
      }
      const draft: ArticleContent = old;
      return { act: { act: 'restore', version }, kind: 'article.restored', data: { version }, draft };
    },
  });
}

/** Looked at again and still right, until the next date. */
export function confirmArticle(
  platform: Platform,
  caller: Caller,
  input: ArticleChange & { readonly reviewOn: string },
): Promise<Saved> {
  const reviewOn = calendarDate(input.reviewOn);
  return changeArticle(platform, caller, {
    ...input,
    kind: 'article.confirmed',
    decide: (row) => ({
      ...{ act: { act: 'confirm', reviewOn }, kind: 'article.confirmed', draft: row.draft },
      data: { version: row.published, reviewOn },
    }),
  });
}
