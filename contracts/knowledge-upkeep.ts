import { Type } from 'typebox';
import { allHallTopics } from '#domain/knowledge/hall-topics.ts';
import { allArticleStates } from '#domain/knowledge/life.ts';
import { Category } from './knowledge.ts';
import { defineRoute } from './route.ts';
import { CalendarDay, Cursor, Instant, OneOf, OrNull, Page, PageSize, Uuid, Words } from './shapes.ts';

export const workScopes = ['to-review', 'mine', 'in-hand', 'review-due', 'retired', 'all'] as const;

export const listArticleWork = defineRoute({
  method: 'GET',
  path: '/article-work',
  title: '查看知识维护任务',
  access: 'knowledge.write',
  query: Type.Object({
    scope: Type.Optional(OneOf(workScopes)),
    q: Type.Optional(Type.String({ maxLength: 60 })),
    category: Type.Optional(Category),
    cursor: Cursor,
    size: PageSize,
  }),
  response: Page(
    Type.Object({
      articleId: Uuid,
      title: Type.String(),
      category: Category,
      state: OneOf(allArticleStates),
      /** Work on the next version, beside what is in force. */
      work: OneOf(['none', 'draft', 'in-review', 'scheduled']),
      published: OrNull(Type.Integer()),
      owner: OrNull(Type.String()),
      reviewOn: OrNull(CalendarDay),
      publishOn: OrNull(CalendarDay),
      returned: OrNull(Type.String()),
      changedAt: Instant,
    }),
  ),
});

export const countArticleWork = defineRoute({
  method: 'GET',
  path: '/article-work/counts',
  title: '统计知识维护任务',
  access: 'knowledge.write',
  response: Type.Object({
    /** Written by others and waiting for a reviewer; 0 for those who do not review. */
    toReview: Type.Integer(),
    /** Own articles returned or due for a look. */
    mine: Type.Integer(),
  }),
});

export const articleUse = defineRoute({
  method: 'GET',
  path: '/article-use',
  title: '查看知识使用情况',
  access: 'knowledge.write',
  query: Type.Object({ days: Type.Optional(OneOf(['30', '90', '365'])) }),
  response: Type.Object({
    days: Type.Integer(),
    items: Type.Array(
      Type.Object({
        articleId: Uuid,
        title: Type.String(),
        category: Category,
        portalViews: Type.Integer(),
        deskViews: Type.Integer(),
        helpful: Type.Integer(),
        unhelpful: Type.Integer(),
        /** At least five voted on the version in force and most of them were not helped. */
        poor: Type.Boolean(),
        neverRead: Type.Boolean(),
        comments: Type.Array(Type.String()),
      }),
    ),
  }),
});

export const hallPublication = defineRoute({
  method: 'GET',
  path: '/hall-publication',
  title: '核对营业厅公示内容',
  access: 'knowledge.view',
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        topic: OneOf(allHallTopics),
        state: OneOf(['published', 'overdue', 'not-public', 'missing']),
        articles: Type.Array(
          Type.Object({ articleId: Uuid, title: Type.String(), reviewOn: OrNull(CalendarDay) }),
        ),
      }),
    ),
  }),
});

export const printHandbook = defineRoute({
  method: 'GET',
  path: '/articles/handbook.pdf',
  title: '打印服务手册',
  access: 'knowledge.view',
  query: Type.Object({
    /** `public`: what everybody may read. */
    audience: Type.Optional(OneOf(['public', 'staff'])),
    /** With the procedures of every business as a chapter. */
    processes: Type.Optional(OneOf(['yes', 'no'])),
  }),
  response: Type.String(),
  produces: 'application/pdf',
});

export const loadStarters = defineRoute({
  method: 'POST',
  path: '/articles/starters',
  title: '载入起始文章',
  access: 'knowledge.review',
  body: Type.Object({ commandId: Uuid }),
  response: Type.Object({ loaded: Type.Integer() }),
});

const Proposal = Type.Object({
  proposalId: Uuid,
  kind: OneOf(['question', 'case']),
  topic: Type.String(),
  title: Type.String(),
  text: Type.String(),
  count: Type.Integer(),
  sampleOrderNos: Type.Array(Type.String()),
  status: OneOf(['open', 'accepted', 'ignored']),
  articleId: OrNull(Uuid),
  reason: OrNull(Type.String()),
  foundAt: Instant,
});

export const listProposals = defineRoute({
  method: 'GET',
  path: '/article-proposals',
  title: '查看文章建议',
  access: 'knowledge.write',
  query: Type.Object({ status: Type.Optional(OneOf(['open', 'accepted', 'ignored'])) }),
  response: Type.Object({ items: Type.Array(Proposal) }),
});

export const findProposals = defineRoute({
  method: 'POST',
  path: '/article-proposals/find',
  title: '归集常见问题与服务案例',
  access: 'knowledge.write',
  body: Type.Object({ commandId: Uuid }),
  response: Type.Object({ found: Type.Integer() }),
});

const proposalParams = Type.Object({ proposalId: Uuid });

export const acceptProposal = defineRoute({
  method: 'POST',
  path: '/article-proposals/:proposalId/accept',
  title: '采纳文章建议为草稿',
  access: 'knowledge.write',
  params: proposalParams,
  body: Type.Object({ commandId: Uuid }),
  response: Type.Object({ articleId: Uuid }),
});

export const ignoreProposal = defineRoute({
  method: 'POST',
  path: '/article-proposals/:proposalId/ignore',
  title: '忽略文章建议',
  access: 'knowledge.write',
  params: proposalParams,
  body: Type.Object({ commandId: Uuid, reason: Words }),
  response: Type.Object({ proposalId: Uuid }),
});
