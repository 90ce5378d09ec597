import { fileMentions, pictureFault } from '#domain/knowledge/article-files.ts';
import type { PrintedArticle } from '#domain/knowledge/handbook.ts';
import { reading } from '../../platform/db/database.ts';
import type { Pictures } from '../../platform/pdf/typst.ts';
import type { Platform } from '../../platform/platform.ts';
import { attachmentById, withContent, type StoredAttachment } from '../files/index.ts';

/** Of all pictures of one book; a book of more would fill the memory of the process that sets it. */
const printedBytesMax = 40 * 1_048_576;
const endings: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' };

async function picturesOf(
  platform: Platform,
  orgId: number,
  articles: readonly PrintedArticle[],
): Promise<readonly StoredAttachment[]> {
  return reading(platform.db, [orgId], async (tx) => {
    const found: StoredAttachment[] = [];
    let bytes = 0;
    for (const { articleId, body } of articles) {
      for (const { fileId, as } of fileMentions(body)) {
        if (as !== 'picture' || found.some(({ attachmentId }) => attachmentId === fileId)) continue;
        const file = await attachmentById(tx, { orgId, attachmentId: fileId });
        if (file?.caseId !== articleId || pictureFault(file) !== null) continue;
        bytes += file.sizeBytes;
        if (bytes > printedBytesMax) return found;
        found.push(file);
      }
    }
    return found;
  });
}

/** The pictures of articles by the file name the handbook asks for; one whose content is lost prints its words. */
export async function printedPictures(
  platform: Platform,
  orgId: number,
  articles: readonly PrintedArticle[],
): Promise<Pictures> {
  const pictures = new Map<string, Uint8Array>();
  for (const file of await picturesOf(platform, orgId, articles)) {
    const opened = await withContent(platform, file).catch(() => null);
    const ending = endings[file.mediaType];
    if (opened !== null && ending !== undefined)
      pictures.set(`${file.attachmentId}.${ending}`, opened.content);
  }
  return pictures;
}
