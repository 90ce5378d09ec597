import { Type } from 'typebox';
import {
  allArticleCategories,
  allAudiences,
  bodyMax,
  keywordMax,
  keywordsMax,
  sourceMax,
  titleMax,
} from '#domain/knowledge/article.ts';
import { allHallTopics } from '#domain/knowledge/hall-topics.ts';
import { allArticleStates } from '#domain/knowledge/life.ts';
import { allTeamFunctions } from '#domain/organisation/team-functions.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDay,
  change,
  Cursor,
  FilledLine,
  Instant,
  Line,
  OneOf,
  OrNull,
  Page,
  PageSize,
  Saved,
  Uuid,
  Words,
} from './shapes.ts';

export const Category = OneOf(allArticleCategories);
const AudienceWord = OneOf(allAudiences);
const State = OneOf(allArticleStates);
export const VersionNo = Type.Integer({ minimum: 1 });
/** Version numbers in a query arrive as text. */
const VersionText = Type.String({ pattern: '^[1-9][0-9]{0,4}$' });
const Question = Type.Optional(Type.String({ maxLength: 60 }));

const content = {
  title: FilledLine(titleMax),
  category: Category,
  keywords: Type.Array(FilledLine(keywordMax), { maxItems: keywordsMax }),
  body: Type.String({ maxLength: bodyMax }),
  audience: AudienceWord,
  functions: Type.Array(OneOf(allTeamFunctions), { maxItems: 20 }),
  sourceDocument: Line(sourceMax),
  sourceClause: Line(sourceMax),
  effectiveOn: OrNull(CalendarDay),
  reviewOn: CalendarDay,
  topics: Type.Array(OneOf(allHallTopics), { maxItems: 20 }),
};

export const ArticleWords = Type.Object(content);
export const articleParams = Type.Object({ articleId: Uuid });

/** A published article as lists show it. */
export const ArticleLine = Type.Object({
  articleId: Uuid,
  title: Type.String(),
  category: Category,
  audience: AudienceWord,
  excerpt: Type.String(),
  version: VersionNo,
  publishedAt: Instant,
  reviewDue: Type.Boolean(),
});

export const listArticles = defineRoute({
  method: 'GET',
  path: '/articles',
  title: '查询知识文章',
  access: 'knowledge.view',
  query: Type.Object({ q: Question, category: Type.Optional(Category), cursor: Cursor, size: PageSize }),
  response: Page(ArticleLine),
});

export const exportArticles = defineRoute({
  method: 'GET',
  path: '/articles/export',
  title: '导出知识文章',
  access: 'knowledge.view',
  query: Type.Object({ q: Question, category: Type.Optional(Category) }),
  response: Type.String(),
  produces: 'text/csv',
});

const Work = Type.Object({
  at: OneOf(['draft', 'in-review', 'scheduled']),
  content: ArticleWords,
  version: OrNull(VersionNo),
  publishOn: OrNull(CalendarDay),
  /** Why it came back from review. */
  returned: OrNull(Type.String()),
  /** Everybody who wrote a word of it; none of them can approve it. */
  authors: Type.Array(Type.String()),
  mine: Type.Boolean(),
});

/** An article for whoever may read it; `work` only for those who write or review. */
export const ArticleView = Type.Object({
  articleId: Uuid,
  revision: Type.Integer(),
  state: State,
  title: Type.String(),
  owner: OrNull(Type.String()),
  published: OrNull(
    Type.Object({
      version: VersionNo,
      content: ArticleWords,
      publishedAt: Instant,
      reviewOn: OrNull(CalendarDay),
    }),
  ),
  work: OrNull(Work),
  myVote: OrNull(Type.Object({ helpful: Type.Boolean(), comment: Type.String() })),
});

export const readArticle = defineRoute({
  method: 'GET',
  path: '/articles/:articleId',
  title: '阅读知识文章',
  access: 'knowledge.view',
  params: articleParams,
  response: ArticleView,
});

export const listVersions = defineRoute({
  method: 'GET',
  path: '/articles/:articleId/versions',
  title: '查看文章的历次版本',
  access: 'knowledge.view',
  params: articleParams,
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        version: VersionNo,
        title: Type.String(),
        note: Type.String(),
        submittedBy: OrNull(Type.String()),
        submittedAt: Instant,
        decision: OrNull(OneOf(['published', 'scheduled', 'returned', 'taken-back'])),
        decidedBy: OrNull(Type.String()),
        decidedAt: OrNull(Instant),
        reason: OrNull(Type.String()),
      }),
    ),
  }),
});

