import { anonymiseCase } from '#domain/knowledge/anonymise.ts';
import {
  questionGroups,
  sameGroup,
  textsMax,
  type AskedText,
  type QuestionGroup,
} from '#domain/knowledge/question-groups.ts';
import { dayMs } from '#domain/kernel/instant.ts';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { bySystem, byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { caseOfLibrary } from './load-starters.ts';

type Kind = 'question' | 'case';

/** Where the words of a kind stand, how far back is looked, and how often something must come to be worth an article. */
const sources: Readonly<
  Record<Kind, { order: string; text: string; topic: string; days: number; countMin: number }>
> = {
  question: { order: 'consultation', text: 'question', topic: 'topic', days: 90, countMin: 3 },
  case: { order: 'complaint', text: 'complaintText', topic: 'complaintClass', days: 365, countMin: 2 },
};

interface AskedRow {
  readonly order_no: string;
  readonly topic: string;
  readonly text: string;
  readonly contact_name: string | null;
}

/** Reports never come here: only these two kinds do, and what is confidential stays out (R-QUAL-09). */
async function askedTexts(
  tx: Tx,
  orgId: number,
  about: { kind: Kind; now: Date },
): Promise<readonly AskedText[]> {
  const { order, text, topic, days } = sources[about.kind];
  const { rows } = await runSql<AskedRow>(
    tx,
    `select order_no, coalesce(state -> 'values' ->> $3, '') as topic, left(state -> 'values' ->> $4, 500) as text, contact_name
     from work_order
     where org_id = $1 and kind = $2 and accepted_at >= $5 and not confidential
       and status not in ('merged', 'withdrawn') and state -> 'values' ->> $4 is not null
     order by accepted_at desc, order_no limit ${textsMax.toString()}`,
    [orgId, order, topic, text, new Date(about.now.getTime() - days * dayMs)],
  );
  return rows.map((row) => ({
    ...{ orderNo: row.order_no, topic: row.topic },
    text: anonymiseCase(row.text, [row.contact_name]),
  }));
}

interface KnownProposal {
  readonly proposal_id: string;
  readonly topic: string;
  readonly signature: readonly string[];
  readonly status: string;
}

async function keepGroup(
  tx: Tx,
  { orgId, kind, now }: { orgId: number; kind: Kind; now: Date },
  { group, known }: { group: QuestionGroup; known: readonly KnownProposal[] },
): Promise<number> {
  const before = known.find((proposal) => sameGroup(group, proposal));
  if (before === undefined) {
    await runSql(
      tx,
      `insert into article_proposal (org_id, proposal_id, kind, topic, text, signature, count, sample_order_nos, status, found_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9)`,
      [
        orgId,
        uuidv7(),
        kind,
        group.topic,
        group.text,
        group.signature,
        group.count,
        group.sampleOrderNos,
        now,
      ],
    );
    return 1;
  }
  if (before.status === 'open') {
    await runSql(
      tx,
      `update article_proposal set count = $3, sample_order_nos = $4, found_at = $5 where org_id = $1 and proposal_id = $2`,
      [orgId, before.proposal_id, group.count, group.sampleOrderNos, now],
    );
  }
  return 0;
}

async function findKind(tx: Tx, orgId: number, about: { kind: Kind; now: Date }): Promise<number> {
  const groups = questionGroups(await askedTexts(tx, orgId, about), sources[about.kind].countMin);
  const { rows: known } = await runSql<KnownProposal>(
    tx,
    `select proposal_id, topic, signature, status from article_proposal
     where org_id = $1 and kind = $2 order by found_at desc, proposal_id limit 2000`,
    [orgId, about.kind],
  );
  let found = 0;
  for (const group of groups) found += await keepGroup(tx, { orgId, ...about }, { group, known });
  return found;
}

const lockSpace = 7_301_962;

/**
 * Looks for what is asked again and again and for complaints of one sort (R-SYS-22), and proposes what was not
 * proposed before; what was waved off stays so. Without a caller it is the week's round.
 */
export function findProposals(
  platform: Platform,
  orgId: number,
  by: { readonly caller: Caller; readonly commandId: string } | null,
): Promise<{ found: number }> {
  const about = caseOfLibrary(orgId);
  const now = platform.now();
  return inTransaction(platform.db, [orgId], async (tx) => {
    await runSql(tx, 'select pg_advisory_xact_lock($1, $2)', [lockSpace, orgId]);
    const before =
      by === null
        ? null
        : await earlierData(tx, { ...about, commandId: by.commandId, kind: 'article.questions-grouped' });
    if (before !== null) return { found: Number(before['found']) };
    const question = await findKind(tx, orgId, { kind: 'question', now });
    const found = question + (await findKind(tx, orgId, { kind: 'case', now }));
    const origin = by === null ? bySystem : byStaff(by.caller);
    if (by !== null || found > 0) {
      await record({ platform, tx }, { ...about, ...origin, commandId: by?.commandId }, [
        { kind: 'article.questions-grouped', at: now, data: { found } },
      ]);
    }
    return { found };
  });
}
