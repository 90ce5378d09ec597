import { Type } from 'typebox';
import { Category, voteFields, VersionNo, articleFileParams, articleParams } from './knowledge.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, Cursor, Instant, OrNull, PageSize, Page, Uuid } from './shapes.ts';

/** Which supply unit's library; without it the first unit of the installation. */
const unit = Type.Optional(Type.String({ pattern: '^[0-9]{4,8}$' }));
const readsPerMinute = 120;

export const portalArticles = defineRoute({
  method: 'GET',
  path: '/portal/articles',
  title: '网上查询用电知识',
  access: 'public',
  ratePerMinute: readsPerMinute,
  query: Type.Object({
    unit,
    q: Type.Optional(Type.String({ maxLength: 60 })),
    category: Type.Optional(Category),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(
    Type.Object({ articleId: Uuid, title: Type.String(), category: Category, excerpt: Type.String() }),
  ),
});

export const portalCategories = defineRoute({
  method: 'GET',
  path: '/portal/article-categories',
  title: '网上查看用电知识分类',
  access: 'public',
  ratePerMinute: readsPerMinute,
  query: Type.Object({ unit }),
  response: Type.Object({ items: Type.Array(Type.Object({ category: Category, count: Type.Integer() })) }),
});

export const portalArticle = defineRoute({
  method: 'GET',
  path: '/portal/articles/:articleId',
  title: '网上阅读用电知识',
  access: 'public',
  ratePerMinute: readsPerMinute,
  params: articleParams,
  query: Type.Object({ unit }),
  response: Type.Object({
    articleId: Uuid,
    version: VersionNo,
    title: Type.String(),
    category: Category,
    body: Type.String(),
    sourceDocument: Type.String(),
    sourceClause: Type.String(),
    effectiveOn: OrNull(CalendarDay),
    publishedAt: Instant,
  }),
});

export const portalArticleFile = defineRoute({
  method: 'GET',
  path: '/portal/articles/:articleId/files/:attachmentId',
  title: '网上查看文章的图片和附件',
  access: 'public',
  /** A text shows up to thirty of them. */
  ratePerMinute: 600,
  params: articleFileParams,
  query: Type.Object({ unit }),
  response: Type.Unknown(),
  produces: 'application/octet-stream',
  refusals: ['file.content-lost'],
});

const VisitorId = Type.String({ format: 'uuid', description: '浏览器随机生成,只用来让一位访客评一次' });

export const portalVote = defineRoute({
  method: 'POST',
  path: '/portal/articles/:articleId/vote',
  title: '网上评价文章是否有帮助',
  access: 'public',
  ratePerMinute: 20,
  params: articleParams,
  query: Type.Object({ unit }),
  body: Type.Object({ ...voteFields, visitorId: VisitorId }),
  response: Type.Object({ helpful: Type.Boolean() }),
});

export const portalOpened = defineRoute({
  method: 'POST',
  path: '/portal/articles/:articleId/opened',
  title: '登记网上文章被打开',
  access: 'public',
  ratePerMinute: 60,
  params: articleParams,
  query: Type.Object({ unit }),
  body: Type.Object({}),
  response: Type.Object({ counted: Type.Boolean() }),
});

export const portalHandbook = defineRoute({
  method: 'GET',
  path: '/portal/articles/handbook.pdf',
  title: '网上下载用电服务手册',
  access: 'public',
  ratePerMinute: 6,
  query: Type.Object({ unit }),
  response: Type.String(),
  produces: 'application/pdf',
});
