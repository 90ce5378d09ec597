import type { FastifyInstance } from 'fastify';
import * as alerts from '#contracts/order-alerts.ts';
import * as batch from '#contracts/order-batch.ts';
import { customerCases as customerCasesContract } from '#contracts/order-customers.ts';
import * as contract from '#contracts/orders.ts';
import { reading } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { sendCsv, sendPdf } from '../../platform/http/download.ts';
import { route } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import { guardClosing } from '../customers/index.ts';
import { acknowledgeLevel } from './alerts/acknowledge.ts';
import { alertList } from './alerts/list.ts';
import { performBatch, previewBatch } from './commands/perform-batch.ts';
import { perform } from './commands/perform.ts';
import { printLetter } from './commands/print-letter.ts';
import { takeNext } from './commands/take-next.ts';
import { unmaskOrder } from './commands/unmask-order.ts';
import { staffDoer } from './effects.ts';
import { clockGauge } from './gauges.ts';
import { streamNews } from './news.ts';
import { guardOrderPapers } from './papers.ts';
import { caseRecord } from './queries/case-record.ts';
import { colleagues } from './queries/colleagues.ts';
import { customerCases, openOrderNumbers } from './queries/customer-cases.ts';
import { exportCsv } from './queries/export.ts';
import {
  findNumber,
  readCallbacks,
  readList,
  readPage,
  readProof,
  readWork,
  readWorkCounts,
} from './reading.ts';

/** The routes of work orders. */
export function orderRoutes(app: FastifyInstance, platform: Platform): void {
  guardOrderPapers(platform);
  guardClosing(platform, openOrderNumbers);
  clockGauge(app, platform);
  route(app, contract.listOrders, ({ caller, query: { cursor, size, ...filter } }) =>
    readList(platform, caller, { filter, cursor, limit: pageSize(size) }),
  );
  route(app, contract.exportOrders, async ({ caller, query, reply }) =>
    sendCsv(reply, await exportCsv(platform, caller, query)),
  );
  route(app, customerCasesContract, ({ caller: { orgId }, params }) =>
    reading(platform.db, [orgId], (tx) => customerCases(tx, { orgId, ...params, now: platform.now() })),
  );
  route(app, contract.readOrder, ({ caller, params }) => readPage(platform, caller, params.orderId));
  route(app, contract.findOrderByNumber, ({ caller, params }) =>
    findNumber(platform, caller, params.orderNo),
  );
  route(app, contract.commandOrder, ({ caller, params, body }) =>
    perform(platform, { orgId: caller.orgId, ...params, ...body }, staffDoer(caller)),
  );
  route(app, batch.previewBatch, ({ caller, body }) => previewBatch(platform, caller, body));
  route(app, batch.performBatch, ({ caller, body }) => performBatch(platform, caller, body));
  route(app, alerts.listAlerts, ({ caller, query: { size, cursor, ...query } }) =>
    alertList(platform, caller, { ...query, cursor, limit: pageSize(size) }),
  );
  route(app, alerts.acknowledgeAlert, async ({ caller, params, body }) => {
    await acknowledgeLevel(platform, caller, { ...params, ...body });
    return { done: true };
  });
  route(app, contract.unmaskOrder, ({ caller, params, body }) =>
    unmaskOrder(platform, caller, { ...params, ...body }),
  );
  route(app, contract.proveOrder, ({ caller, params }) => readProof(platform, caller, params.orderId));
  route(app, contract.orderRecord, async ({ caller, params, reply }) =>
    sendPdf(reply, await caseRecord(platform, caller, params.orderId)),
  );
  route(app, contract.answerLetter, async ({ caller, params, reply }) =>
    sendPdf(reply, await printLetter(platform, caller, params.orderId)),
  );
  route(app, contract.listWork, ({ caller, query: { cursor, size, scope, kind } }) =>
    readWork(platform, { caller, scope, kind, cursor, limit: pageSize(size) }),
  );
  route(app, contract.listCallbacks, ({ caller, query: { size, ...query } }) =>
    readCallbacks(platform, { caller, ...query, limit: pageSize(size) }),
  );
  route(app, contract.countWork, ({ caller }) => readWorkCounts(platform, caller));
  route(app, contract.takeNext, ({ caller, body }) => takeNext(platform, caller, body.commandId));
  route(app, contract.listColleagues, ({ caller, params, query }) =>
    colleagues(platform, caller, { ...params, task: query.task }),
  );
  route(app, contract.news, ({ caller, query, request, reply }) =>
    streamNews(platform, caller, { request, reply, orderId: query.orderId }),
  );
}
