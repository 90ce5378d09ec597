import type { Static } from 'typebox';
import type { ArticleView, listVersions } from '#contracts/knowledge.ts';
import { inAudience, type ArticleContent, type Reader } from '#domain/knowledge/article.ts';
import { stateOf } from '#domain/knowledge/life.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { present } from '#domain/kernel/assert.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { notFound } from '../change.ts';
import { readerOf } from '../reader.ts';
import {
  articleRow,
  lifeOf,
  seesArticle,
  seesPublished,
  seesWork,
  versionContent,
  type ArticleKey,
  type ArticleRow,
} from '../store.ts';

type View = Static<typeof ArticleView>;
type Versions = Static<(typeof listVersions)['response']>;

async function namesOf(tx: Tx, orgId: number, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await runSql<{ staff_id: string; name: string }>(
    tx,
    'select staff_id, name from staff where org_id = $1 and staff_id = any ($2::uuid[])',
    [orgId, [...new Set(ids)]],
  );
  return new Map(rows.map(({ staff_id, name }) => [staff_id, name]));
}

async function voteOf(
  tx: Tx,
  { orgId, articleId }: ArticleKey,
  { version, voter }: { readonly version: number; readonly voter: string },
): Promise<View['myVote']> {
  const { rows } = await runSql<{ helpful: boolean; comment: string }>(
    tx,
    `select helpful, comment from article_vote
     where org_id = $1 and article_id = $2 and version = $3 and voter = $4`,
    [orgId, articleId, version, voter],
  );
  return rows[0] ?? null;
}

/** The voter a member of staff is. */
export function staffVoter(staffId: string): string {
  return `staff:${staffId}`;
}

async function publishedPart(tx: Tx, key: ArticleKey, row: ArticleRow): Promise<View['published']> {
  if (row.published === null) return null;
  const content = present(await versionContent(tx, key, row.published), 'the version in force');
  const publishedAt = present(row.published_at, 'the instant of publication').toISOString();
  return { version: row.published, content: mutable(content), publishedAt, reviewOn: row.review_on };
}

/** The contract's arrays are not readonly. */
export function mutable(content: ArticleContent): NonNullable<View['published']>['content'] {
  return structuredClone(content) as NonNullable<View['published']>['content'];
}

function workPart(
  row: ArticleRow,
  { reader, names }: { reader: Reader; names: ReadonlyMap<string, string> },
) {
  if (row.draft === null || row.work === 'none' || !seesWork(reader, row)) return null;
  return {
    ...{ at: row.work, content: mutable(row.draft), version: row.work_version },
    ...{ publishOn: row.publish_on, returned: row.returned },
    authors: row.authors.map((id) => names.get(id) ?? '—'),
    mine: reader.kind === 'staff' && row.authors.includes(reader.staffId),
  };
}

/** An article as this member of staff may see it: the words in force, and the next ones for those who write. */
export function articlePage(platform: Platform, caller: Caller, articleId: string): Promise<View> {
  const key = { orgId: caller.orgId, articleId };
  const reader = readerOf(caller);
  return reading(platform.db, [key.orgId], async (tx) => {
    const row = await articleRow(tx, key);
    if (row === null || !seesArticle(reader, row)) throw notFound;
    const names = await namesOf(tx, key.orgId, [row.owner_id, ...row.authors]);
    // What is retired is read by those who write alone, to bring it back.
    const shown = seesPublished(reader, row) || row.retired ? await publishedPart(tx, key, row) : null;
    const today = businessDate(platform.now().getTime());
    return {
      ...{ articleId, revision: row.revision, state: stateOf(lifeOf(row), today), title: row.title },
      ...{ owner: names.get(row.owner_id) ?? null, published: shown, work: workPart(row, { reader, names }) },
      myVote:
        shown === null
          ? null
          : await voteOf(tx, key, { version: shown.version, voter: staffVoter(caller.staffId) }),
    };
  });
}

interface VersionRow {
  readonly version: number;
  readonly content: ArticleContent;
  readonly note: string;
  readonly submitted_by: string;
  readonly submitted_at: Date;
  readonly decision: Versions['items'][number]['decision'];
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly reason: string | null;
}

const versionsMax = 200;

/** Whether a reader may see a version: the one in force like everybody, the others when they write or review. */
export function seesVersion(
  reader: Reader,
  row: ArticleRow,
  { version, content }: { readonly version: number; readonly content: ArticleContent },
): boolean {
  if (version === row.published && seesPublished(reader, row)) return true;
  if (reader.kind === 'public' || !seesArticle(reader, row)) return false;
  if (reader.reviews || row.authors.includes(reader.staffId)) return true;
  return reader.writes && inAudience(reader, content);
}

/** The versions a reader may see, the newest first. */
export function articleVersions(platform: Platform, caller: Caller, articleId: string): Promise<Versions> {
  const key = { orgId: caller.orgId, articleId };
  const reader = readerOf(caller);
  return reading(platform.db, [key.orgId], async (tx) => {
    const row = await articleRow(tx, key);
    if (row === null || !seesArticle(reader, row)) throw notFound;
    const { rows } = await runSql<VersionRow>(
      tx,
      `select version, content, note, submitted_by, submitted_at, decision, decided_by, decided_at, reason
       from article_version where org_id = $1 and article_id = $2 order by version desc limit ${versionsMax.toString()}`,
      [key.orgId, articleId],
    );
    const seen = rows.filter((version) => seesVersion(reader, row, version));
    const names = await namesOf(
      tx,
      key.orgId,
      seen.flatMap(({ submitted_by, decided_by }) => [
        submitted_by,
        ...(decided_by === null ? [] : [decided_by]),
      ]),
    );
    return { items: seen.map((version) => versionLine(version, names)) };
  });
}

function versionLine(row: VersionRow, names: ReadonlyMap<string, string>): Versions['items'][number] {
  return {
    ...{ version: row.version, title: row.content.title, note: row.note },
    ...{ submittedBy: names.get(row.submitted_by) ?? null, submittedAt: row.submitted_at.toISOString() },
    ...{ decision: row.decision, reason: row.reason },
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? null),
    decidedAt: row.decided_at?.toISOString() ?? null,
  };
}
