import type { FastifyInstance } from 'fastify';
import { customerExportRoutes } from '#contracts/customer-export.ts';
import { customerRoutes } from '#contracts/customers.ts';
import { reading } from '../../platform/db/database.ts';
import { sendTable } from '../../platform/http/download.ts';
import { route } from '../../platform/http/route.ts';
import type { Platform } from '../../platform/platform.ts';
import { customerAccountRoutes } from '#contracts/customer-accounts.ts';
import { addAccount } from './file/commands/add-account.ts';
import { addContact } from './file/commands/add-contact.ts';
import { addUsagePoint } from './file/commands/add-usage-point.ts';
import { createCustomer } from './file/commands/create-customer.ts';
import { closeAccount, editAccount, reopenAccount } from './file/commands/edit-account.ts';
import { editContact } from './file/commands/edit-contact.ts';
import { clearDocument } from './file/commands/clear-document.ts';
import { editCustomer } from './file/commands/edit-customer.ts';
import { editLocation } from './file/commands/edit-location.ts';
import { editPoint, removePoint, restorePoint } from './file/commands/edit-point.ts';
import { removeContact, restoreContact } from './file/commands/remove-contact.ts';
import { unmaskCustomer } from './file/commands/unmask-customer.ts';
import { customerPage } from './file/customer-page.ts';
import { careRoutes } from './care/routes.ts';
import { exportCustomers } from './export/export-customers.ts';
import { importRoutes } from './import/routes.ts';
import { mergeRoutes } from './merge/routes.ts';
import { qualityRoutes } from './quality/routes.ts';
import { divisionList, readingOf } from './places/places.ts';
import { duplicateHits, searchCustomers } from './search/queries.ts';

/** Changing, closing and giving back what belongs to a file. */
function accountRoutes(app: FastifyInstance, platform: Platform): void {
  const contract = customerAccountRoutes;
  route(app, contract.editAccount, ({ params, body, caller }) =>
    editAccount(platform, caller, { ...params, change: body }),
  );
  route(app, contract.closeAccount, ({ params, body, caller }) =>
    closeAccount(platform, caller, { ...params, ...body }),
  );
  route(app, contract.reopenAccount, ({ params, body, caller }) =>
    reopenAccount(platform, caller, { ...params, ...body }),
  );
  route(app, contract.editPoint, ({ params, body, caller }) =>
    editPoint(platform, caller, { ...params, change: body }),
  );
  route(app, contract.removePoint, ({ params, body, caller }) =>
    removePoint(platform, caller, { ...params, ...body }),
  );
  route(app, contract.restorePoint, ({ params, body, caller }) =>
    restorePoint(platform, caller, { ...params, ...body }),
  );
  route(app, contract.removeContact, ({ params, body, caller }) =>
    removeContact(platform, caller, { ...params, ...body }),
  );
  route(app, contract.restoreContact, ({ params, body, caller }) =>
    restoreContact(platform, caller, { ...params, ...body }),
  );
}

/** Customers over HTTP. */
export function routes(app: FastifyInstance, platform: Platform): void {
  const { db, keys } = platform;
  route(app, customerRoutes.search, ({ body, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => searchCustomers(tx, keys, { orgId, ...body })),
  );
  route(app, customerRoutes.duplicates, ({ body, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => duplicateHits(tx, keys, { orgId, ...body })),
  );
  route(app, customerRoutes.page, ({ params: { customerId }, caller: { orgId } }) =>
    reading(db, [orgId], (tx) => customerPage(platform, tx, { orgId, customerId })),
  );
  route(app, customerRoutes.create, ({ body, caller }) => createCustomer(platform, caller, body));
  route(app, customerRoutes.edit, ({ params, body, caller }) =>
    editCustomer(platform, caller, { ...params, change: body }),
  );
  route(app, customerRoutes.clearDocument, ({ params, body, caller }) =>
    clearDocument(platform, caller, { ...params, ...body }),
  );
  route(app, customerRoutes.addContact, ({ params, body, caller }) =>
    addContact(platform, caller, { ...params, ...body }),
  );
  route(app, customerRoutes.editContact, ({ params, body, caller }) =>
    editContact(platform, caller, { ...params, change: body }),
  );
  route(app, customerRoutes.addAccount, ({ params, body, caller }) =>
    addAccount(platform, caller, { ...params, ...body }),
  );
  route(app, customerRoutes.addUsagePoint, ({ params, body, caller }) =>
    addUsagePoint(platform, caller, { ...params, ...body }),
  );
  route(app, customerRoutes.editLocation, ({ params, body, caller }) =>
    editLocation(platform, caller, { ...params, change: body }),
  );
  route(app, customerRoutes.unmask, ({ params, body, caller }) =>
    unmaskCustomer(platform, caller, { ...params, ...body }),
  );
  route(app, customerRoutes.divisions, ({ query }) =>
    divisionList(query.parent ?? null, platform.config.demo),
  );
  route(app, customerRoutes.parseAddress, ({ body }) => readingOf(body));
  accountRoutes(app, platform);
  careRoutes(app, platform);
  mergeRoutes(app, platform);
  qualityRoutes(app, platform);
  route(app, customerExportRoutes.export, async ({ body, caller, reply }) =>
    sendTable(reply, await exportCustomers(platform, caller, body)),
  );
  importRoutes(app, platform);
}
