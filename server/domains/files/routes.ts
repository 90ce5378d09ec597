import type { FastifyInstance } from 'fastify';
import * as contract from '#contracts/files.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../platform/caller.ts';
import { reading } from '../../platform/db/database.ts';
import { receiveUpload } from '../../platform/files/receive-upload.ts';
import { route } from '../../platform/http/route.ts';
import type { Platform } from '../../platform/platform.ts';
import { mayRead } from './access.ts';
import { addFile } from './commands/add-file.ts';
import { openFile } from './commands/open-file.ts';
import { attachmentsOf, type AttachmentLine } from './queries.ts';
import { sendDownload, sendPreview } from './serve.ts';

function listCase(
  platform: Platform,
  caller: Caller,
  about: { caseKind: string; caseId: string },
): Promise<{ items: AttachmentLine[] }> {
  return reading(platform.db, [caller.orgId], async (tx) => {
    if (!(await mayRead(platform, tx, { ...about, addedBy: null, caller }))) {
      throw new Refusal('not-found', { data: { what: '业务' } });
    }
    return { items: await attachmentsOf(tx, { orgId: caller.orgId, caseId: about.caseId }) };
  });
}

/** The routes of attachments. */
export function fileRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.uploadFile, async ({ caller, request }) =>
    addFile(platform, caller, await receiveUpload(request, platform.files)),
  );
  route(app, contract.downloadFile, async ({ caller, params, reply }) =>
    sendDownload(reply, await openFile(platform, caller, { ...params, how: 'download' })),
  );
  route(app, contract.previewFile, async ({ caller, params, reply }) =>
    sendPreview(reply, await openFile(platform, caller, { ...params, how: 'preview' })),
  );
  route(app, contract.listFiles, ({ caller, query }) => listCase(platform, caller, query));
}
