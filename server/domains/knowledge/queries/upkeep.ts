import type { Static } from 'typebox';
import type {
  articleUse,
  countArticleWork,
  hallPublication,
  listArticleWork,
  workScopes,
} from '#contracts/knowledge-upkeep.ts';
import type { ArticleCategory } from '#domain/knowledge/article.ts';
import { hallChecklist } from '#domain/knowledge/hall-topics.ts';
import { stateOf } from '#domain/knowledge/life.ts';
import { addDays, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import { containing, pageOf } from '../../../platform/db/paging.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readable, readerOf } from '../reader.ts';
import { lifeOf, type ArticleRow } from '../store.ts';

type Counts = Static<(typeof countArticleWork)['response']>;
type UseLine = Static<(typeof articleUse)['response']>['items'][number];
type Checklist = Static<(typeof hallPublication)['response']>;
type WorkPage = Static<(typeof listArticleWork)['response']>;
export type WorkScope = (typeof workScopes)[number];

/** `$2` is the caller, `$3` today. */
const scopes: Readonly<Record<WorkScope, string>> = {
  'to-review': "a.work = 'in-review' and not ($2 = any (a.authors)) and $3::date is not null",
  mine: `(a.work <> 'none' and $2 = any (a.authors)) or (a.owner_id = $2 and a.published is not null and not a.retired and a.review_on <= $3)`,
  'in-hand': "a.work <> 'none' and $2::uuid is not null and $3::date is not null",
  'review-due': 'a.published is not null and not a.retired and a.review_on <= $3 and $2::uuid is not null',
  retired: 'a.retired and $2::uuid is not null and $3::date is not null',
  all: '$2::uuid is not null and $3::date is not null',
};

/** `$4` whether the caller reviews, `$5` the functions of their teams: `seesArticle` for those who write, in SQL. */
const sees = `($4 or $2 = any (a.authors) or a.audience <> 'teams' or a.functions && $5::text[])
  and ($4 or $2 = any (a.authors) or a.draft is null or a.draft ->> 'audience' <> 'teams'
    or array(select jsonb_array_elements_text(a.draft -> 'functions')) && $5::text[])`;

interface WorkRow extends ArticleRow {
  readonly category: ArticleCategory;
  readonly owner: string | null;
  readonly changed_at: Date;
}

export interface WorkQuestion {
  readonly scope: WorkScope;
  readonly q?: string | undefined;
  readonly category?: ArticleCategory | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

function workLine(row: WorkRow, today: CalendarDate): WorkPage['items'][number] {
  return {
    ...{
      articleId: row.article_id,
      title: row.title,
      category: row.category,
      state: stateOf(lifeOf(row), today),
    },
    ...{ work: row.work, published: row.published, owner: row.owner, reviewOn: row.review_on },
    ...{ publishOn: row.publish_on, returned: row.returned, changedAt: row.changed_at.toISOString() },
  };
}

/** Articles as those who keep the library look at them. */
export function articleWork(platform: Platform, caller: Caller, question: WorkQuestion): Promise<WorkPage> {
  const today = businessDate(platform.now().getTime());
  const reader = readerOf(caller);
  const [at, id] = readCursor(question.cursor, 2);
  const reviews = reader.kind === 'staff' && reader.reviews;
  const functions = reader.kind === 'staff' ? reader.functions : [];
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<WorkRow>(
      tx,
      `select a.*, s.name as owner from article a left join staff s on s.org_id = a.org_id and s.staff_id = a.owner_id
       where a.org_id = $1 and (${scopes[question.scope]}) and ${sees}
         and ($6::text is null or a.title ilike $6) and ($7::text is null or a.category = $7)
         and ($8::timestamptz is null or (a.changed_at, a.article_id) < ($8, $9::uuid))
       order by a.changed_at desc, a.article_id desc limit $10`,
      [
        ...[caller.orgId, caller.staffId, today, reviews, functions],
        ...[
          question.q === undefined || question.q === '' ? null : containing(question.q),
          question.category ?? null,
        ],
        ...[at ?? null, id ?? null, question.limit + 1],
      ],
    );
    const page = pageOf(rows, question.limit, (row) =>
      cursorOf([row.changed_at.toISOString(), row.article_id]),
    );
    return { items: page.items.map((row) => workLine(row, today)), next: page.next };
  });
}

