import type { ArticleContent } from '#domain/knowledge/article.ts';
import { proposedTitle } from '#domain/knowledge/question-groups.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { caseOfLibrary } from './load-starters.ts';
import { createWithin } from './save-article.ts';

interface OpenProposal {
  readonly kind: 'question' | 'case';
  readonly text: string;
  readonly status: string;
  readonly article_id: string | null;
}

async function locked(tx: Tx, orgId: number, proposalId: string): Promise<OpenProposal> {
  const { rows } = await runSql<OpenProposal>(
    tx,
    `select kind, text, status, article_id from article_proposal
     where org_id = $1 and proposal_id = $2 for update`,
    [orgId, proposalId],
  );
  const row = rows[0];
  if (row === undefined) throw new Refusal('not-found', { data: { what: '文章建议' } });
  return row;
}

const reviewAfterDays = 365;

/** A draft to be written out: the question as customers put it, the answer left open. */
function draftOf({ kind, text }: OpenProposal, reviewOn: string): ArticleContent {
  const isCase = kind === 'case';
  const body = isCase
    ? `## 经过\n\n${text}\n\n## 原因\n\n（待填写）\n\n## 处理与提示\n\n（待填写）`
    : `## 客户常这样问\n\n> ${text.replaceAll('\n', '\n> ')}\n\n## 答复\n\n（待填写）`;
  return {
    ...{ title: proposedTitle(text), category: isCase ? 'service-case' : 'policy', keywords: [], body },
    ...{ audience: 'staff', functions: [], sourceDocument: '', sourceClause: '', effectiveOn: null },
    ...{ reviewOn, topics: [] },
  };
}

/** Makes a draft of a proposal; the same again answers the article it became. */
export function acceptProposal(
  platform: Platform,
  caller: Caller,
  input: { readonly proposalId: string; readonly commandId: string },
): Promise<{ articleId: string }> {
  const { orgId, staffId } = caller;
  return inTransaction(platform.db, [orgId], async (tx) => {
    const proposal = await locked(tx, orgId, input.proposalId);
    if (proposal.status === 'accepted' && proposal.article_id !== null)
      return { articleId: proposal.article_id };
    if (proposal.status !== 'open') throw new Refusal('knowledge.proposal-settled');
    const now = platform.now();
    const reviewOn = addDays(businessDate(now.getTime()), reviewAfterDays);
    const article = {
      articleId: uuidv7(),
      commandId: input.commandId,
      origin: `proposal:${input.proposalId}`,
    };
    await createWithin({ platform, tx }, caller, { ...article, content: draftOf(proposal, reviewOn) });
    await runSql(
      tx,
      `update article_proposal set status = 'accepted', article_id = $3, settled_by = $4, settled_at = $5
       where org_id = $1 and proposal_id = $2`,
      [orgId, input.proposalId, article.articleId, staffId, now],
    );
    return { articleId: article.articleId };
  });
}

/** Waves a proposal off with the reason; it does not come back with the next round. */
export function ignoreProposal(
  platform: Platform,
  caller: Caller,
  input: { readonly proposalId: string; readonly commandId: string; readonly reason: string },
): Promise<{ proposalId: string }> {
  const { orgId, staffId } = caller;
  const { proposalId, reason } = input;
  return inTransaction(platform.db, [orgId], async (tx) => {
    const { status } = await locked(tx, orgId, proposalId);
    if (status === 'ignored') return { proposalId };
    if (status !== 'open') throw new Refusal('knowledge.proposal-settled');
    const now = platform.now();
    await runSql(
      tx,
      `update article_proposal set status = 'ignored', reason = $3, settled_by = $4, settled_at = $5
       where org_id = $1 and proposal_id = $2`,
      [orgId, proposalId, reason.trim(), staffId, now],
    );
    const about = { ...caseOfLibrary(orgId), ...byStaff(caller), commandId: input.commandId };
    await record({ platform, tx }, about, [
      { kind: 'article.proposal-ignored', at: now, data: { proposalId, reason: reason.trim() } },
    ]);
    return { proposalId };
  });
}
