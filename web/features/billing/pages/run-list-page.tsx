import { listRuns, runStates, type BillingRun } from '#contracts/billing.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { StartRunButton } from '../components/start-run-button.tsx';
import { runWords, scopeWords, yuanText } from '../words.ts';

/** Every run of the unit, the newest month first. */
export function RunListPage() {
  const t = useTexts();
  return (
    <ListPage
      title={t('计费与发行')}
      detail={t('先计算，核对待核账单，再发行；中断后从断点继续，一户一月只出一张账单。')}
      contract={listRuns}
      columns={columnsOf(t)}
      rowKey={({ runId }) => runId}
      open={({ runId }) => `/billing-runs/${runId}`}
      filters={[
        {
          name: 'state',
          kind: 'choice',
          label: t('状态'),
          options: runStates.map((state) => ({ value: state, title: t(runWords[state].title) })),
        },
      ]}
      actions={<StartRunButton />}
      empty={{ title: t('还没有计费'), text: t('抄表完成后点右上角“开始计费”。') }}
    />
  );
}

function columnsOf(t: Texts): readonly Column<BillingRun>[] {
  return [
    { key: 'month', title: t('电费月份'), width: '6.5rem', render: ({ month }) => month },
    { key: 'scope', title: t('计费范围'), render: ({ scope }) => t(scopeWords[scope]) },
    {
      key: 'state',
      title: t('状态'),
      render: ({ state }) => <StateTag tone={runWords[state].tone}>{t(runWords[state].title)}</StateTag>,
    },
    { key: 'accounts', title: t('户数'), align: 'right', render: ({ accounts }) => accounts },
    { key: 'bills', title: t('账单'), align: 'right', render: ({ bills }) => bills },
    { key: 'holds', title: t('待核'), align: 'right', render: ({ openHolds }) => openHolds },
    { key: 'total', title: t('金额（元）'), align: 'right', render: ({ totalFen }) => yuanText(totalFen) },
    { key: 'due', title: t('缴费截止'), render: ({ dueOn }) => dueOn ?? '—' },
    {
      key: 'started',
      title: t('开始'),
      render: ({ startedBy, startedAt }) => `${startedBy ?? ''} ${timeText(startedAt)}`,
    },
  ];
}
