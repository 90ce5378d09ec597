import type { FastifyInstance } from 'fastify';
import * as contract from '#contracts/billing.ts';
import { sendTable } from '../../platform/http/download.ts';
import { route } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { cancelBill } from './correct/cancel-bill.ts';
import { decideHolds } from './holds/decide-holds.ts';
import { billPage } from './queries/bill-page.ts';
import { billList, billTable, customerBills } from './queries/bills.ts';
import { holdList } from './queries/holds.ts';
import { runList, runPage } from './queries/runs.ts';
import { releaseRun } from './release/release-run.ts';
import { startRun, type RunScope } from './run/start-run.ts';

interface AskedScope {
  readonly routeId?: string;
  readonly accountIds?: readonly string[];
}

function scopeOf({ routeId, accountIds }: AskedScope): RunScope {
  if (accountIds !== undefined) return { scope: 'accounts', accountIds };
  return routeId === undefined ? { scope: 'unit' } : { scope: 'route', routeId };
}

/** Runs, holds, bills. */
export function billingRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.listRuns, ({ caller: { orgId }, query: { state, cursor, size } }) =>
    runList(platform, { orgId, state, cursor, limit: pageSize(size) }),
  );
  route(app, contract.readRun, ({ caller: { orgId }, params }) => runPage(platform, { orgId, ...params }));
  route(app, contract.startRun, ({ caller, body: { runId, month, ...asked } }) =>
    startRun(platform, caller, { runId, month, scope: scopeOf(asked) }),
  );
  route(app, contract.releaseRun, ({ caller, params, body }) =>
    releaseRun(platform, caller, { ...params, ...body }),
  );
  route(app, contract.listHolds, ({ caller: { orgId }, query: { runId, reason, cursor, size } }) =>
    holdList(platform, { orgId, runId, reason, cursor, limit: pageSize(size) }),
  );
  route(app, contract.decideHolds, ({ caller, body }) => decideHolds(platform, caller, body));
  route(app, contract.listBills, ({ caller: { orgId }, query: { size, cursor, ...filter } }) =>
    billList(platform, { orgId, ...filter, cursor, limit: pageSize(size) }),
  );
  route(app, contract.exportBills, async ({ caller: { orgId }, query, reply }) =>
    sendTable(reply, await billTable(platform, { orgId, ...query })),
  );
  route(app, contract.readBill, ({ caller: { orgId }, params }) => billPage(platform, { orgId, ...params }));
  route(app, contract.cancelBill, ({ caller, params, body }) =>
    cancelBill(platform, caller, { ...params, ...body }),
  );
  route(app, contract.billHistory, ({ caller: { orgId }, params }) =>
    customerBills(platform, { orgId, ...params }),
  );
}
