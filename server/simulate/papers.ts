/** Papers of simulated orders: every one has the same content, a small drawing that can be taken for nothing real. */
import { createHash } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import type { PlannedPaper } from '#simulator/plan.ts';
import { runSql, type Tx } from '../platform/db/database.ts';
import type { Platform } from '../platform/platform.ts';

const widthPx = 160;
const heightPx = 60;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A wavy line on white, as a PNG of 8-bit grey. */
function drawing(): Buffer {
  const rows = Buffer.alloc((widthPx + 1) * heightPx, 255);
  for (let y = 0; y < heightPx; y += 1) rows[y * (widthPx + 1)] = 0;
  for (let x = 12; x < widthPx - 12; x += 1) {
    const middle = Math.round(heightPx / 2 + Math.sin(x / 7) * 12 * Math.cos(x / 31));
    for (const y of [middle, middle + 1]) rows[y * (widthPx + 1) + 1 + x] = 30;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The picture as it lies in the file store. */
export interface StoredDrawing {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Puts the picture into the file store, once. */
export async function storeDrawing(platform: Platform): Promise<StoredDrawing> {
  const content = drawing();
  const sha256 = createHash('sha256').update(content).digest('hex');
  await platform.files.put(content, sha256);
  return { sha256, sizeBytes: content.length };
}

/** Registers the papers of a case, each with its order, as if uploaded at their time. */
export async function insertPapers(
  tx: Tx,
  orgId: number,
  { papers, drawing: { sha256, sizeBytes } }: { papers: readonly PlannedPaper[]; drawing: StoredDrawing },
): Promise<void> {
  if (papers.length === 0) return;
  const rows = papers.map(({ attachmentId, orderId, label, staffId, atMs }) => ({
    attachment_id: attachmentId,
    case_id: orderId,
    label,
    added_by: staffId,
    added_at: new Date(atMs).toISOString(),
  }));
  await runSql(
    tx,
    `insert into attachment (org_id, attachment_id, case_kind, case_id, file_name, media_type, size_bytes, content_sha256,
       label, added_by, added_at)
     select $1::integer, p.attachment_id, 'order', p.case_id, '示例.png', 'image/png', $3::integer, $4, p.label, p.added_by, p.added_at
     from jsonb_to_recordset($2::jsonb) as p(attachment_id uuid, case_id uuid, label text, added_by uuid, added_at timestamptz)
     on conflict (org_id, attachment_id) do nothing`,
    [orgId, JSON.stringify(rows), sizeBytes, sha256],
  );
}
