import type { FastifyInstance } from 'fastify';
import * as report from '#contracts/supervision-report.ts';
import * as contract from '#contracts/supervision.ts';
import { sendTable } from '../../platform/http/download.ts';
import { publicRoute, route } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { readBoard } from './board/board.ts';
import { boardTable } from './board/export.ts';
import { taskList } from './board/tasks.ts';
import { commandItem } from './items/command-item.ts';
import { openItem } from './items/open-item.ts';
import { itemCounts, itemList } from './items/queries.ts';
import { reassign } from './items/reassign.ts';
import { publicationList } from './publication/list.ts';
import { preparePublication } from './publication/prepare.ts';
import { proveToCustomer } from './publication/proof.ts';
import { discardPublication, publishPublication } from './publication/publish.ts';
import { monthList, publishedMonth } from './publication/published.ts';
import { caseList } from './report/cases.ts';
import { reportTable } from './report/export.ts';
import { readReport } from './report/report.ts';

const boardDays = '30';

/** The board, what was asked of whom, and giving tasks to others. */
function deskRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.board, ({ caller, query: { unitId, days = boardDays } }) =>
    readBoard(platform, { orgId: caller.orgId, unitId, days: Number(days) }),
  );
  route(app, contract.boardTable, async ({ caller, query, reply }) =>
    sendTable(reply, await boardTable(platform, caller, query)),
  );
  route(app, contract.watchedTasks, ({ caller, query: { size, ...query } }) =>
    taskList(platform, { orgId: caller.orgId, ...query, limit: pageSize(size) }),
  );
  route(app, contract.listItems, ({ caller, query: { size, cursor, ...query } }) =>
    itemList(platform, caller, { ...query, cursor, limit: pageSize(size) }),
  );
  route(app, contract.countItems, ({ caller }) => itemCounts(platform, caller));
  route(app, contract.openItem, ({ caller, body }) => openItem(platform, caller, body));
  route(app, contract.commandItem, ({ caller, params, body }) =>
    commandItem(platform, caller, { ...params, ...body }),
  );
  route(app, contract.reassignTasks, ({ caller, body }) => reassign(platform, caller, body));
}

/** The routes of supervision, the promise report and its publication. */
export function supervisionRoutes(app: FastifyInstance, platform: Platform): void {
  deskRoutes(app, platform);
  route(app, report.promiseReport, ({ caller, query }) =>
    readReport(platform, { orgId: caller.orgId, ...query }),
  );
  route(app, report.promiseReportTable, async ({ caller, query, reply }) =>
    sendTable(reply, await reportTable(platform, caller, query)),
  );
  route(app, report.promiseCases, ({ caller, query: { size, ...query } }) =>
    caseList(platform, { orgId: caller.orgId, ...query, limit: pageSize(size) }),
  );
  route(app, report.listPublications, ({ caller, query }) =>
    publicationList(platform, caller, { cursor: query.cursor, limit: pageSize(query.size) }),
  );
  route(app, report.preparePublication, ({ caller, body }) => preparePublication(platform, caller, body));
  route(app, report.publishPublication, ({ caller, params }) =>
    publishPublication(platform, caller, params.publicationId),
  );
  route(app, report.discardPublication, ({ caller, params }) =>
    discardPublication(platform, caller, params.publicationId),
  );

  publicRoute(app, report.publishedMonths, () => monthList(platform));
  publicRoute(app, report.publishedMonth, ({ params, query }) =>
    publishedMonth(platform, { ...params, ...query }),
  );
  publicRoute(app, report.promiseProof, ({ body }) => proveToCustomer(platform, body.token));
}
