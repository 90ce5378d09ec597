/** Pictures and papers of articles: tied by saving the text that shows them, seen by whoever may read such a text. */
import { fileIdsOf, fileMentions, pictureFault } from '#domain/knowledge/article-files.ts';
import type { ArticleContent, Reader } from '#domain/knowledge/article.ts';
import { dayMs } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, reading, runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  attachmentById,
  attachmentsOf,
  tieAttachments,
  withContent,
  type StoredAttachment,
} from '../files/index.ts';
import { articleCase } from './change.ts';
import { seesVersion } from './queries/page.ts';
import { articleRow, seesWork, type ArticleKey, type ArticleRow } from './store.ts';

/**
 * Gives the uploads that a text shows to its article, within the command that saves the text. What nobody uploaded,
 * what belongs elsewhere and what is no picture where a picture stands is refused.
 */
export async function keepFiles(
  tx: Tx,
  { staffId, ...key }: ArticleKey & { readonly staffId: string },
  body: string,
): Promise<readonly string[]> {
  const mentions = fileMentions(body);
  if (mentions.length === 0) return [];
  const ids = fileIdsOf(body);
  await tieAttachments(tx, { ...articleCase(key), staffId }, ids);
  const files = await attachmentsOf(tx, { orgId: key.orgId, caseId: key.articleId });
  for (const { fileId, as } of mentions) {
    const file = files.find(({ attachmentId }) => attachmentId === fileId);
    const refused = as === 'picture' && file !== undefined ? pictureFault(file) : null;
    if (refused !== null) throw Refusal.from(refused);
  }
  return ids;
}

/** The versions whose text names a file; few, as a version is written by hand. */
async function versionsNaming(
  tx: Tx,
  { orgId, articleId }: ArticleKey,
  fileId: string,
): Promise<readonly { readonly version: number; readonly content: ArticleContent }[]> {
  const { rows } = await runSql<{ version: number; content: ArticleContent }>(
    tx,
    `select version, content from article_version
     where org_id = $1 and article_id = $2 and position($3 in lower(content ->> 'body')) > 0
     order by version desc limit 200`,
    [orgId, articleId, fileId],
  );
  return rows.filter(({ content }) => fileIdsOf(content.body).includes(fileId));
}

async function seesFile(
  tx: Tx,
  about: {
    readonly reader: Reader;
    readonly row: ArticleRow;
    readonly file: StoredAttachment;
    readonly key: ArticleKey;
  },
): Promise<boolean> {
  const { reader, row, file, key } = about;
  if (file.caseId !== key.articleId) return isOwnUpload(reader, file);
  const shows = row.draft !== null && fileIdsOf(row.draft.body).includes(file.attachmentId);
  if (shows && seesWork(reader, row)) return true;
  const versions = await versionsNaming(tx, key, file.attachmentId);
  return versions.some((version) => seesVersion(reader, row, version));
}

/** Just uploaded and not saved with a text yet: the writer sees it in the preview. */
function isOwnUpload(reader: Reader, file: StoredAttachment): boolean {
  return reader.kind === 'staff' && file.caseId === null && file.addedBy === reader.staffId;
}

/** A picture or paper of an article, for whoever may read a text that shows it; for everybody else there is none. */
export async function articleFile(
  platform: Platform,
  reader: Reader,
  { attachmentId, ...key }: ArticleKey & { readonly attachmentId: string },
) {
  const found = await reading(platform.db, [key.orgId], async (tx) => {
    const file = await attachmentById(tx, { orgId: key.orgId, attachmentId });
    if (file === null) return null;
    const row = await articleRow(tx, key);
    const sees = row === null ? isOwnUpload(reader, file) : await seesFile(tx, { reader, row, file, key });
    return sees ? file : null;
  });
  if (found === null) throw new Refusal('not-found', { data: { what: '附件' } });
  return withContent(platform, found);
}

const releasedAtOnceMax = 1000;

/**
 * Gives back what no text shows any more, neither the draft nor any version: the nightly clearing of untied uploads
 * takes it away. A day is left for whoever still has the text open. Answers how many.
 */
export async function releaseUnusedFiles(platform: Platform): Promise<number> {
  const before = new Date(platform.now().getTime() - dayMs);
  let released = 0;
  for (const orgId of platform.db.orgIds()) {
    released += await inTransaction(platform.db, [orgId], async (tx) => {
      const { rows } = await runSql(
        tx,
        `update attachment set case_kind = null, case_id = null
         where org_id = $1 and attachment_id in (
           select f.attachment_id from article a
           join attachment f on f.org_id = a.org_id and f.case_id = a.article_id and f.case_kind = 'article'
           where a.org_id = $1 and f.added_at < $2 and a.changed_at < $2 and f.removed_at is null
             and position(f.attachment_id::text in lower(coalesce(a.draft ->> 'body', ''))) = 0
             and not exists (
               select 1 from article_version v
               where v.org_id = a.org_id and v.article_id = a.article_id
                 and position(f.attachment_id::text in lower(v.content ->> 'body')) > 0)
           limit ${releasedAtOnceMax.toString()})
         returning attachment_id`,
        [orgId, before],
      );
      return rows.length;
    });
  }
  if (released > 0) platform.log.info({ files: released }, 'article files no text shows were given back');
  return released;
}