/** The numbers beside the menu: what waits for this person. */
export function workCounts(platform: Platform, caller: Caller): Promise<Counts> {
  const today = businessDate(platform.now().getTime());
  const reader = readerOf(caller);
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<{ to_review: number; mine: number }>(
      tx,
      `select count(*) filter (where ${scopes['to-review']}) as to_review,
         count(*) filter (where a.work = 'draft' and a.returned is not null and $2 = any (a.authors)
           or a.owner_id = $2 and a.published is not null and not a.retired and a.review_on <= $3) as mine
       from article a where a.org_id = $1`,
      [caller.orgId, caller.staffId, today],
    );
    const counts = rows[0] ?? { to_review: 0, mine: 0 };
    return { toReview: reader.kind === 'staff' && reader.reviews ? counts.to_review : 0, mine: counts.mine };
  });
}

/** Votes from which on a share says something. */
const votesMin = 5;
const commentsMax = 5;
const useMax = 2000;

interface UseRow {
  article_id: string;
  title: string;
  category: ArticleCategory;
  portal: number;
  desk: number;
  helpful: number;
  unhelpful: number;
  comments: string[];
}

const useSql = `
  select a.article_id, a.title, a.category, coalesce(v.portal, 0) as portal, coalesce(v.desk, 0) as desk,
    coalesce(r.helpful, 0) as helpful, coalesce(r.unhelpful, 0) as unhelpful, coalesce(r.comments, '{}') as comments
  from article a
  left join lateral (
    select sum(count) filter (where face = 'portal') as portal, sum(count) filter (where face = 'desk') as desk
    from article_view w where w.org_id = a.org_id and w.article_id = a.article_id and w.day >= $2
  ) v on true
  left join lateral (
    select count(*) filter (where t.helpful) as helpful, count(*) filter (where not t.helpful) as unhelpful,
      (array_agg(t.comment order by t.voted_at desc, t.voter) filter (where t.comment <> ''))[1:${commentsMax.toString()}] as comments
    from article_vote t where t.org_id = a.org_id and t.article_id = a.article_id and t.version = a.published
  ) r on true
  where a.org_id = $1 and `;

/** How articles in force are used and thought of: the poorly rated first, then the never read. */
export function useOfArticles(
  platform: Platform,
  caller: Caller,
  days: number,
): Promise<{ days: number; items: UseLine[] }> {
  const since = addDays(businessDate(platform.now().getTime()), 1 - days);
  const may = readable(readerOf(caller), 3);
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<UseRow>(
      tx,
      `${useSql} ${may.sql} order by a.title, a.article_id limit ${useMax.toString()}`,
      [caller.orgId, since, ...may.values],
    );
    const lines = rows.map(useLine);
    return { days, items: lines.sort((a, b) => rank(a) - rank(b)) };
  });
}

function useLine(row: UseRow): UseLine {
  const { portal, desk, helpful, unhelpful } = row;
  const votes = helpful + unhelpful;
  return {
    ...{ articleId: row.article_id, title: row.title, category: row.category },
    ...{
      portalViews: portal,
      deskViews: desk,
      helpful: helpful,
      unhelpful: unhelpful,
    },
    poor: votes >= votesMin && unhelpful * 2 > votes,
    neverRead: portal + desk === 0,
    comments: row.comments,
  };
}

function rank({ poor, neverRead }: UseLine): number {
  return poor ? 0 : neverRead ? 1 : 2;
}

interface TopicRow {
  article_id: string;
  title: string;
  audience: string;
  topics: string[];
  review_on: CalendarDate | null;
}

/** What the hall must publish, and the articles that do (R-HALL-08, R-QUAL-07). */
export function hallPublished(platform: Platform, caller: Caller): Promise<Checklist> {
  const may = readable(readerOf(caller), 2);
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<TopicRow>(
      tx,
      `select a.article_id, a.title, a.audience, a.topics, a.review_on from article a
       where a.org_id = $1 and cardinality(a.topics) > 0 and ${may.sql} order by a.title, a.article_id`,
      [caller.orgId, ...may.values],
    );
    const articles = rows.map((row) => ({
      ...{ articleId: row.article_id, title: row.title, audience: row.audience, topics: row.topics },
      reviewOn: row.review_on,
    }));
    const lines = hallChecklist(articles, businessDate(platform.now().getTime()));
    return {
      items: lines.map(({ topic, state, articles: covering }) => ({
        ...{ topic, state },
        articles: covering.map(({ articleId, title, reviewOn }) => ({ articleId, title, reviewOn })),
      })),
    };
  });
}
