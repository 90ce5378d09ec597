import type { FastifyInstance } from 'fastify';
import * as contract from '#contracts/audit.ts';
import { reading } from '../../platform/db/database.ts';
import { route } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { askVerification } from './commands/ask-verification.ts';
import { checkList, existingCheck } from './queries/checks.ts';
import { eventList } from './queries/events.ts';
import { sealList } from './queries/seals.ts';

/** The routes of the audit. */
export function auditRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.listEvents, ({ caller, query: { cursor, size, ...filter } }) =>
    reading(platform.db, [caller.orgId], (tx) =>
      eventList(tx, {
        orgId: caller.orgId,
        filter,
        cursor,
        limit: pageSize(size),
        nowMs: platform.now().getTime(),
      }),
    ),
  );
  route(app, contract.listSeals, ({ caller, query }) =>
    reading(platform.db, [caller.orgId], (tx) =>
      sealList(tx, caller.orgId, { cursor: query.cursor, limit: pageSize(query.size) }),
    ),
  );
  route(app, contract.verifyAudit, ({ caller, body }) => askVerification(platform, caller, body));
  route(app, contract.readCheck, ({ caller, params }) =>
    reading(platform.db, [caller.orgId], (tx) => existingCheck(tx, caller.orgId, params.checkId)),
  );
  route(app, contract.listChecks, ({ caller, query }) =>
    reading(platform.db, [caller.orgId], (tx) =>
      checkList(tx, caller.orgId, { cursor: query.cursor, limit: pageSize(query.size) }),
    ),
  );
}
