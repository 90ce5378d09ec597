import { playArticle } from '#domain/knowledge/life.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { present } from '#domain/kernel/assert.ts';
import { inTransaction, reading, runSql, type Tx } from '../../platform/db/database.ts';
import { bySystem, record } from '../../platform/events/record.ts';
import type { JobBook } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { releaseUnusedFiles } from './article-files.ts';
import { articleCase, tellArticle } from './change.ts';
import { findProposals } from './commands/find-proposals.ts';
import { reviewDate } from './commands/review-article.ts';
import { articleRow, lifeOf, putInForce, updateArticle, type ArticleKey } from './store.ts';

const atOnceMax = 500;

async function keysOf(
  tx: Tx,
  orgId: number,
  where: { sql: string; values: readonly unknown[] },
): Promise<ArticleKey[]> {
  const { rows } = await runSql<{ article_id: string }>(
    tx,
    `select article_id from article where org_id = $1 and ${where.sql} order by article_id limit ${atOnceMax.toString()}`,
    [orgId, ...where.values],
  );
  return rows.map(({ article_id: articleId }) => ({ orgId, articleId }));
}

/** Puts a scheduled version in force on its day; somebody may have taken it back a moment ago. */
async function publish(platform: Platform, key: ArticleKey): Promise<boolean> {
  const at = platform.now();
  const today = businessDate(at.getTime());
  return inTransaction(platform.db, [key.orgId], async (tx) => {
    const row = await articleRow(tx, key, true);
    const draft = row?.draft ?? null;
    if (row === null || draft === null) return false;
    const reviewOn = reviewDate(draft.reviewOn, today);
    const facts = { staffId: '', reviews: false, today };
    const life = playArticle(lifeOf(row), { act: 'publish', reviewOn }, facts);
    if (isRefused(life)) return false;
    const version = present(life.published, 'the version now in force');
    await runSql(
      tx,
      `update article_version set decision = 'published' where org_id = $1 and article_id = $2 and version = $3`,
      [key.orgId, key.articleId, version],
    );
    await putInForce(tx, key, { content: draft, at });
    const revision = await updateArticle(tx, key, { life, draft: null, by: row.changed_by, at });
    await record({ platform, tx }, { ...articleCase(key), ...bySystem }, [
      { kind: 'article.published', at, data: { version, publishOn: row.publish_on, reviewOn, revision } },
    ]);
    return true;
  });
}

/** Publishes everything whose day has come; answers how many. */
export async function publishScheduled(platform: Platform): Promise<number> {
  const today = businessDate(platform.now().getTime());
  let published = 0;
  for (const orgId of platform.db.orgIds()) {
    const where = { sql: `work = 'scheduled' and publish_on <= $2`, values: [today] };
    const keys = await reading(platform.db, [orgId], (tx) => keysOf(tx, orgId, where));
    for (const key of keys) {
      if (!(await publish(platform, key))) continue;
      published += 1;
      tellArticle(platform, key, 'article.published');
    }
  }
  return published;
}

/** Records once for every review date that it has come; the owner's menu counts it from then on. */
async function remind(platform: Platform, key: ArticleKey, today: string): Promise<boolean> {
  return inTransaction(platform.db, [key.orgId], async (tx) => {
    const { rows } = await runSql<{ review_on: string; owner_id: string }>(
      tx,
      `update article set reminded_of = review_on
       where org_id = $1 and article_id = $2 and published is not null and not retired and review_on <= $3
         and reminded_of is distinct from review_on
       returning review_on, owner_id`,
      [key.orgId, key.articleId, today],
    );
    const due = rows[0];
    if (due === undefined) return false;
    await record({ platform, tx }, { ...articleCase(key), ...bySystem }, [
      {
        kind: 'article.review-due',
        at: platform.now(),
        data: { reviewOn: due.review_on, ownerId: due.owner_id },
      },
    ]);
    return true;
  });
}

/** Reminds the owners of articles whose review date has come; answers how many. */
export async function remindReviews(platform: Platform): Promise<number> {
  const today = businessDate(platform.now().getTime());
  let reminded = 0;
  for (const orgId of platform.db.orgIds()) {
    const where = {
      sql: `published is not null and not retired and review_on <= $2 and reminded_of is distinct from review_on`,
      values: [today],
    };
    for (const key of await reading(platform.db, [orgId], (tx) => keysOf(tx, orgId, where))) {
      if (!(await remind(platform, key, today))) continue;
      reminded += 1;
      tellArticle(platform, key, 'article.review-due');
    }
  }
  return reminded;
}

async function groupQuestions(platform: Platform): Promise<void> {
  for (const orgId of platform.db.orgIds()) await findProposals(platform, orgId, null);
}

/** Times are UTC: unused files are given back at 1:20, before the clearing of untied uploads; reminders lie on the desk at 7:00, the week's questions on Monday at 6:00. */
export const knowledgeJobs: JobBook = {
  jobs: {
    'publish-articles': async (platform) => {
      await publishScheduled(platform);
    },
    'remind-article-reviews': async (platform) => {
      await remindReviews(platform);
    },
    'group-questions': groupQuestions,
    'release-article-files': async (platform) => {
      await releaseUnusedFiles(platform);
    },
  },
  timetable: [
    { job: 'publish-articles', match: '*/10 * * * *' },
    { job: 'remind-article-reviews', match: '0 23 * * *', backfillMs: 86_400_000 },
    { job: 'group-questions', match: '0 22 * * 0', backfillMs: 86_400_000 },
    { job: 'release-article-files', match: '20 17 * * *', backfillMs: 86_400_000 },
  ],
  atStart: ['publish-articles'],
};
