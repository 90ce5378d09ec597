import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerCare, Visit } from '#contracts/customer-care.ts';
import { satisfactions, visitWays } from '#domain/customers/care/visit-plan.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { wordOf } from '../words.ts';
import { CancelVisitDialog, PlanVisitDialog, ProblemDialog, VisitResultDialog } from './visit-dialogs.tsx';
import styles from '../components/customers.module.css';

type Problem = Visit['problems'][number];
type Open =
  | { readonly do: 'plan' }
  | { readonly do: 'result' | 'cancel'; readonly visit: Visit }
  | { readonly do: 'problem'; readonly problem: Problem }
  | null;

/** Who visited when, what came of it, and what is still to be solved (R-HALL-13, R-QUAL-08). */
export function VisitsPanel({ customerId, care }: { customerId: string; care: CustomerCare }) {
  const t = useTexts();
  const may = useMay('customer.care');
  const [open, setOpen] = useState<Open>(null);
  const dialog = { customerId, onClose: () => setOpen(null) };
  return (
    <Section
      flush
      title={t('走访')}
      extra={
        may ? (
          <Button size="small" onClick={() => setOpen({ do: 'plan' })}>
            {t('安排走访')}
          </Button>
        ) : null
      }
    >
      {care.visits.length === 0 ? (
        <PageState
          kind="empty"
          small
          title={t('还没有走访')}
          text={t('重要用户和有客户经理的客户会按周期自动安排。')}
        />
      ) : (
        <ul className={styles.lines}>
          {care.visits.map((visit) => (
            <VisitItem
              key={visit.visitId}
              customerId={customerId}
              visit={visit}
              onOpen={may ? setOpen : null}
            />
          ))}
        </ul>
      )}
      {open?.do === 'plan' ? <PlanVisitDialog {...dialog} /> : null}
      {open?.do === 'result' ? <VisitResultDialog {...dialog} visit={open.visit} /> : null}
      {open?.do === 'cancel' ? <CancelVisitDialog {...dialog} visit={open.visit} /> : null}
      {open?.do === 'problem' ? <ProblemDialog {...dialog} problem={open.problem} /> : null}
    </Section>
  );
}

interface ItemProps {
  readonly customerId: string;
  readonly visit: Visit;
  readonly onOpen: ((open: Open) => void) | null;
}

function VisitItem({ customerId, visit, onOpen }: ItemProps) {
  const t = useTexts();
  const { status, dueOn, doneAt, staff, way, satisfaction, finding } = visit;
  const isDue = status === 'due';
  const title = isDue
    ? t('计划 {day}', { day: dueOn })
    : status === 'cancelled'
      ? t('{day} 的走访已取消', { day: dueOn })
      : `${dateText(doneAt ?? '')} ${t(wordOf(visitWays, way ?? ''))}`;
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <span>{title}</span>
        {satisfaction === null ? null : (
          <StateTag tone={satisfaction >= 4 ? 'good' : satisfaction === 3 ? 'warn' : 'bad'}>
            {t(wordOf(satisfactions, satisfaction.toString()))}
          </StateTag>
        )}
        <span className={styles.small}>{staff ?? t('未指定走访人')}</span>
      </div>
      {isDue && onOpen !== null ? (
        <div className={styles.marks}>
          <Button type="link" size="small" onClick={() => onOpen({ do: 'result', visit })}>
            {t('登记结果')}
          </Button>
          <Button type="link" size="small" onClick={() => onOpen({ do: 'cancel', visit })}>
            {t('取消')}
          </Button>
        </div>
      ) : null}
      {finding === null ? null : <div className={styles.itemBody}>{finding}</div>}
      {visit.problems.map((problem) => (
        <ProblemLine key={problem.problemId} customerId={customerId} problem={problem} onOpen={onOpen} />
      ))}
    </li>
  );
}

interface ProblemProps {
  readonly customerId: string;
  readonly problem: Problem;
  readonly onOpen: ((open: Open) => void) | null;
}

function ProblemLine({ customerId, problem, onOpen }: ProblemProps) {
  const t = useTexts();
  const mayAccept = useMay('request.accept');
  const { status, words, orderNo, solution } = problem;
  return (
    <div className={`${styles.itemBody ?? ''} ${styles.spread ?? ''}`}>
      <StateTag tone={status === 'open' ? 'warn' : 'good'}>
        {status === 'open' ? t('待解决') : t('已解决')}
      </StateTag>
      <span>{words}</span>
      {orderNo === null ? null : <span className={styles.small}>{t('工单 {orderNo}', { orderNo })}</span>}
      {solution === null ? null : <span className={styles.small}>{solution}</span>}
      {status === 'open' && onOpen !== null ? (
        <Button type="link" size="small" onClick={() => onOpen({ do: 'problem', problem })}>
          {t('跟进')}
        </Button>
      ) : null}
      {status === 'open' && orderNo === null && mayAccept ? (
        <Link to="/intake" search={{ customerId, problemId: problem.problemId }}>
          {t('受理后续工单')}
        </Link>
      ) : null}
    </div>
  );
}
