import type { FastifyInstance } from 'fastify';
import * as exceptions from '#contracts/metering-exceptions.ts';
import * as meters from '#contracts/metering.ts';
import * as walks from '#contracts/metering-routes.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { monthOf } from '#domain/metering/plan.ts';
import { reading } from '../../platform/db/database.ts';
import { sendTable } from '../../platform/http/download.ts';
import { route } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { correctReading } from './commands/correct-reading.ts';
import { decideException } from './commands/decide-exception.ts';
import { installMeter, removeMeter, replaceMeter } from './commands/hang-meter.ts';
import { importReadings } from './commands/import-readings.ts';
import { moveMeter, registerMeters } from './commands/meters.ts';
import { saveRoute, saveRules, setStops } from './commands/reading-routes.ts';
import { enterReadings, takeReading } from './commands/take-reading.ts';
import { customerMetering } from './queries/customer-metering.ts';
import { exceptionList, exceptionPage } from './queries/exceptions.ts';
import { meterList, meterTable } from './queries/meter-list.ts';
import { meterPage } from './queries/meter-page.ts';
import { planList, planPage, planSheet, routeList } from './queries/plans.ts';
import { rulesOf } from './readings/rules.ts';

function meterRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform;
  route(app, meters.listMeters, ({ caller: { orgId }, query: { cursor, size, ...filter } }) =>
    reading(db, [orgId], (tx) =>
      meterList(tx, { orgId, filter, cursor, limit: pageSize(size), now: platform.now() }),
    ),
  );
  route(app, meters.exportMeters, ({ caller, query, reply }) =>
    sendTable(reply, meterTable(platform, caller.orgId, query)),
  );
  route(app, meters.readMeter, ({ caller: { orgId }, params: { meterId } }) =>
    reading(db, [orgId], (tx) => meterPage(tx, orgId, meterId)),
  );
  route(app, meters.registerMeters, ({ caller, body }) => registerMeters(platform, caller, body));
  route(app, meters.moveMeter, ({ caller, params, body }) =>
    moveMeter(platform, caller, { ...params, ...body }),
  );
  route(app, meters.installMeter, ({ caller, params, body }) =>
    installMeter(platform, caller, { ...params, ...body }),
  );
  route(app, meters.removeMeter, ({ caller, params, body }) =>
    removeMeter(platform, caller, { ...params, ...body }),
  );
  route(app, meters.replaceMeter, ({ caller, params, body }) =>
    replaceMeter(platform, caller, { ...params, ...body }),
  );
}

function readingRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform;
  route(app, meters.meteringOfCustomer, ({ caller: { orgId }, params: { customerId } }) =>
    reading(db, [orgId], (tx) => customerMetering(tx, { orgId, customerId, now: platform.now() })),
  );
  route(app, meters.takeReading, ({ caller, body }) => takeReading(platform, caller, body));
  route(app, meters.correctReading, ({ caller, params, body }) =>
    correctReading(platform, caller, { ...params, ...body }),
  );
  route(app, exceptions.listExceptions, ({ caller: { orgId }, query: { cursor, size, ...filter } }) =>
    reading(db, [orgId], (tx) => exceptionList(tx, { orgId, filter, cursor, limit: pageSize(size) })),
  );
  route(app, exceptions.readException, ({ caller: { orgId }, params: { exceptionId } }) =>
    reading(db, [orgId], (tx) => exceptionPage(tx, orgId, exceptionId)),
  );
  route(app, exceptions.decideException, ({ caller, params, body }) =>
    decideException(platform, caller, { ...params, ...body }),
  );
}

function planRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform;
  route(app, walks.listRoutes, ({ caller: { orgId } }) => reading(db, [orgId], (tx) => routeList(tx, orgId)));
  route(app, walks.saveRoute, ({ caller, body }) => saveRoute(platform, caller, body));
  route(app, walks.setStops, ({ caller, params, body }) =>
    setStops(platform, caller, { ...params, ...body }),
  );
  route(app, walks.listPlans, ({ caller: { orgId }, query }) => {
    const now = platform.now();
    const month = query.month ?? monthOf(businessDate(now.getTime()));
    return reading(db, [orgId], (tx) => planList(tx, { orgId, month, now }));
  });
  route(app, walks.readPlan, ({ caller: { orgId }, params: { planId } }) =>
    reading(db, [orgId], (tx) => planPage(tx, { orgId, planId, now: platform.now() })),
  );
  route(app, walks.planSheet, async ({ caller, params, query, reply }) =>
    sendTable(reply, await planSheet(platform, caller, { ...params, ...query })),
  );
  route(app, walks.enterReadings, ({ caller, params, body }) =>
    enterReadings(platform, caller, { ...params, ...body }),
  );
  route(app, walks.importReadings, ({ caller, request }) => importReadings(platform, caller, request));
  route(app, walks.readRules, ({ caller: { orgId } }) => reading(db, [orgId], (tx) => rulesOf(tx, orgId)));
  route(app, walks.saveRules, ({ caller, body }) => saveRules(platform, caller, body));
}

/** Meters, readings and plans over HTTP. */
export function meteringRoutes(app: FastifyInstance, platform: Platform): void {
  meterRoutes(app, platform);
  readingRoutes(app, platform);
  planRoutes(app, platform);
}
