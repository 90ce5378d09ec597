import { Refusal } from '#domain/kernel/refusal.ts';
import { limits } from '#domain/portal/limits.ts';
import { runSql, reading } from '../../../platform/db/database.ts';
import type { Upload } from '../../../platform/files/receive-upload.ts';
import type { Platform } from '../../../platform/platform.ts';
import { addFile } from '../../files/index.ts';
import { countHits } from '../counters.ts';
import { openUnit } from '../units.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const mebibyte = 1_048_576;
const fileMaxBytes = 10 * mebibyte;

/** Kept apart from the body's own check, so that a door is closed before the file is read. */
export function countUpload(platform: Platform, address: string): Promise<void> {
  return countHits(platform, [{ limit: 'upload-address', of: address }]);
}

function orderIdOf(fields: Upload['fields']): string {
  const id = (fields['orderId'] ?? '').toLowerCase();
  if (uuid.test(id)) return id;
  throw new Refusal('shape.wrong-format', { field: 'orderId', data: { field: 'orderId' } });
}

/**
 * Registers a paper for a request that is still being written, or for a case that is followed. It bears the id of that
 * order, which only this browser knows, until the request ties it; what is never tied is swept away after a day.
 */
export async function addUpload(
  platform: Platform,
  upload: Upload,
): Promise<{ attachmentId: string; fileName: string; sizeBytes: number }> {
  const { file, fields } = upload;
  const orderId = orderIdOf(fields);
  if (file.sizeBytes > fileMaxBytes)
    throw new Refusal('portal.file-too-large', {
      field: 'file',
      data: { limitMib: fileMaxBytes / mebibyte },
    });
  const unit = await openUnit(platform, fields['unit'] ?? '');
  await refuseTooMany(platform, unit.orgId, orderId);
  const added = await addFile(platform, { orgId: unit.orgId, staffId: orderId }, upload);
  return { attachmentId: added.attachmentId, fileName: added.fileName, sizeBytes: added.sizeBytes };
}

async function refuseTooMany(platform: Platform, orgId: number, orderId: string): Promise<void> {
  const limit = limits['upload-order'].countMax;
  const count = await reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<{ count: number }>(
      tx,
      `select count(*) from attachment
       where org_id = $1 and added_by = $2 and removed_at is null and (case_id is null or case_id = $2)`,
      [orgId, orderId],
    );
    return rows[0]?.count ?? 0;
  });
  if (count >= limit) throw new Refusal('portal.too-many-files', { data: { limit } });
}