const Pieces = Type.Array(Type.Object({ kind: OneOf(['same', 'added', 'removed']), text: Type.String() }));

export const compareVersions = defineRoute({
  method: 'GET',
  path: '/articles/:articleId/difference',
  title: '比较文章的两个版本',
  access: 'knowledge.view',
  params: articleParams,
  query: Type.Object({ from: VersionText, to: VersionText }),
  response: Type.Object({
    /** Changed facts beside the words: what it is called and what it said. */
    facts: Type.Array(Type.Object({ name: Type.String(), before: Type.String(), after: Type.String() })),
    title: Pieces,
    body: Pieces,
  }),
});

export const saveArticle = defineRoute({
  method: 'PUT',
  path: '/articles/:articleId/draft',
  title: '编写文章草稿',
  access: 'knowledge.write',
  params: articleParams,
  /** Revision 0: a new article, whose id the writer makes. */
  body: Type.Object({
    commandId: Uuid,
    revision: Type.Integer({ minimum: 0 }),
    content: ArticleWords,
  }),
  response: Saved,
});

function step<const P extends string, B extends Parameters<typeof Type.Object>[0]>(
  path: P,
  { title, access, body }: { title: string; access: 'knowledge.write' | 'knowledge.review'; body: B },
) {
  return defineRoute({
    method: 'POST',
    path: `/articles/:articleId/${path}`,
    title,
    access,
    params: articleParams,
    body: Type.Object({ ...change, ...body }),
    response: Saved,
  });
}

export const submitArticle = step('submit', {
  title: '提交文章审核',
  access: 'knowledge.write',
  /** What changed and why, for the reviewer. */
  body: { note: Line(200) },
});

export const takeBackArticle = step('take-back', {
  title: '撤回文章稿件',
  access: 'knowledge.write',
  body: {},
});

export const approveArticle = step('approve', {
  title: '批准发布文章',
  access: 'knowledge.review',
  /** Null: today. */
  body: { publishOn: OrNull(CalendarDay) },
});

export const returnArticle = step('return', {
  title: '退回文章稿件',
  access: 'knowledge.review',
  body: { reason: Words },
});

export const retireArticle = step('retire', {
  title: '停用文章',
  access: 'knowledge.review',
  body: { reason: Words },
});

export const restoreArticle = step('restore', {
  title: '以旧版恢复为草稿',
  access: 'knowledge.write',
  body: { version: VersionNo },
});

export const confirmArticle = step('confirm', {
  title: '复审确认文章继续有效',
  access: 'knowledge.review',
  body: { reviewOn: CalendarDay },
});

const vote = {
  version: VersionNo,
  helpful: Type.Boolean(),
  comment: Type.String({ maxLength: 300 }),
};
export const voteFields = vote;

export const voteArticle = defineRoute({
  method: 'POST',
  path: '/articles/:articleId/vote',
  title: '评价文章是否有帮助',
  access: 'knowledge.view',
  params: articleParams,
  body: Type.Object(vote),
  response: Type.Object({ helpful: Type.Boolean() }),
});

export const openedArticle = defineRoute({
  method: 'POST',
  path: '/articles/:articleId/opened',
  title: '登记文章被打开',
  access: 'knowledge.view',
  params: articleParams,
  body: Type.Object({}),
  response: Type.Object({ counted: Type.Boolean() }),
});

export const searchQuotes = defineRoute({
  method: 'GET',
  path: '/article-quotes',
  title: '查找可引用的文章',
  access: 'knowledge.view',
  query: Type.Object({ q: Type.String({ maxLength: 60 }) }),
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        articleId: Uuid,
        version: VersionNo,
        title: Type.String(),
        category: Category,
        audience: AudienceWord,
        /** The words, a paragraph each. */
        paragraphs: Type.Array(Type.String()),
      }),
    ),
  }),
});

export const articleFileParams = Type.Object({ articleId: Uuid, attachmentId: Uuid });

export const openArticleFile = defineRoute({
  method: 'GET',
  path: '/articles/:articleId/files/:attachmentId',
  title: '查看文章的图片和附件',
  access: 'knowledge.view',
  params: articleFileParams,
  response: Type.Unknown(),
  produces: 'application/octet-stream',
  refusals: ['file.content-lost'],
});
