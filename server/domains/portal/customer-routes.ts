import type { FastifyInstance, FastifyReply } from 'fastify';
import * as contract from '#contracts/portal-customer.ts';
import { minuteText } from '#domain/kernel/instant.ts';
import { takeTokenBack } from '../../platform/http/cookies.ts';
import { customerCookie, type CustomerCaller } from '../../platform/http/customer-sessions.ts';
import { customerRoute } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { answerCase, caseSurvey } from './case-survey.ts';
import { caseView, slotView } from './case-view.ts';
import { doToCase } from './commands/do-to-case.ts';
import { changePhone } from './commands/change-phone.ts';
import { exportOwn, readable } from './commands/export-own.ts';
import { askOwnCode } from './commands/own-code.ts';
import { revealOwn } from './commands/reveal-own.ts';
import { previewAsCustomer, submitAsCustomer, submitCorrection } from './commands/submit-as-customer.ts';
import { agreeTo, takeBack, ownConsents } from './own-consents.ts';
import { chooseAccount, endSession, sessionList } from './own-sessions.ts';
import { ownBookingList, ownCaseList, ownNoticeList, requireOwn } from './queries/own-cases.ts';
import { ownFile } from './queries/own-file.ts';

/** The customer's own side; every handler is given the customer of the session and passes nobody else on. */
export function customerRoutes(app: FastifyInstance, platform: Platform): void {
  fileRoutes(app, platform);
  consentRoutes(app, platform);
  sessionRoutes(app, platform);
  caseRoutes(app, platform);
  customerRoute(app, contract.ownDataJson, async ({ customer, reply }) =>
    download(reply, {
      name: `wanjia-${fileDay(platform)}.json`,
      type: 'application/json; charset=utf-8',
      content: JSON.stringify(await exportOwn(platform, customer, 'json'), null, 2),
    }),
  );
  customerRoute(app, contract.ownDataPage, async ({ customer, reply }) =>
    download(reply, {
      name: `wanjia-${fileDay(platform)}.html`,
      type: 'text/html; charset=utf-8',
      content: readable(await exportOwn(platform, customer, 'html')),
    }),
  );
}

function fileDay(platform: Platform): string {
  return minuteText(platform.now().getTime()).slice(0, 10);
}

function download(reply: FastifyReply, file: { name: string; type: string; content: string }): FastifyReply {
  return reply
    .header('content-type', file.type)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .header('cache-control', 'private, no-store')
    .send(file.content);
}

function fileRoutes(app: FastifyInstance, platform: Platform): void {
  customerRoute(app, contract.ownFile, ({ customer }) => ownFile(platform, customer));
  customerRoute(app, contract.askOwnCode, ({ customer, body, request }) =>
    askOwnCode(platform, customer, { about: body, address: request.ip }),
  );
  customerRoute(app, contract.revealOwn, ({ customer, body, request }) =>
    revealOwn(platform, customer, { ...body, address: request.ip }),
  );
  customerRoute(app, contract.changeOwnPhone, ({ customer, body, request }) =>
    changePhone(platform, customer, { ...body, address: request.ip }),
  );
  customerRoute(app, contract.askCorrection, ({ customer, body }) =>
    submitCorrection(platform, customer, body),
  );
}

function consentRoutes(app: FastifyInstance, platform: Platform): void {
  customerRoute(app, contract.ownConsents, ({ customer }) => ownConsents(platform, customer));
  customerRoute(app, contract.giveOwnConsent, ({ customer, body }) => agreeTo(platform, customer, body));
  customerRoute(app, contract.withdrawOwnConsent, ({ customer, params, body }) =>
    takeBack(platform, customer, { ...params, ...body }),
  );
}

function sessionRoutes(app: FastifyInstance, platform: Platform): void {
  customerRoute(app, contract.customerSignOut, async ({ customer, reply }) => {
    await endSession(platform, customer, customer.sessionId);
    takeTokenBack(reply, customerCookie);
    return {};
  });
  customerRoute(app, contract.ownSessions, ({ customer }) => sessionList(platform, customer));
  customerRoute(app, contract.endOwnSession, async ({ customer, params }) => {
    await endSession(platform, customer, params.sessionId);
    return {};
  });
  customerRoute(app, contract.switchAccount, async ({ customer, body }) => {
    await chooseAccount(platform, customer, body.accountId);
    return {};
  });
}

function caseRoutes(app: FastifyInstance, platform: Platform): void {
  customerRoute(app, contract.ownCases, ({ customer, query }) =>
    ownCaseList(platform, customer, { cursor: query.cursor, limit: pageSize(query.size) }),
  );
  customerRoute(app, contract.ownCase, async ({ customer, params }) =>
    caseView(platform, await requireOwn(platform, customer, params.orderId)),
  );
  customerRoute(app, contract.ownSlots, async ({ customer, params }) =>
    slotView(platform, await requireOwn(platform, customer, params.orderId)),
  );
  customerRoute(app, contract.ownDo, async ({ customer, params, body }) =>
    doOwn(platform, customer, { ...params, ...body }),
  );
  customerRoute(app, contract.ownSurvey, async ({ customer, params }) =>
    caseSurvey(platform, await requireOwn(platform, customer, params.orderId)),
  );
  customerRoute(app, contract.ownAnswer, async ({ customer, params, body }) =>
    answerCase(platform, await requireOwn(platform, customer, params.orderId), {
      ...body,
      customerId: customer.customerId,
    }),
  );
  customerRoute(app, contract.ownPreview, ({ customer, body }) =>
    previewAsCustomer(platform, customer, body),
  );
  customerRoute(app, contract.ownSubmit, ({ customer, body }) => submitAsCustomer(platform, customer, body));
  customerRoute(app, contract.ownBookings, ({ customer }) => ownBookingList(platform, customer));
  customerRoute(app, contract.ownNotices, ({ customer }) => ownNoticeList(platform, customer));
}

async function doOwn(
  platform: Platform,
  customer: CustomerCaller,
  { orderId, ...what }: { orderId: string } & Omit<Parameters<typeof doToCase>[2], 'customerId'>,
) {
  const own = await requireOwn(platform, customer, orderId);
  return doToCase(platform, own, { ...what, customerId: customer.customerId });
}
