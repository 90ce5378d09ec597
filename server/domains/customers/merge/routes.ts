import type { FastifyInstance } from 'fastify';
import { customerMergeRoutes as contract } from '#contracts/customer-merge.ts';
import { reading } from '../../../platform/db/database.ts';
import { route } from '../../../platform/http/route.ts';
import { pageSize } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { mergeCustomers } from './commands/merge-customers.ts';
import { suspectAgain, tellApart } from './commands/tell-apart.ts';
import { undoMerge } from './commands/undo-merge.ts';
import { alikeTo, candidateList, compareCustomers, mergeList } from './queries.ts';

/** Merging of duplicates over HTTP. */
export function mergeRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform;
  route(app, contract.candidates, ({ query, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => candidateList(platform, tx, { orgId, query, limit: pageSize(query.size) })),
  );
  route(app, contract.alike, ({ params, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => alikeTo(platform, tx, { orgId, ...params })),
  );
  route(app, contract.compare, ({ query, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => compareCustomers(platform, tx, { orgId, ...query })),
  );
  route(app, contract.merge, ({ body, caller }) => mergeCustomers(platform, caller, body));
  route(app, contract.tellApart, async ({ body, caller }) => {
    await tellApart(platform, caller, body);
    return {};
  });
  route(app, contract.suspectAgain, async ({ body, caller }) => {
    await suspectAgain(platform, caller, body);
    return {};
  });
  route(app, contract.merges, ({ query: { cursor, size }, caller: { orgId } }) =>
    reading(db, [orgId], (tx) =>
      mergeList(tx, { orgId, cursor, limit: pageSize(size), now: platform.now() }),
    ),
  );
  route(app, contract.undo, ({ params, body, caller }) =>
    undoMerge(platform, caller, { ...params, ...body }),
  );
}
