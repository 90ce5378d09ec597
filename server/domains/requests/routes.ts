import type { FastifyInstance } from 'fastify';
import * as contract from '#contracts/requests.ts';
import { sendPdf, sendTable } from '../../platform/http/download.ts';
import { publicRoute, route } from '../../platform/http/route.ts';
import { pageSize } from '../../platform/paging.ts';
import type { Platform } from '../../platform/platform.ts';
import { acceptRequest } from './commands/accept-request.ts';
import { uploadImport } from './commands/check-import.ts';
import { runImport } from './commands/run-import.ts';
import { dropDraft, listDrafts, readDraft, saveDraft } from './drafts.ts';
import { noticePdf, receiptPdf } from './printing.ts';
import { importTemplate } from './queries/template.ts';
import { follow } from './queries/follow.ts';
import { importList, importPage } from './queries/imports.ts';
import { preview } from './queries/preview.ts';
import { staffIntaker } from './request.ts';

/** The routes of intake: accept, check first, print, drafts, import, and the customer's look at a case. */
export function requestRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.acceptRequest, ({ caller, body }) =>
    acceptRequest(platform, staffIntaker(caller), body),
  );
  route(app, contract.previewRequest, ({ caller, body }) => preview(platform, staffIntaker(caller), body));

  route(app, contract.requestReceipt, async ({ caller, params, reply }) =>
    sendPdf(reply, await receiptPdf(platform, caller, params.orderId)),
  );
  route(app, contract.documentsNotice, ({ caller, body, reply }) =>
    sendPdf(reply, noticePdf(platform, caller, body)),
  );

  route(app, contract.listDrafts, ({ caller }) => listDrafts(platform, caller));
  route(app, contract.readDraft, ({ caller, params }) => readDraft(platform, caller, params.draftId));
  route(app, contract.saveDraft, ({ caller, params, body }) =>
    saveDraft(platform, caller, { ...params, ...body }),
  );
  route(app, contract.dropDraft, ({ caller, params }) => dropDraft(platform, caller, params.draftId));

  route(app, contract.importTemplate, async ({ params, query, reply }) =>
    sendTable(reply, await importTemplate(params.kind, query.format)),
  );
  route(app, contract.checkImport, ({ caller, request }) => uploadImport(platform, caller, request));
  route(app, contract.listImports, ({ caller, query }) =>
    importList(platform, caller, { cursor: query.cursor, limit: pageSize(query.size) }),
  );
  route(app, contract.readImport, ({ caller, params, query: { size, ...query } }) =>
    importPage(platform, caller, { ...params, ...query, limit: pageSize(size) }),
  );
  route(app, contract.runImport, ({ caller, params, body }) =>
    runImport(platform, caller, { ...params, ...body }),
  );

  publicRoute(app, contract.followRequest, ({ body }) => follow(platform, body));
}
