import type { FastifyInstance } from 'fastify';
import * as contract from '#contracts/knowledge-portal.ts';
import { sendPdf } from '../../platform/http/download.ts';
import { publicRoute } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { sendPublished } from '../files/index.ts';
import { articleFile } from './article-files.ts';
import { countOpened, visitorVoter, voteArticle } from './commands/vote.ts';
import { publicUnit } from './public-unit.ts';
import { articleList } from './queries/find.ts';
import { handbookPdf } from './queries/handbook.ts';
import { publicArticle, publicCategories } from './queries/portal.ts';
import { anybody } from './reader.ts';

/** What everybody reads without signing in. */
export function portalRoutes(app: FastifyInstance, platform: Platform): void {
  publicRoute(app, contract.portalArticles, async ({ query: { unit, cursor, size, ...filter } }) => {
    const { orgId } = await publicUnit(platform, unit);
    const question = { orgId, reader: anybody, filter, cursor, limit: pageSize(size) };
    const { items, next } = await articleList(platform, question);
    return {
      items: items.map(({ article_id: articleId, title, category, excerpt }) => ({
        ...{ articleId, title, category, excerpt },
      })),
      next,
    };
  });
  publicRoute(app, contract.portalCategories, async ({ query }) =>
    publicCategories(platform, (await publicUnit(platform, query.unit)).orgId),
  );
  publicRoute(app, contract.portalHandbook, async ({ query, reply }) => {
    const unit = await publicUnit(platform, query.unit);
    return sendPdf(reply, await handbookPdf(platform, { ...unit, reader: anybody, processes: true }));
  });
  publicRoute(app, contract.portalArticle, async ({ query, params }) =>
    publicArticle(platform, (await publicUnit(platform, query.unit)).orgId, params.articleId),
  );
  publicRoute(app, contract.portalArticleFile, async ({ query, params, reply }) => {
    const { orgId } = await publicUnit(platform, query.unit);
    return sendPublished(reply, await articleFile(platform, anybody, { orgId, ...params }));
  });
  publicRoute(app, contract.portalVote, async ({ query, params, body: { visitorId, ...vote } }) => {
    const { orgId } = await publicUnit(platform, query.unit);
    const about = { orgId, articleId: params.articleId, reader: anybody };
    return voteArticle(platform, about, { ...vote, voter: visitorVoter(platform, visitorId) });
  });
  publicRoute(app, contract.portalOpened, async ({ query, params }) => {
    const { orgId } = await publicUnit(platform, query.unit);
    return countOpened(platform, { orgId, articleId: params.articleId, reader: anybody });
  });
}
