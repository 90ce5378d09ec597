import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { claimVisit, countVisits, listVisits, readVisit } from '#contracts/visits.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay, useSession } from '#web/lib/session/session.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { AnswerPanel, CorrectionPanel } from '../components/answer-panel.tsx';
import { CallPanel } from '../components/call-panel.tsx';
import { OrderBrief } from '../components/order-brief.tsx';
import { NextVisitButton } from '../components/queue-bar.tsx';
import { AnswersGiven, Attempts, VisitHistory } from '../components/visit-records.tsx';
import { stateTitles, stateTones, type Visit } from '../words.ts';
import styles from '../components/visits.module.css';

/** One visit: whom to call, what to ask, and beside it what it is about. */
export function VisitPage() {
  const { visitId = '' }: { visitId?: string } = useParams({ strict: false });
  const read = useRead(readVisit, { params: { visitId } }, { news: ['visit'] });
  if (read.data !== undefined) return <Sheet key={visitId} visit={read.data} />;
  return read.isError ? <ProblemState problem={read.error} /> : <PageState kind="loading" />;
}

function Sheet({ visit }: { visit: Visit }) {
  const t = useTexts();
  const navigate = useNavigate();
  const { staffId } = useSession();
  const may = useMay('visit.work');
  const [correcting, setCorrecting] = useState(false);
  const mine = may && visit.state === 'waiting' && visit.claimedBy?.staffId === staffId;
  const toQueue = (): void => void navigate({ to: '/visits', search: { only: 'callable' } });
  const stop = (): void => setCorrecting(false);
  return (
    <>
      <PageHeader
        title={`${t(visit.title)} ${visit.visitNo}`}
        state={<StateTag tone={stateTones[visit.state]}>{t(stateTitles[visit.state])}</StateTag>}
        detail={<Detail visit={visit} />}
        actions={
          <>
            {may && visit.state === 'waiting' && visit.claimedBy === null ? (
              <ClaimButton visit={visit} />
            ) : null}
            <NextVisitButton />
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          {mine ? (
            <>
              <CallPanel visit={visit} onDone={toQueue} />
              <AnswerPanel visit={visit} onDone={toQueue} />
            </>
          ) : correcting ? (
            <CorrectionPanel visit={visit} onDone={stop} />
          ) : (
            <AnswersGiven
              visit={visit}
              onCorrect={may && visit.state === 'reached' ? () => setCorrecting(true) : null}
            />
          )}
          <Attempts attempts={visit.attempts} />
          <VisitHistory history={visit.history} />
        </div>
        <OrderBrief visit={visit} />
      </div>
    </>
  );
}

function Detail({ visit }: { visit: Visit }) {
  const t = useTexts();
  const { claimedBy, endedAt, surveyExpiresAt } = visit;
  if (endedAt !== null) return <>{t('{time} 结束', { time: timeText(endedAt) })}</>;
  if (visit.state === 'survey')
    return surveyExpiresAt === null ? (
      <>{t('评价邀请将在 8:00 至 20:00 之间发出')}</>
    ) : (
      <>{t('评价邀请已发出，{time} 到期', { time: timeText(surveyExpiresAt) })}</>
    );
  const due = t('应于 {time} 前完成', { time: timeText(visit.dueAt) });
  return <>{claimedBy === null ? due : `${due} · ${t('{name}办理中', { name: claimedBy.name })}`}</>;
}

function ClaimButton({ visit }: { visit: Visit }) {
  const t = useTexts();
  const claiming = useCommand(claimVisit, { touches: [readVisit, listVisits, countVisits] });
  return (
    <>
      <ProblemAlert problem={claiming.failure} />
      <Button
        loading={claiming.pending}
        onClick={() => void claiming.run({ params: { visitId: visit.visitId }, body: {} })}
      >
        {t('领取这件')}
      </Button>
    </>
  );
}
