import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { customerCareRoutes, visitStatuses, type VisitLine } from '#contracts/customer-care.ts';
import { satisfactions, visitWays } from '#domain/customers/care/visit-plan.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts, zh, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { CustomerMarks } from '../components/customer-marks.tsx';
import { wordOf } from '../words.ts';
import { VisitResultDialog } from './visit-dialogs.tsx';
import styles from '../components/customers.module.css';

const statusTitles = { due: zh('待走访'), done: zh('已走访'), cancelled: zh('已取消') } as const;

/** Visits that are due, the most urgent first, and those that are over (R-QUAL-08). */
export function VisitListPage() {
  const t = useTexts();
  const [recording, setRecording] = useState<VisitLine | null>(null);
  return (
    <>
      <ListPage
        title={t('客户走访')}
        contract={customerCareRoutes.visits}
        filters={[
          {
            name: 'scope',
            kind: 'choice',
            label: t('范围'),
            options: [
              { value: 'mine', title: t('我的') },
              { value: 'all', title: t('全单位') },
            ],
          },
          {
            name: 'status',
            kind: 'choice',
            label: t('状态'),
            options: visitStatuses.map((status) => ({ value: status, title: t(statusTitles[status]) })),
          },
          {
            name: 'satisfaction',
            kind: 'choice',
            label: t('满意度'),
            options: [5, 4, 3, 2, 1].map((value) => ({
              value: value.toString(),
              title: t(wordOf(satisfactions, value.toString())),
            })),
          },
        ]}
        columns={columnsOf(t, setRecording)}
        rowKey={({ visitId }) => visitId}
        open={({ customerId }) => `/customers/${customerId}`}
        rowTone={({ overdue, satisfaction }) =>
          overdue ? 'bad' : satisfaction !== null && satisfaction <= 2 ? 'warn' : undefined
        }
        empty={{ title: t('没有待走访的客户'), text: t('重要用户和有客户经理的客户会按周期自动安排。') }}
        actions={<Link to="/customer-care/problems">{t('走访问题')}</Link>}
      >
        <Figures />
      </ListPage>
      {recording === null ? null : (
        <VisitResultDialog
          customerId={recording.customerId}
          visit={recording}
          onClose={() => setRecording(null)}
        />
      )}
    </>
  );
}

/** How the unit's care stands. */
export function Figures() {
  const t = useTexts();
  const { data } = useRead(customerCareRoutes.figures, {});
  if (data === undefined) return null;
  const { due, overdue, doneIn90Days, satisfactionMean, openProblems, keyUnmanaged } = data;
  const figures = [
    t('两周内待走访 {due} 户，逾期 {overdue} 户', { due, overdue }),
    t('近90天走访 {count} 户，满意度 {mean}', {
      count: doneIn90Days,
      mean: satisfactionMean === null ? '—' : `${satisfactionMean.toFixed(1)} / 5`,
    }),
    t('待解决问题 {count} 个', { count: openProblems }),
    t('未指定经理的重要用户 {count} 户', { count: keyUnmanaged }),
  ];
  return (
    <p className={`${styles.spread ?? ''} ${styles.figures ?? ''}`}>
      {figures.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </p>
  );
}

function columnsOf(t: Texts, onRecord: (visit: VisitLine) => void): readonly Column<VisitLine>[] {
  return [
    {
      key: 'due',
      title: t('计划日期'),
      width: '9rem',
      render: ({ dueOn, overdue }) => (overdue ? t('{day} 已逾期', { day: dueOn }) : dueOn),
    },
    {
      key: 'customer',
      title: t('客户'),
      width: '18rem',
      render: ({ customer, keyGrade }) => (
        <div className={styles.two}>
          <strong>{customer}</strong>
          <span className={styles.marks}>
            <CustomerMarks keyGrade={keyGrade} needs={[]} />
          </span>
        </div>
      ),
    },
    { key: 'staff', title: t('走访人'), width: '7rem', render: ({ staff }) => staff ?? '—' },
    { key: 'result', title: t('走访情况'), render: (visit) => <Result visit={visit} /> },
    {
      key: 'acts',
      title: '',
      width: '7rem',
      align: 'right',
      render: (visit) =>
        visit.status === 'due' ? (
          <Button
            type="link"
            size="small"
            onClick={(event) => {
              event.stopPropagation();
              onRecord(visit);
            }}
          >
            {t('登记结果')}
          </Button>
        ) : null,
    },
  ];
}

function Result({ visit }: { visit: VisitLine }) {
  const t = useTexts();
  const { doneAt, way, satisfaction, finding, openProblems } = visit;
  if (doneAt === null) return finding;
  const line = [
    dateText(doneAt),
    t(wordOf(visitWays, way ?? '')),
    t(wordOf(satisfactions, (satisfaction ?? 3).toString())),
    ...(openProblems === 0 ? [] : [t('待解决问题 {count} 个', { count: openProblems })]),
  ];
  return (
    <div className={styles.two}>
      <span>{finding}</span>
      <span className={styles.small}>{line.join(' · ')}</span>
    </div>
  );
}
