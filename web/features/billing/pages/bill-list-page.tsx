import { billStates, exportBills, listBills, type BillRow } from '#contracts/billing.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { billWords, kwhText, lastMonths, yuanText } from '../words.ts';

/** Bills of the unit, by month, state and account. */
export function BillListPage() {
  const t = useTexts();
  const nowMs = useNow();
  const [{ runId }] = useUrlState(['runId']);
  return (
    <ListPage
      title={t('账单')}
      contract={listBills}
      fixed={runId === undefined ? {} : { runId }}
      columns={columnsOf(t)}
      rowKey={({ billId }) => billId}
      open={({ billId }) => `/bills/${billId}`}
      exportAs={exportBills}
      filters={[
        { name: 'accountNo', kind: 'text', label: t('户号') },
        {
          name: 'month',
          kind: 'choice',
          label: t('电费月份'),
          options: lastMonths(nowMs).map((month) => ({ value: month, title: month })),
        },
        {
          name: 'state',
          kind: 'choice',
          label: t('状态'),
          options: billStates.map((state) => ({ value: state, title: t(billWords[state].title) })),
        },
      ]}
      empty={{ title: t('没有账单'), text: t('可在上方换一个月份或户号。') }}
    />
  );
}

function columnsOf(t: Texts): readonly Column<BillRow>[] {
  return [
    { key: 'month', title: t('电费月份'), width: '6.5rem', render: ({ month }) => month },
    { key: 'account', title: t('户号'), render: ({ accountNo }) => accountNo },
    { key: 'name', title: t('户名'), render: ({ customerName }) => customerName },
    { key: 'days', title: t('计费期间'), render: ({ from, to }) => t('{from} 至 {to} 前', { from, to }) },
    { key: 'energy', title: t('千瓦时'), align: 'right', render: ({ energyWh }) => kwhText(energyWh) },
    { key: 'total', title: t('金额（元）'), align: 'right', render: ({ totalFen }) => yuanText(totalFen) },
    {
      key: 'state',
      title: t('状态'),
      render: ({ state }) => <StateTag tone={billWords[state].tone}>{t(billWords[state].title)}</StateTag>,
    },
    { key: 'due', title: t('缴费截止'), render: ({ dueOn }) => dueOn ?? '—' },
  ];
}
