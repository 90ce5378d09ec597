import type { ArticleContent } from '#domain/knowledge/article.ts';
import type { KnowledgeEvent } from '#domain/knowledge/event-titles.ts';
import { playArticle, type ArticleAct, type ArticleLife } from '#domain/knowledge/life.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { may, type Caller } from '../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../platform/db/database.ts';
import { earlierData } from '../../platform/events/earlier.ts';
import { byStaff, record } from '../../platform/events/record.ts';
import type { Platform } from '../../platform/platform.ts';
import { readerOf } from './reader.ts';
import { articleRow, lifeOf, seesArticle, updateArticle, type ArticleKey, type ArticleRow } from './store.ts';

/** A change names the article, itself, and the revision its author saw. */
export interface ArticleChange {
  readonly articleId: string;
  readonly commandId: string;
  readonly revision: number;
}

export interface Saved {
  readonly id: string;
  readonly revision: number;
}

/** What a change makes of a locked article: the act, and what else is to be written with it. */
export interface Decided {
  readonly act: ArticleAct;
  readonly kind: KnowledgeEvent;
  readonly data: Readonly<Record<string, unknown>>;
  /** The draft afterwards. */
  readonly draft: ArticleContent | null;
  readonly alsoWrite?: (tx: Tx, life: ArticleLife) => Promise<void>;
}

export const notFound = new Refusal('not-found', { data: { what: '文章' } });

export function articleCase(key: ArticleKey) {
  return { orgId: key.orgId, caseKind: 'article' as const, caseId: key.articleId };
}

/** Tells open screens that the library changed. */
export function tellArticle(
  platform: Platform,
  { orgId, articleId }: ArticleKey,
  detail: KnowledgeEvent,
): void {
  platform.live.publish([{ orgId, kind: 'setting', id: articleId, detail }]);
}

async function refuseChanged(tx: Tx, orgId: number, staffId: string): Promise<never> {
  const { rows } = await runSql<{ name: string }>(
    tx,
    'select name from staff where org_id = $1 and staff_id = $2',
    [orgId, staffId],
  );
  throw new Refusal('conflict.changed-meanwhile', { data: { who: rows[0]?.name ?? '系统' } });
}

/**
 * The way of every change: locked, not done before, made on what its author saw, allowed by the article's life,
 * written and recorded. Two at the same instant: one wins, the other is told who was faster and keeps their words.
 */
export async function changeArticle(
  platform: Platform,
  caller: Caller,
  change: ArticleChange & {
    readonly kind: KnowledgeEvent;
    readonly decide: (row: ArticleRow, tx: Tx) => Promise<Decided> | Decided;
  },
): Promise<Saved> {
  const key = { orgId: caller.orgId, articleId: change.articleId };
  let told: KnowledgeEvent = change.kind;
  const saved = await inTransaction(platform.db, [key.orgId], async (tx) => {
    const row = await articleRow(tx, key, true);
    if (row === null || !seesArticle(readerOf(caller), row)) throw notFound;
    const before = await earlierChange(tx, key, change);
    if (before !== null) return before;
    if (row.revision !== change.revision) return refuseChanged(tx, key.orgId, row.changed_by);
    const decided = await change.decide(row, tx);
    told = decided.kind;
    const life = playedBy({ caller, platform }, row, decided.act);
    await decided.alsoWrite?.(tx, life);
    const at = platform.now();
    const revision = await updateArticle(tx, key, { life, draft: decided.draft, by: caller.staffId, at });
    await record({ platform, tx }, { ...articleCase(key), ...byStaff(caller), commandId: change.commandId }, [
      { kind: decided.kind, at, data: { ...decided.data, revision } },
    ]);
    return { id: key.articleId, revision };
  });
  tellArticle(platform, key, told);
  return saved;
}

/** An approval may end as `article.scheduled`; both are the same command. */
async function earlierChange(
  tx: Tx,
  key: ArticleKey,
  { commandId, kind }: { readonly commandId: string; readonly kind: KnowledgeEvent },
): Promise<Saved | null> {
  const about = { orgId: key.orgId, caseId: key.articleId, commandId };
  const data = await earlierData(tx, { ...about, kind }).catch((error: unknown) => {
    if (kind !== 'article.published') throw error;
    return earlierData(tx, { ...about, kind: 'article.scheduled' });
  });
  return data === null ? null : { id: key.articleId, revision: Number(data['revision']) };
}

function playedBy(
  { caller, platform }: { readonly caller: Caller; readonly platform: Platform },
  row: ArticleRow,
  act: ArticleAct,
): ArticleLife {
  const life = playArticle(lifeOf(row), act, {
    staffId: caller.staffId,
    reviews: may(caller, 'knowledge.review'),
    today: businessDate(platform.now().getTime()),
  });
  if (isRefused(life)) throw Refusal.from(life);
  return life;
}
