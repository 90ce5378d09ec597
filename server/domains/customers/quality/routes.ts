import type { FastifyInstance } from 'fastify';
import { customerQualityRoutes as contract } from '#contracts/customer-quality.ts';
import { reading } from '../../../platform/db/database.ts';
import { route } from '../../../platform/http/route.ts';
import { pageSize } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { askCheck } from './commands/ask-check.ts';
import { ignoreFinding, reopenFinding } from './commands/close-finding.ts';
import { findingList, findingsOfCustomer, qualitySummary } from './queries.ts';

/** The check of the customers' data over HTTP. */
export function qualityRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform;
  route(app, contract.findings, ({ query, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => findingList(tx, { orgId, query, limit: pageSize(query.size) })),
  );
  route(app, contract.summary, ({ caller: { orgId } }) =>
    reading(db, [orgId], (tx) => qualitySummary(tx, orgId)),
  );
  route(app, contract.ofCustomer, ({ params, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => findingsOfCustomer(tx, { orgId, ...params })),
  );
  route(app, contract.check, ({ caller }) => askCheck(platform, caller));
  route(app, contract.ignore, ({ params, body, caller }) =>
    ignoreFinding(platform, caller, { ...params, ...body }),
  );
  route(app, contract.reopen, ({ params, body, caller }) =>
    reopenFinding(platform, caller, { ...params, ...body }),
  );
}
