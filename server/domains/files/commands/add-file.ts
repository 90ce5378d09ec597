import { Refusal } from '#domain/kernel/refusal.ts';
import { fileSizeMaxBytes } from '#domain/files/media-type.ts';
import { assert, present } from '#domain/kernel/assert.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import type { Upload } from '../../../platform/files/receive-upload.ts';
import type { Platform } from '../../../platform/platform.ts';
import { lockContent } from '../lock-content.ts';
import { attachmentById, type AttachmentLine } from '../queries.ts';

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const labelLengthMax = 100;

function attachmentIdOf(fields: Upload['fields']): string {
  const id = (fields['attachmentId'] ?? '').toLowerCase();
  if (uuidV7.test(id)) return id;
  throw new Refusal('shape.wrong-format', { field: 'attachmentId', data: { field: 'attachmentId' } });
}

function labelOf(fields: Upload['fields']): string {
  const label = (fields['label'] ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  if ([...label].length <= labelLengthMax) return label;
  throw new Refusal('shape.too-long', { field: 'label', data: { field: 'label', limit: labelLengthMax } });
}

/** Registers a file that lies in the store; the same id with the same content again answers the first result. */
export async function addFile(
  platform: Platform,
  caller: Pick<Caller, 'orgId' | 'staffId'>,
  { file, fields }: Upload,
): Promise<AttachmentLine & { sha256: string }> {
  assert(file.sizeBytes > 0, 'an attachment has content');
  assert(file.sizeBytes <= fileSizeMaxBytes, 'an attachment is not above the limit');
  const key = { orgId: caller.orgId, attachmentId: attachmentIdOf(fields) };
  const label = labelOf(fields);
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    await lockContent(tx, file.sha256);
    // The same content of an upload nobody used may have been cleared away since this one found it there.
    if (!(await platform.files.has(file.sha256))) throw new Refusal('file.upload-again');
    await tx
      .insertInto('attachment')
      .values({
        org_id: key.orgId,
        attachment_id: key.attachmentId,
        file_name: file.fileName,
        media_type: file.mediaType,
        size_bytes: file.sizeBytes,
        content_sha256: file.sha256,
        label,
        added_by: caller.staffId,
        added_at: platform.now(),
      })
      .onConflict((conflict) => conflict.columns(['org_id', 'attachment_id']).doNothing())
      .execute();
    const stored = await attachmentById(tx, key);
    if (stored?.sha256 !== file.sha256 || stored.addedBy !== caller.staffId)
      throw new Refusal('conflict.id-reused');
    const {
      caseKind: _kind,
      caseId: _case,
      addedBy: _by,
      ...line
    } = present(stored, 'the attachment just added');
    return line;
  });
}
