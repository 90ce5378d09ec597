import type { Static } from 'typebox';
import type { Attachment } from '#contracts/files.ts';
import type { MediaType } from '#domain/files/media-type.ts';
import type { Tx } from '../../platform/db/database.ts';

/** An attachment as lists show it. */
export type AttachmentLine = Static<typeof Attachment>;

/** An attachment with what is needed to serve it. */
export interface StoredAttachment extends AttachmentLine {
  readonly caseKind: string | null;
  readonly caseId: string | null;
  readonly addedBy: string | null;
}

/** A case never holds more; the rest would be a mistake of a program. */
const perCaseMax = 500;

const lineColumns = [
  'attachment_id',
  'file_name',
  'media_type',
  'size_bytes',
  'label',
  'added_at',
  'content_sha256',
] as const;

interface LineRow {
  readonly attachment_id: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly size_bytes: number;
  readonly label: string;
  readonly added_at: Date;
  readonly content_sha256: string;
}

function lineOf(row: LineRow): AttachmentLine {
  return {
    attachmentId: row.attachment_id,
    fileName: row.file_name,
    // The column's check knows the same words.
    mediaType: row.media_type as MediaType,
    sizeBytes: row.size_bytes,
    label: row.label,
    addedAt: row.added_at.toISOString(),
    sha256: row.content_sha256,
  };
}

/** The papers of a case, oldest first. The caller has been let in by the domain of the case. */
export async function attachmentsOf(
  tx: Tx,
  about: { orgId: number; caseId: string },
): Promise<AttachmentLine[]> {
  const rows = await tx
    .selectFrom('attachment')
    .select(lineColumns)
    .where('org_id', '=', about.orgId)
    .where('case_id', '=', about.caseId)
    .where('removed_at', 'is', null)
    .orderBy('attachment_id')
    .limit(perCaseMax)
    .execute();
  return rows.map(lineOf);
}

/** One attachment that was not removed; null where there is none. */
export async function attachmentById(
  tx: Tx,
  about: { orgId: number; attachmentId: string },
): Promise<StoredAttachment | null> {
  const row = await tx
    .selectFrom('attachment')
    .select([...lineColumns, 'case_kind', 'case_id', 'added_by'])
    .where('org_id', '=', about.orgId)
    .where('attachment_id', '=', about.attachmentId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { case_kind: caseKind, case_id: caseId, added_by: addedBy } = row;
  return { ...lineOf(row), caseKind, caseId, addedBy };
}
