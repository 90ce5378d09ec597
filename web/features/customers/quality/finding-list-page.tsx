import { App, Button, Progress } from 'antd';
import { useState } from 'react';
import { customerQualityRoutes, findingStatuses, type Finding } from '#contracts/customer-quality.ts';
import { qualityRules } from '#domain/customers/quality/rules.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { dateText, timeText } from '#web/lib/format/time.ts';
import { useTexts, zh, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { optionsOf } from '../words.ts';
import { QualitySummary } from './quality-summary.tsx';
import { IgnoreDialog } from './ignore-dialog.tsx';
import { placeOf } from './place-of.ts';
import styles from '../components/customers.module.css';

export const findingStatusTitles = {
  open: zh('待处理'),
  fixed: zh('已改正'),
  ignored: zh('确认无误'),
} as const;

/** The check list of the customers' data: what is wrong where, and how far the unit is with it (R-SYS-01). */
export function FindingListPage() {
  const t = useTexts();
  const [ignoring, setIgnoring] = useState<Finding | null>(null);
  return (
    <>
      <ListPage
        title={t('客户资料检查')}
        contract={customerQualityRoutes.findings}
        filters={[
          {
            name: 'rule',
            kind: 'choice',
            label: t('检查项'),
            options: optionsOf(qualityRules, t).map(({ value, label }) => ({ value, title: label })),
          },
          {
            name: 'status',
            kind: 'choice',
            label: t('状态'),
            options: findingStatuses.map((status) => ({
              value: status,
              title: t(findingStatusTitles[status]),
            })),
          },
        ]}
        columns={columnsOf(t, setIgnoring)}
        rowKey={({ findingId }) => findingId}
        open={placeOf}
        rowTone={({ rule, status }) =>
          status === 'open' && qualityRules[rule].severity === 'must' ? 'warn' : undefined
        }
        empty={{ title: t('没有待处理的问题'), text: t('每晚自动检查一遍，也可立即检查。') }}
        actions={<CheckButton />}
      >
        <RoundState />
        <QualitySummary />
      </ListPage>
      {ignoring === null ? null : <IgnoreDialog finding={ignoring} onClose={() => setIgnoring(null)} />}
    </>
  );
}

const roundEveryMs = 3000;

function RoundState() {
  const t = useTexts();
  const { data } = useRead(customerQualityRoutes.summary, {}, { everyMs: roundEveryMs });
  const run = data?.run;
  if (run === undefined || run === null) return <p className={styles.small}>{t('还没有检查过。')}</p>;
  if (run.finishedAt !== null)
    return (
      <p className={styles.small}>
        {t('{time} 检查完毕，共 {count} 位客户。', { time: timeText(run.finishedAt), count: run.checked })}
      </p>
    );
  const percent = run.total === 0 ? 0 : Math.floor((100 * run.checked) / run.total);
  return <Progress percent={percent} aria-label={t('检查进度')} />;
}

function CheckButton() {
  const t = useTexts();
  const { message } = App.useApp();
  const check = useCommand(customerQualityRoutes.check, {
    touches: [customerQualityRoutes.summary, customerQualityRoutes.findings],
    done: () => void message.info(t('已开始检查')),
    failed: (problem) => void message.error(problemText(problem, [], t)),
  });
  return (
    <Button loading={check.pending} onClick={() => void check.run({})}>
      {t('立即检查')}
    </Button>
  );
}

function columnsOf(t: Texts, onIgnore: (finding: Finding) => void): readonly Column<Finding>[] {
  return [
    {
      key: 'rule',
      title: t('检查项'),
      width: '15rem',
      render: ({ rule }) => <span title={t(qualityRules[rule].remedy)}>{t(qualityRules[rule].title)}</span>,
    },
    {
      key: 'customer',
      title: t('客户'),
      width: '12rem',
      render: ({ customer }) => <strong>{customer}</strong>,
    },
    {
      key: 'about',
      title: t('问题所在'),
      render: ({ about, rule }) => (
        <div className={styles.two}>
          <span>{about}</span>
          <span className={styles.small}>{t(qualityRules[rule].remedy)}</span>
        </div>
      ),
    },
    { key: 'unit', title: t('责任单位'), width: '9rem', render: ({ unit }) => unit ?? '—' },
    { key: 'found', title: t('发现日期'), width: '8rem', render: ({ foundAt }) => dateText(foundAt) },
    {
      key: 'acts',
      title: '',
      width: '8rem',
      align: 'right',
      render: (finding) =>
        finding.status === 'open' ? (
          <Button
            type="link"
            size="small"
            onClick={(event) => {
              event.stopPropagation();
              onIgnore(finding);
            }}
          >
            {t('确认无误')}
          </Button>
        ) : (
          <StateTag tone={finding.status === 'fixed' ? 'good' : 'calm'}>
            {t(findingStatusTitles[finding.status])}
          </StateTag>
        ),
    },
  ];
}
