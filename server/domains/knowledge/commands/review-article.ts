import { checkContent } from '#domain/knowledge/check-content.ts';
import { isDayToPublish, type ArticleLife } from '#domain/knowledge/life.ts';
import { addDays, compareDates, type CalendarDate, calendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { present } from '#domain/kernel/assert.ts';
import type { Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changeArticle, type ArticleChange, type Saved } from '../change.ts';
import { putInForce, type ArticleKey, type ArticleRow } from '../store.ts';

type Verdict = 'published' | 'scheduled' | 'returned' | 'taken-back';

/** The decision beside the version it is about. */
export async function decideVersion(
  tx: Tx,
  key: ArticleKey & { readonly version: number },
  {
    decision,
    by,
    at,
    reason = null,
  }: { decision: Verdict; by: string | null; at: Date; reason?: string | null },
): Promise<void> {
  await runSql(
    tx,
    `update article_version set decision = $4, decided_by = $5, decided_at = $6, reason = $7
     where org_id = $1 and article_id = $2 and version = $3`,
    [key.orgId, key.articleId, key.version, decision, by, at, reason],
  );
}

/** Hands the draft to the reviewers; from here on it is a numbered version that nobody changes. */
export function submitArticle(
  platform: Platform,
  caller: Caller,
  input: ArticleChange & { readonly note: string },
): Promise<Saved> {
  return changeArticle(platform, caller, {
    ...input,
    kind: 'article.submitted',
    decide: (row) => {
      const content = row.draft === null ? null : checkContent(row.draft, true);
      if (content !== null && isRefused(content)) throw Refusal.from(content);
      const alsoWrite = async (tx: Tx, life: ArticleLife): Promise<void> => {
        await runSql(
          tx,
          `insert into article_version (org_id, article_id, version, content, note, submitted_by, submitted_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [
            ...[caller.orgId, input.articleId, life.newest, JSON.stringify(content), input.note.trim()],
            ...[caller.staffId, platform.now()],
          ],
        );
      };
      const data = { version: row.newest + 1, note: input.note.trim() };
      return { act: { act: 'submit' }, kind: 'article.submitted', data, draft: content, alsoWrite };
    },
  });
}

function inHand({ work_version: version }: ArticleRow): number {
  return version ?? 0;
}

/** The author has second thoughts, also while it waits for its date. */
export function takeBackArticle(platform: Platform, caller: Caller, input: ArticleChange): Promise<Saved> {
  return changeArticle(platform, caller, {
    ...input,
    kind: 'article.taken-back',
    decide: (row) => {
      const version = inHand(row);
      const key = { orgId: caller.orgId, articleId: input.articleId, version };
      return {
        ...{ act: { act: 'take-back' }, kind: 'article.taken-back', data: { version }, draft: row.draft },
        alsoWrite: (tx) =>
          decideVersion(tx, key, { decision: 'taken-back', by: caller.staffId, at: platform.now() }),
      };
    },
  });
}

const reviewAgainDays = 365;

/** The review date of the words; one that has passed by now is a year from the publication. */
export function reviewDate(wanted: string, publishOn: CalendarDate): CalendarDate {
  const date = calendarDate(wanted);
  return compareDates(date, publishOn) > 0 ? date : addDays(publishOn, reviewAgainDays);
}

/** Approves what somebody else wrote, for today or for a later day. */
export function approveArticle(
  platform: Platform,
  caller: Caller,
  input: ArticleChange & { readonly publishOn: string | null },
): Promise<Saved> {
  const today = businessDate(platform.now().getTime());
  const publishOn = input.publishOn === null ? today : calendarDate(input.publishOn);
  // Before any date is computed from it: a year after the last day of the calendar is none.
  if (!isDayToPublish(publishOn, today)) throw new Refusal('knowledge.date-past', { field: 'publishOn' });
  const decision = compareDates(publishOn, today) > 0 ? 'scheduled' : 'published';
  return changeArticle(platform, caller, {
    ...input,
    kind: 'article.published',
    decide: (row) => {
      const key = { orgId: caller.orgId, articleId: input.articleId, version: inHand(row) };
      const at = platform.now();
      const alsoWrite = async (tx: Tx): Promise<void> => {
        await decideVersion(tx, key, { decision, by: caller.staffId, at });
        if (decision === 'published')
          await putInForce(tx, key, { content: present(row.draft, 'what is in review'), at });
      };
      const reviewOn = reviewDate(row.draft?.reviewOn ?? today, publishOn);
      return {
        ...{ act: { act: 'approve', publishOn, reviewOn }, kind: `article.${decision}`, alsoWrite },
        ...{ data: { version: key.version, publishOn, reviewOn } },
        draft: decision === 'published' ? null : row.draft,
      };
    },
  });
}

/** Gives it back to the author with the reason. */
export function returnArticle(
  platform: Platform,
  caller: Caller,
  input: ArticleChange & { readonly reason: string },
): Promise<Saved> {
  const reason = input.reason.trim();
  return changeArticle(platform, caller, {
    ...input,
    kind: 'article.returned',
    decide: (row) => {
      const version = inHand(row);
      const key = { orgId: caller.orgId, articleId: input.articleId, version };
      return {
        ...{ act: { act: 'return', reason }, kind: 'article.returned', draft: row.draft },
        data: { version, reason },
        alsoWrite: (tx) =>
          decideVersion(tx, key, { decision: 'returned', by: caller.staffId, at: platform.now(), reason }),
      };
    },
  });
}
