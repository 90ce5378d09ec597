import type { FastifyInstance } from 'fastify';
import * as report from '#contracts/supervision-report.ts';
import { sendXlsx } from '../../platform/http/download.ts';
import { publicRoute, route } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { publicationList } from './publication/list.ts';
import { preparePublication } from './publication/prepare.ts';
import { proveToCustomer } from './publication/proof.ts';
import { discardPublication, publishPublication } from './publication/publish.ts';
import { monthList, publishedMonth } from './publication/published.ts';
import { caseList } from './report/cases.ts';
import { reportXlsx } from './report/export.ts';
import { readReport } from './report/report.ts';

/** The routes of supervision, the promise report and its publication. */
export function supervisionRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, report.promiseReport, ({ caller, query }) =>
    readReport(platform, { orgId: caller.orgId, ...query }),
  );
  route(app, report.promiseReportXlsx, async ({ caller, query, reply }) =>
    sendXlsx(reply, await reportXlsx(platform, caller, query)),
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
