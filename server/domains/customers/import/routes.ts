import type { FastifyInstance } from 'fastify';
import { customerImportRoutes } from '#contracts/customer-import.ts';
import { reading } from '../../../platform/db/database.ts';
import { sendTable } from '../../../platform/http/download.ts';
import { route } from '../../../platform/http/route.ts';
import { pageSize } from '../../../platform/paging.ts';
import type { Platform } from '../../../platform/platform.ts';
import { cancelImport, startImport, uploadImport } from './commands.ts';
import { faultsFile } from './faults-file.ts';
import { faultPage, importList, importView } from './queries.ts';
import { importTemplate } from './template.ts';

/** The import of customers over HTTP. */
export function importRoutes(app: FastifyInstance, platform: Platform): void {
  const { db } = platform;
  route(app, customerImportRoutes.template, async ({ query, reply }) =>
    sendTable(reply, await importTemplate(query.format)),
  );
  route(app, customerImportRoutes.upload, ({ caller, request }) => uploadImport(platform, caller, request));
  route(app, customerImportRoutes.list, ({ caller: { orgId }, query: { cursor, size } }) =>
    reading(db, [orgId], (tx) =>
      importList(tx, { orgId, cursor, limit: pageSize(size), now: platform.now() }),
    ),
  );
  route(app, customerImportRoutes.read, ({ caller: { orgId }, params: { importId } }) =>
    reading(db, [orgId], (tx) => importView(tx, { orgId, importId }, platform.now())),
  );
  route(
    app,
    customerImportRoutes.faults,
    ({ caller: { orgId }, params: { importId }, query: { cursor, size } }) =>
      reading(db, [orgId], (tx) => faultPage(tx, { orgId, importId }, { cursor, limit: pageSize(size) })),
  );
  route(
    app,
    customerImportRoutes.faultsFile,
    async ({ caller: { orgId }, params: { importId }, query, reply }) =>
      sendTable(reply, await faultsFile(platform, { orgId, importId }, query.format)),
  );
  route(app, customerImportRoutes.run, ({ caller, params, body }) =>
    startImport(platform, caller, { ...params, ...body }),
  );
  route(app, customerImportRoutes.cancel, ({ caller, params }) => cancelImport(platform, caller, params));
}
