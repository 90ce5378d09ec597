import { Link } from '@tanstack/react-router';
import { listHolds, type BillHold } from '#contracts/billing.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { HoldActions } from '../components/hold-actions.tsx';
import { holdWords, kwhText, yuanText } from '../words.ts';

/** Bills that a person looks at before they go out, with what they were compared with. */
export function HoldListPage() {
  const t = useTexts();
  const [{ runId }] = useUrlState(['runId']);
  return (
    <ListPage
      title={t('待核账单')}
      detail={t('超出限值或算不出的账单停在这里：放行、剔除，或改正后重算。')}
      contract={listHolds}
      fixed={runId === undefined ? {} : { runId }}
      columns={columnsOf(t)}
      rowKey={({ holdId }) => holdId}
      filters={[
        {
          name: 'reason',
          kind: 'choice',
          label: t('原因'),
          options: Object.entries(holdWords).map(([value, title]) => ({ value, title: t(title) })),
        },
      ]}
      empty={{ title: t('没有待核账单'), text: t('计费时超出限值的账单会列在这里。') }}
    />
  );
}

function columnsOf(t: Texts): readonly Column<BillHold>[] {
  return [
    { key: 'month', title: t('电费月份'), width: '6rem', render: ({ month }) => month },
    {
      key: 'account',
      title: t('户号'),
      render: ({ accountNo, customerId, customerName }) => (
        <Link to="/customers/$customerId" params={{ customerId }}>
          {accountNo} {customerName}
        </Link>
      ),
    },
    {
      key: 'reasons',
      title: t('原因'),
      render: ({ reasons, refused }) => refused ?? reasons.map((reason) => t(holdWords[reason])).join('、'),
    },
    {
      key: 'energy',
      title: t('本期 / 上期（千瓦时）'),
      align: 'right',
      render: ({ energyWh, lastEnergyWh }) => pairText(energyWh, lastEnergyWh, kwhText),
    },
    {
      key: 'total',
      title: t('本期 / 上期（元）'),
      align: 'right',
      render: ({ totalFen, lastTotalFen }) => pairText(totalFen, lastTotalFen, yuanText),
    },
    {
      key: 'bill',
      title: '',
      render: ({ billId }) =>
        billId === null ? null : (
          <Link to="/bills/$billId" params={{ billId }}>
            {t('看账单')}
          </Link>
        ),
    },
    { key: 'act', title: '', align: 'right', render: (hold) => <HoldActions hold={hold} /> },
  ];
}

function pairText(now: number | null, last: number | null, text: (value: number) => string): string {
  return `${now === null ? '—' : text(now)} / ${last === null ? '—' : text(last)}`;
}
