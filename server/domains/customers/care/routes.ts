import type { FastifyInstance } from 'fastify';
import { customerCareRoutes as contract } from '#contracts/customer-care.ts';
import { reading } from '../../../platform/db/database.ts';
import { route } from '../../../platform/http/route.ts';
import { pageSize } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { cautionsOf, customerCare } from './care-page.ts';
import { assignManager } from './commands/appoint.ts';
import { giveConsent, withdrawConsent } from './commands/consents.ts';
import { endDanger, noteDanger } from './commands/dangers.ts';
import { cancelVisit, followProblem, planVisit, recordVisit } from './commands/visits.ts';
import { careFigures, customersCaredFor, problemList, visitList } from './lists.ts';

/** Consents, danger signs, managers and their visits over HTTP. */
export function careRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform;
  const now = () => platform.now();
  route(app, contract.care, ({ params, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => customerCare(tx, { orgId, ...params, now: now() })),
  );
  route(app, contract.cautions, ({ params, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => cautionsOf(tx, { orgId, ...params, now: now() })),
  );
  route(app, contract.giveConsent, ({ params, body, caller }) =>
    giveConsent(platform, caller, { ...params, ...body }),
  );
  route(app, contract.withdrawConsent, ({ params, body, caller }) =>
    withdrawConsent(platform, caller, { ...params, ...body }),
  );
  route(app, contract.noteDanger, ({ params, body, caller }) =>
    noteDanger(platform, caller, { ...params, ...body }),
  );
  route(app, contract.endDanger, ({ params, body, caller }) =>
    endDanger(platform, caller, { ...params, ...body }),
  );
  route(app, contract.assignManager, ({ body, caller }) => assignManager(platform, caller, body));
  route(app, contract.planVisit, ({ params, body, caller }) =>
    planVisit(platform, caller, { ...params, ...body }),
  );
  route(app, contract.recordVisit, ({ params, body, caller }) =>
    recordVisit(platform, caller, { ...params, ...body }),
  );
  route(app, contract.cancelVisit, ({ params, body, caller }) =>
    cancelVisit(platform, caller, { ...params, ...body }),
  );
  route(app, contract.followProblem, ({ params, body, caller }) =>
    followProblem(platform, caller, { ...params, ...body }),
  );
  const asked = <Q extends { size?: string | undefined }>(query: Q) => ({
    query,
    limit: pageSize(query.size),
  });
  route(app, contract.caredFor, ({ query, caller: { orgId, staffId } }) =>
    reading(db, [orgId], (tx) => customersCaredFor(tx, { orgId, staffId, ...asked(query) })),
  );
  route(app, contract.visits, ({ query, caller: { orgId, staffId } }) =>
    reading(db, [orgId], (tx) => visitList(tx, { orgId, staffId, ...asked(query), now: now() })),
  );
  route(app, contract.problems, ({ query, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => problemList(tx, { orgId, ...asked(query) })),
  );
  route(app, contract.figures, ({ caller: { orgId } }) =>
    reading(db, [orgId], (tx) => careFigures(tx, { orgId, now: now() })),
  );
}
