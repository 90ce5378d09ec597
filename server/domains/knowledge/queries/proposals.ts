import type { Static } from 'typebox';
import type { listProposals } from '#contracts/knowledge-upkeep.ts';
import { proposedTitle } from '#domain/knowledge/question-groups.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';

type Proposals = Static<(typeof listProposals)['response']>;
type Proposal = Proposals['items'][number];

interface Row {
  proposal_id: string;
  kind: Proposal['kind'];
  topic: string;
  text: string;
  count: number;
  sample_order_nos: string[];
  status: Proposal['status'];
  article_id: string | null;
  reason: string | null;
  found_at: Date;
}

const proposalsMax = 200;

/** What is proposed, the most frequent first. */
export function proposalList(
  platform: Platform,
  caller: Caller,
  status: Proposal['status'],
): Promise<Proposals> {
  return reading(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<Row>(
      tx,
      `select proposal_id, kind, topic, text, count, sample_order_nos, status, article_id, reason, found_at
       from article_proposal where org_id = $1 and status = $2 order by count desc, proposal_id limit ${proposalsMax.toString()}`,
      [caller.orgId, status],
    );
    return {
      items: rows.map((row) => ({
        ...{ proposalId: row.proposal_id, kind: row.kind, topic: row.topic, title: proposedTitle(row.text) },
        ...{ text: row.text, count: row.count, sampleOrderNos: row.sample_order_nos, status: row.status },
        ...{ articleId: row.article_id, reason: row.reason, foundAt: row.found_at.toISOString() },
      })),
    };
  });
}
