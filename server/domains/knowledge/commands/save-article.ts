import { articlesMax, type ArticleContent } from '#domain/knowledge/article.ts';
import { checkContent } from '#domain/knowledge/check-content.ts';
import { newArticle, playArticle } from '#domain/knowledge/life.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { keepFiles } from '../article-files.ts';
import { articleCase, changeArticle, tellArticle, type ArticleChange, type Saved } from '../change.ts';
import { insertArticle, type ArticleKey } from '../store.ts';

function checked(content: ArticleContent): ArticleContent {
  const tidy = checkContent(content, false);
  if (isRefused(tidy)) throw Refusal.from(tidy);
  return tidy;
}

/** Which pictures and papers the text shows, for the history. */
function told(files: readonly string[]): { readonly files?: readonly string[] } {
  return files.length === 0 ? {} : { files };
}

export interface NewArticle {
  readonly articleId: string;
  readonly commandId: string;
  readonly content: ArticleContent;
  /** Where it comes from; the same origin makes no second article. */
  readonly origin: string | null;
}

/** Sets up an article as a draft inside the caller's transaction; false when its id or its origin exists. */
export async function createWithin(work: Work, caller: Caller, article: NewArticle): Promise<boolean> {
  const { platform, tx } = work;
  const key: ArticleKey = { orgId: caller.orgId, articleId: article.articleId };
  const draft = checked(article.content);
  const { rows } = await runSql<{ count: number }>(tx, 'select count(*) from article where org_id = $1', [
    key.orgId,
  ]);
  if ((rows[0]?.count ?? 0) >= articlesMax) {
    throw new Refusal('knowledge.too-many', { data: { max: articlesMax } });
  }
  const at = platform.now();
  const today = businessDate(at.getTime());
  const life = playArticle(newArticle, { act: 'save' }, { staffId: caller.staffId, reviews: false, today });
  if (isRefused(life)) throw Refusal.from(life);
  const { origin } = article;
  if (!(await insertArticle(tx, key, { life, draft, by: caller.staffId, at, origin }))) return false;
  const files = await keepFiles(tx, { ...key, staffId: caller.staffId }, draft.body);
  await record(work, { ...articleCase(key), ...byStaff(caller), commandId: article.commandId }, [
    { kind: 'article.drafted', at, data: { title: draft.title, origin, revision: 1, ...told(files) } },
  ]);
  return true;
}

/** Saves a draft: of a new article (revision 0), or the next version of one in force, which stays in force meanwhile. */
export async function saveArticle(
  platform: Platform,
  caller: Caller,
  input: ArticleChange & { readonly content: ArticleContent },
): Promise<Saved> {
  const key = { orgId: caller.orgId, articleId: input.articleId };
  if (input.revision === 0) {
    const created = await inTransaction(platform.db, [key.orgId], (tx) =>
      createWithin({ platform, tx }, caller, { ...input, origin: null }),
    );
    if (created) {
      tellArticle(platform, key, 'article.drafted');
      return { id: input.articleId, revision: 1 };
    }
  }
  const draft = checked(input.content);
  return changeArticle(platform, caller, {
    ...input,
    kind: 'article.drafted',
    decide: async (_, tx) => {
      const files = await keepFiles(tx, { ...key, staffId: caller.staffId }, draft.body);
      const data = { title: draft.title, ...told(files) };
      return { act: { act: 'save' }, kind: 'article.drafted', data, draft };
    },
  });
}
