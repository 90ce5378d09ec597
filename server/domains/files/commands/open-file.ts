import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import { FileLost } from '../../../platform/files/file-store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { mayRead } from '../access.ts';
import { attachmentById, type StoredAttachment } from '../queries.ts';

/** An attachment and its bytes. */
export interface OpenedFile extends StoredAttachment {
  readonly content: Uint8Array;
}

/** Lets the caller at a paper and records the look: scans show identity cards and deeds (R-DATA-02). */
async function letIn(
  platform: Platform,
  caller: Caller,
  about: { attachmentId: string; how: 'download' | 'preview' },
): Promise<StoredAttachment> {
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const found = await attachmentById(tx, { orgId: caller.orgId, attachmentId: about.attachmentId });
    // What may not be seen does not exist: a refusal of its own would tell that there is something.
    if (found === null || !(await mayRead(platform, tx, { ...found, caller }))) {
      throw new Refusal('not-found', { data: { what: '附件' } });
    }
    await record(
      { platform, tx },
      { orgId: caller.orgId, caseKind: 'system', caseId: about.attachmentId, ...byStaff(caller) },
      [{ kind: 'file.opened', at: platform.now(), data: { how: about.how, caseId: found.caseId } }],
    );
    return found;
  });
}

/** Opens an attachment for a caller; the content is checked against its hash. */
export async function openFile(
  platform: Platform,
  caller: Caller,
  about: { attachmentId: string; how: 'download' | 'preview' },
): Promise<OpenedFile> {
  return withContent(platform, await letIn(platform, caller, about));
}

/** The bytes of an attachment whose reader was let in already, by the domain of its case where that asks itself. */
export async function withContent(platform: Platform, found: StoredAttachment): Promise<OpenedFile> {
  try {
    return { ...found, content: await platform.files.get(found.sha256) };
  } catch (error) {
    if (!(error instanceof FileLost)) throw error;
    platform.log.error({ err: error, attachmentId: found.attachmentId }, 'attachment lost');
    throw new Refusal('file.content-lost');
  }
}
