import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { customerCareRoutes, type ProblemLine } from '#contracts/customer-care.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { ProblemDialog } from './visit-dialogs.tsx';
import styles from '../components/customers.module.css';

/** Problems that visits found, until each is solved (R-QUAL-08). */
export function ProblemListPage() {
  const t = useTexts();
  const mayAccept = useMay('request.accept');
  const [open, setOpen] = useState<ProblemLine | null>(null);
  return (
    <>
      <ListPage
        title={t('走访问题')}
        contract={customerCareRoutes.problems}
        filters={[
          {
            name: 'status',
            kind: 'choice',
            label: t('状态'),
            options: [
              { value: 'open', title: t('待解决') },
              { value: 'solved', title: t('已解决') },
            ],
          },
        ]}
        columns={columnsOf(t, { mayAccept, onFollow: setOpen })}
        rowKey={({ problemId }) => problemId}
        open={({ customerId }) => `/customers/${customerId}`}
        empty={{ title: t('没有待解决的问题'), text: t('走访中发现的问题会列在这里，直到登记解决。') }}
        actions={<Link to="/customer-care/visits">{t('客户走访')}</Link>}
      />
      {open === null ? null : (
        <ProblemDialog customerId={open.customerId} problem={open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface Acts {
  readonly mayAccept: boolean;
  readonly onFollow: (problem: ProblemLine) => void;
}

function columnsOf(t: Texts, { mayAccept, onFollow }: Acts): readonly Column<ProblemLine>[] {
  return [
    { key: 'day', title: t('发现日期'), width: '8rem', render: ({ notedAt }) => dateText(notedAt) },
    {
      key: 'customer',
      title: t('客户'),
      width: '14rem',
      render: ({ customer }) => <strong>{customer}</strong>,
    },
    {
      key: 'words',
      title: t('问题'),
      render: ({ words, orderNo, solution }) => (
        <div className={styles.two}>
          <span>{words}</span>
          <span className={styles.small}>
            {[orderNo === null ? null : t('工单 {orderNo}', { orderNo }), solution]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </div>
      ),
    },
    { key: 'staff', title: t('走访人'), width: '7rem', render: ({ staff }) => staff ?? '—' },
    {
      key: 'acts',
      title: '',
      width: '11rem',
      align: 'right',
      render: (problem) =>
        problem.status === 'solved' ? null : (
          <span className={styles.marks} onClick={(event) => event.stopPropagation()}>
            <Button type="link" size="small" onClick={() => onFollow(problem)}>
              {t('跟进')}
            </Button>
            {mayAccept && problem.orderNo === null ? (
              <Link to="/intake" search={{ customerId: problem.customerId, problemId: problem.problemId }}>
                {t('受理后续工单')}
              </Link>
            ) : null}
          </span>
        ),
    },
  ];
}
