import type { FastifyInstance } from 'fastify';
import * as survey from '#contracts/visit-survey.ts';
import * as contract from '#contracts/visits.ts';
import { reading } from '../../platform/db/database.ts';
import { sendCsv } from '../../platform/http/download.ts';
import { publicRoute, route } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { answeredSurvey, openedSurvey, optOut } from './commands/answer-survey.ts';
import { answerVisit, correctVisit } from './commands/answer-visit.ts';
import { claimVisit, releaseVisit, takeNextVisit } from './commands/claim-visit.ts';
import { recordCall } from './commands/record-call.ts';
import { saveSetting } from './commands/save-setting.ts';
import { seePhone } from './commands/see-phone.ts';
import { ratesCsv } from './queries/export-rates.ts';
import { settingPage } from './queries/setting-page.ts';
import { visitCounts } from './queries/visit-counts.ts';
import { visitList } from './queries/visit-list.ts';
import { visitPage } from './queries/visit-page.ts';
import { periodOf, ratesPage, type RateDimension, type RatesPage } from './queries/visit-rates.ts';
import { visitsOfThisCustomer, visitsOfThisOrder } from './queries/visits-of.ts';

interface RateQuery {
  readonly from?: string;
  readonly to?: string;
  readonly by?: RateDimension;
  readonly unitId?: string;
  readonly kind?: string;
}

function readRates(platform: Platform, orgId: number, query: RateQuery): Promise<RatesPage> {
  const { by = 'unit', unitId, kind } = query;
  const period = periodOf(query, platform.now().getTime());
  return reading(platform.db, [orgId], (tx) => ratesPage(tx, { orgId, ...period, unitId, kind }, by));
}

function queueRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.listVisits, ({ caller, query: { cursor, size, ...filter } }) =>
    reading(platform.db, [caller.orgId], (tx) =>
      visitList(tx, { caller, filter, cursor, limit: pageSize(size), now: platform.now() }),
    ),
  );
  route(app, contract.countVisits, ({ caller }) =>
    reading(platform.db, [caller.orgId], (tx) => visitCounts(tx, caller, platform.now())),
  );
  route(app, contract.readVisit, ({ caller, params }) =>
    reading(platform.db, [caller.orgId], (tx) => visitPage(tx, { caller, ...params, now: platform.now() })),
  );
  route(app, contract.takeNextVisit, ({ caller, body }) => takeNextVisit(platform, caller, body.commandId));
  route(app, contract.claimVisit, ({ caller, params, body }) =>
    claimVisit(platform, caller, { ...params, ...body }),
  );
  route(app, contract.releaseVisit, ({ caller, params, body }) =>
    releaseVisit(platform, caller, { ...params, ...body }),
  );
  route(app, contract.seePhone, ({ caller, params, body }) =>
    seePhone(platform, caller, { ...params, ...body }),
  );
  route(app, contract.recordCall, ({ caller, params, body }) =>
    recordCall(platform, caller, { ...params, ...body }),
  );
  route(app, contract.answerVisit, ({ caller, params, body }) =>
    answerVisit(platform, caller, { ...params, ...body }),
  );
  route(app, contract.correctVisit, ({ caller, params, body }) =>
    correctVisit(platform, caller, { ...params, ...body }),
  );
}

/** The routes of return visits: the queue, one visit, the figures, the rules, and the customer's own page. */
export function visitRoutes(app: FastifyInstance, platform: Platform): void {
  queueRoutes(app, platform);
  route(app, contract.visitsOfOrder, ({ caller, params }) =>
    reading(platform.db, [caller.orgId], (tx) => visitsOfThisOrder(tx, caller, params.orderId)),
  );
  route(app, contract.visitsOfCustomer, ({ caller, params }) =>
    reading(platform.db, [caller.orgId], (tx) => visitsOfThisCustomer(tx, caller, params.customerId)),
  );
  route(app, contract.readVisitRates, ({ caller, query }) => readRates(platform, caller.orgId, query));
  route(app, contract.exportVisitRates, async ({ caller, query, reply }) =>
    sendCsv(reply, ratesCsv(await readRates(platform, caller.orgId, query))),
  );
  route(app, contract.readVisitSetting, ({ caller }) =>
    reading(platform.db, [caller.orgId], (tx) => settingPage(tx, platform, caller.orgId)),
  );
  route(app, contract.saveVisitSetting, ({ caller, body }) => saveSetting(platform, caller, body));
  publicRoute(app, survey.openSurvey, ({ body }) => openedSurvey(platform, body.token));
  publicRoute(app, survey.answerSurvey, ({ body }) => answeredSurvey(platform, body));
  publicRoute(app, survey.optOutOfSurveys, ({ body }) => optOut(platform, body.token));
}
