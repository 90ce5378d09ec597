import type { FastifyInstance } from 'fastify';
import * as contract from '#contracts/knowledge.ts';
import * as upkeep from '#contracts/knowledge-upkeep.ts';
import { sendCsv, sendPdf } from '../../platform/http/download.ts';
import { route } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { guardQuotes } from '../orders/index.ts';
import { sendPublished } from '../files/index.ts';
import { articleFile } from './article-files.ts';
import { findProposals } from './commands/find-proposals.ts';
import { confirmArticle, restoreArticle, retireArticle } from './commands/keep-article.ts';
import { loadStarters } from './commands/load-starters.ts';
import { approveArticle, returnArticle, submitArticle, takeBackArticle } from './commands/review-article.ts';
import { saveArticle } from './commands/save-article.ts';
import { acceptProposal, ignoreProposal } from './commands/settle-proposal.ts';
import { countOpened, voteArticle } from './commands/vote.ts';
import { portalRoutes } from './portal-routes.ts';
import { versionDifference } from './queries/difference.ts';
import { articlesCsv } from './queries/export.ts';
import { articleList, type ListedArticle } from './queries/find.ts';
import { handbookPdf } from './queries/handbook.ts';
import { articlePage, articleVersions, staffVoter } from './queries/page.ts';
import { proposalList } from './queries/proposals.ts';
import { quotable, quotedTitles } from './queries/quotes.ts';
import { articleWork, hallPublished, useOfArticles, workCounts } from './queries/upkeep.ts';
import { anybody, readerOf, readerOfActor } from './reader.ts';

function line(article: ListedArticle) {
  const { title, category, audience, excerpt, reviewDue } = article;
  return {
    ...{ articleId: article.article_id, title, category, audience, excerpt, reviewDue },
    ...{ version: article.published, publishedAt: article.published_at.toISOString() },
  };
}

function readingRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.listArticles, async ({ caller, query: { cursor, size, ...filter } }) => {
    const question = { orgId: caller.orgId, reader: readerOf(caller), filter, cursor, limit: pageSize(size) };
    const { items, next } = await articleList(platform, question);
    return { items: items.map(line), next };
  });
  route(app, contract.exportArticles, async ({ caller, query, reply }) =>
    sendCsv(
      reply,
      await articlesCsv(platform, { orgId: caller.orgId, reader: readerOf(caller), filter: query }),
    ),
  );
  route(app, upkeep.printHandbook, async ({ caller, query, reply }) => {
    const { orgId, orgName } = caller;
    const reader = query.audience === 'public' ? anybody : readerOf(caller);
    return sendPdf(
      reply,
      await handbookPdf(platform, { orgId, orgName, reader, processes: query.processes === 'yes' }),
    );
  });
  route(app, contract.readArticle, ({ caller, params }) => articlePage(platform, caller, params.articleId));
  route(app, contract.openArticleFile, async ({ caller, params, reply }) =>
    sendPublished(reply, await articleFile(platform, readerOf(caller), { orgId: caller.orgId, ...params })),
  );
  route(app, contract.listVersions, ({ caller, params }) =>
    articleVersions(platform, caller, params.articleId),
  );
  route(app, contract.compareVersions, ({ caller, params, query }) =>
    versionDifference(platform, caller, {
      ...{ articleId: params.articleId, before: Number(query.from), after: Number(query.to) },
    }),
  );
  route(app, contract.searchQuotes, ({ caller, query }) => quotable(platform, caller, query.q));
  route(app, contract.voteArticle, ({ caller, params, body }) =>
    voteArticle(
      platform,
      { orgId: caller.orgId, articleId: params.articleId, reader: readerOf(caller) },
      { ...body, voter: staffVoter(caller.staffId) },
    ),
  );
  route(app, contract.openedArticle, ({ caller, params }) =>
    countOpened(platform, { orgId: caller.orgId, articleId: params.articleId, reader: readerOf(caller) }),
  );
}

function writingRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.saveArticle, ({ caller, params, body }) =>
    saveArticle(platform, caller, { ...params, ...body }),
  );
  route(app, contract.submitArticle, ({ caller, params, body }) =>
    submitArticle(platform, caller, { ...params, ...body }),
  );
  route(app, contract.takeBackArticle, ({ caller, params, body }) =>
    takeBackArticle(platform, caller, { ...params, ...body }),
  );
  route(app, contract.approveArticle, ({ caller, params, body }) =>
    approveArticle(platform, caller, { ...params, ...body }),
  );
  route(app, contract.returnArticle, ({ caller, params, body }) =>
    returnArticle(platform, caller, { ...params, ...body }),
  );
  route(app, contract.retireArticle, ({ caller, params, body }) =>
    retireArticle(platform, caller, { ...params, ...body }),
  );
  route(app, contract.restoreArticle, ({ caller, params, body }) =>
    restoreArticle(platform, caller, { ...params, ...body }),
  );
  route(app, contract.confirmArticle, ({ caller, params, body }) =>
    confirmArticle(platform, caller, { ...params, ...body }),
  );
}

const useDays = 90;

function upkeepRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, upkeep.listArticleWork, ({ caller, query: { size, scope, ...rest } }) =>
    articleWork(platform, caller, {
      ...{ scope: scope ?? 'in-hand', cursor: rest.cursor, limit: pageSize(size) },
      ...{ q: rest.q, category: rest.category },
    }),
  );
  route(app, upkeep.countArticleWork, ({ caller }) => workCounts(platform, caller));
  route(app, upkeep.articleUse, ({ caller, query }) =>
    useOfArticles(platform, caller, query.days === undefined ? useDays : Number(query.days)),
  );
  route(app, upkeep.hallPublication, ({ caller }) => hallPublished(platform, caller));
  route(app, upkeep.loadStarters, ({ caller, body }) => loadStarters(platform, caller, body.commandId));
  route(app, upkeep.listProposals, ({ caller, query }) =>
    proposalList(platform, caller, query.status ?? 'open'),
  );
  route(app, upkeep.findProposals, ({ caller, body }) =>
    findProposals(platform, caller.orgId, { caller, commandId: body.commandId }),
  );
  route(app, upkeep.acceptProposal, ({ caller, params, body }) =>
    acceptProposal(platform, caller, { ...params, ...body }),
  );
  route(app, upkeep.ignoreProposal, ({ caller, params, body }) =>
    ignoreProposal(platform, caller, { ...params, ...body }),
  );
}

/** The routes of the library; fixed addresses before those with an id. */
export function knowledgeRoutes(app: FastifyInstance, platform: Platform): void {
  guardQuotes(platform, (tx, { orgId, actor, quotes }) =>
    quotedTitles(tx, { orgId, reader: readerOfActor(actor) }, quotes),
  );
  upkeepRoutes(app, platform);
  readingRoutes(app, platform);
  writingRoutes(app, platform);
  portalRoutes(app, platform);
}
