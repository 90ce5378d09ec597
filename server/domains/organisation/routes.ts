import type { FastifyInstance } from 'fastify';
import { organisationContracts as contracts } from '#contracts/organisation.ts';
import { reading } from '../../platform/db/database.ts';
import { route } from '../../platform/http/route.ts';
import type { Platform } from '../../platform/platform.ts';
import { createUnit } from './commands/create-unit.ts';
import { deactivateUnit } from './commands/deactivate-unit.ts';
import { editUnit } from './commands/edit-unit.ts';
import { moveUnit } from './commands/move-unit.ts';
import { reactivateUnit } from './commands/reactivate-unit.ts';
import { historyOf } from './history.ts';
import { catalogue, countedUnits } from './unit-queries.ts';

/** The tree of units. */
export function unitRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contracts.catalogue, () => catalogue);
  route(app, contracts.units, ({ caller }) =>
    reading(platform.db, [caller.orgId], async (tx) => ({
      items: await countedUnits(platform, tx, caller.orgId),
    })),
  );
  route(app, contracts.createUnit, ({ caller, body }) => createUnit({ platform, caller }, body));
  route(app, contracts.editUnit, ({ caller, params, body }) =>
    editUnit({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.moveUnit, ({ caller, params, body }) =>
    moveUnit({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.deactivateUnit, ({ caller, params, body }) =>
    deactivateUnit({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.reactivateUnit, ({ caller, params, body }) =>
    reactivateUnit({ platform, caller }, { ...body, ...params }),
  );
  route(app, contracts.unitHistory, ({ caller, params, query }) =>
    reading(platform.db, [caller.orgId], (tx) =>
      historyOf(tx, { orgId: caller.orgId, caseKind: 'unit', caseId: params.unitId, ...query }),
    ),
  );
}
