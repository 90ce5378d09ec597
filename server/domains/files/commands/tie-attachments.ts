import { Refusal } from '#domain/kernel/refusal.ts';
import type { Case } from '../../../platform/events/record.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';

/**
 * Gives uploaded papers to a case, within the command of the case, which records it. Only what the same person
 * uploaded and no case has; papers that the case has already are no error (the command may be a retry).
 */
export async function tieAttachments(
  tx: Tx,
  about: Case & { staffId: string; label?: string },
  attachmentIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(attachmentIds)].sort();
  if (wanted.length === 0) return;
  const rows = await tx
    .selectFrom('attachment')
    .select(['attachment_id', 'case_id', 'added_by', 'file_name'])
    .where('org_id', '=', about.orgId)
    .where('attachment_id', 'in', wanted)
    .where('removed_at', 'is', null)
    .orderBy('attachment_id')
    .forUpdate()
    .execute();
  const open = rows.filter((row) => row.case_id === about.caseId || row.added_by === about.staffId);
  if (open.length !== wanted.length)
    throw new Refusal('not-found', { field: 'attachmentIds', data: { what: '附件' } });
  const elsewhere = rows.find((row) => row.case_id !== null && row.case_id !== about.caseId);
  if (elsewhere !== undefined) {
    throw new Refusal('file.already-tied', {
      field: 'attachmentIds',
      data: { fileName: elsewhere.file_name },
    });
  }
  await tx
    .updateTable('attachment')
    .set({
      case_kind: about.caseKind,
      case_id: about.caseId,
      ...(about.label === undefined ? {} : { label: about.label }),
    })
    .where('org_id', '=', about.orgId)
    .where('attachment_id', 'in', wanted)
    .where('case_id', 'is', null)
    .execute();
}

/** Marks a paper as removed from its case, within the command of the case, which records it; the content stays. */
export async function removeAttachment(
  tx: Tx,
  platform: Platform,
  about: { orgId: number; caseId: string; attachmentId: string },
): Promise<void> {
  const removed = await tx
    .updateTable('attachment')
    .set({ removed_at: platform.now() })
    .where('org_id', '=', about.orgId)
    .where('case_id', '=', about.caseId)
    .where('attachment_id', '=', about.attachmentId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (removed.numUpdatedRows === 0n) throw new Refusal('not-found', { data: { what: '附件' } });
}
