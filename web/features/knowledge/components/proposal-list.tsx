import { Button } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptProposal, findProposals, ignoreProposal, listProposals } from '#contracts/knowledge-upkeep.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import type { RouteTypes } from '#contracts/route.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { touchedReads } from './article-acts.tsx';
import styles from './knowledge.module.css';

type Proposal = RouteTypes<typeof listProposals>['response']['items'][number];

/** What customers ask again and again, and complaints of one sort: to be written about, or waved off. */
export function ProposalList() {
  const t = useTexts();
  const read = useRead(listProposals, {}, { news: ['setting'] });
  const finding = useCommand(findProposals, { touches: [listProposals] });
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Button loading={finding.pending} onClick={() => void finding.run({ body: {} })}>
          {t('立即归集')}
        </Button>
        <span className={styles.faint}>
          {t('每周自动归集咨询和投诉中反复出现的问题；姓名、电话和编号已隐去，采纳前请再核对一遍。')}
        </span>
      </div>
      <ProblemAlert problem={finding.failure} />
      {read.error !== null ? (
        <ProblemState small problem={read.error} />
      ) : read.data === undefined ? (
        <PageState kind="loading" />
      ) : read.data.items.length === 0 ? (
        <PageState
          kind="empty"
          small
          title={t('没有待处理的建议')}
          text={t('有新的常见问题时会出现在这里。')}
        />
      ) : (
        <ul className={styles.cards}>
          {read.data.items.map((proposal) => (
            <Card key={proposal.proposalId} proposal={proposal} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Card({ proposal }: { proposal: Proposal }) {
  const t = useTexts();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { proposalId, kind, text, count, sampleOrderNos } = proposal;
  const accepting = useCommand(acceptProposal, { touches: [listProposals, ...touchedReads] });
  const ignoring = useCommand(ignoreProposal, { touches: [listProposals], done: () => setAsking(false) });
  const accept = async (): Promise<void> => {
    const made = await accepting.run({ params: { proposalId }, body: {} });
    if (made !== null)
      void navigate({ to: '/knowledge/$articleId/edit', params: { articleId: made.articleId } });
  };
  return (
    <li className={styles.card}>
      <div className={styles.row}>
        <StateTag tone={kind === 'case' ? 'warn' : 'active'}>
          {kind === 'case' ? t('服务案例') : t('常见问题')}
        </StateTag>
        <span>{t('{count} 件', { count })}</span>
        <span className={styles.faint}>
          {sampleOrderNos.map((orderNo) => (
            <Link key={orderNo} to="/orders" search={{ q: orderNo }} style={{ marginRight: '0.6rem' }}>
              {orderNo}
            </Link>
          ))}
        </span>
      </div>
      <p>{text}</p>
      <div className={styles.row}>
        <Button type="primary" loading={accepting.pending} onClick={() => void accept()}>
          {t('写成文章')}
        </Button>
        <Button onClick={() => setAsking(true)}>{t('忽略')}</Button>
      </div>
      <ProblemAlert problem={accepting.failure} />
      <ReasonDialog
        open={asking}
        title={t('忽略这条建议')}
        pending={ignoring.pending}
        problem={ignoring.failure}
        onReason={(reason) => void ignoring.run({ params: { proposalId }, body: { reason } })}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}
