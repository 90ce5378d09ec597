import { promiseCases } from '#contracts/supervision-report.ts';
import { findPromise } from '#domain/promises/catalogue.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useLanguage, useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import type { Column, RowOf } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { spanText } from '../figure-text.ts';
import { useReportQuestion } from '../use-report-question.ts';
import { resultTones, resultWords } from '../words.ts';

type Row = RowOf<typeof promiseCases>;

/** The orders behind a figure of the promise report. */
export function PromiseCaseListPage() {
  const t = useTexts();
  const { query } = useReportQuestion();
  const language = useLanguage();
  const [{ promise }] = useUrlState(['promise']);
  return (
    <ListPage
      title={t('承诺履行明细')}
      detail={[query.month, ...promiseWords(promise, language)].join(' · ')}
      contract={promiseCases}
      fixed={{ ...query, ...(promise === undefined ? {} : { promise }) }}
      filters={[
        {
          name: 'result',
          kind: 'choice',
          label: t('结果'),
          options: Object.entries(resultWords).map(([value, title]) => ({ value, title: t(title) })),
        },
      ]}
      columns={columnsOf(t)}
      rowKey={({ orderId, clock, run }) => `${orderId} ${clock} ${run.toString()}`}
      open={({ orderId }) => `/orders/${orderId}`}
      rowTone={({ result }) => (result === 'broken' ? 'bad' : undefined)}
      empty={{ title: t('没有对应的工单') }}
    />
  );
}

/** What was promised, in words; the code behind it for those who look it up. */
function promiseWords(promise: string | undefined, language: 'zh' | 'en'): readonly string[] {
  if (promise === undefined) return [];
  const known = findPromise(promise);
  return known === undefined ? [promise] : [known[language], promise];
}

function columnsOf(t: Texts): readonly Column<Row>[] {
  return [
    { key: 'no', title: t('工单'), render: ({ orderNo }) => orderNo },
    { key: 'title', title: t('业务'), render: ({ title }) => t(title) },
    { key: 'unit', title: t('责任单位'), render: ({ unit }) => unit },
    {
      key: 'result',
      title: t('结果'),
      render: ({ result }) => <StateTag tone={resultTones[result]}>{t(resultWords[result])}</StateTag>,
    },
    { key: 'due', title: t('时限'), render: ({ dueAt }) => timeText(dueAt) },
    { key: 'settled', title: t('计入时间'), render: ({ settledAt }) => timeText(settledAt) },
    { key: 'took', title: t('用时'), align: 'right', render: (row) => spanText(row.durationSeconds, t) },
    {
      key: 'late',
      title: t('超时'),
      align: 'right',
      render: ({ overrunSeconds }) => (overrunSeconds === 0 ? '—' : spanText(overrunSeconds, t)),
    },
    { key: 'excuse', title: t('免责原因'), render: ({ excuse }) => excuse ?? '' },
  ];
}
