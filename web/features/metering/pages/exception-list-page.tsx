import { listExceptions } from '#contracts/metering-exceptions.ts';
import { exceptionStates, type ExceptionState } from '#domain/metering/reading.ts';
import { allRules, ruleTitles } from '#domain/metering/rules.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column, RowOf } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import styles from '../components/metering.module.css';
import { kwhText } from '../words.ts';

type Line = RowOf<typeof listExceptions>;
const states = Object.keys(exceptionStates) as readonly ExceptionState[];

/** What the rules hold back, the oldest first; Enter opens one, where a key decides it. */
export function ExceptionListPage() {
  const t = useTexts();
  return (
    <ListPage
      title={t('抄表异常')}
      detail={t('核验规则拦下的示数在这里逐条处理，其余自动流转；未处理的不会计费。')}
      contract={listExceptions}
      columns={columns(t)}
      rowKey={(row) => row.exceptionId}
      open={(row) => `/reading-exceptions/${row.exceptionId}`}
      filters={[
        {
          name: 'rule',
          kind: 'choice',
          label: t('核验规则'),
          options: allRules.map((value) => ({ value, title: t(ruleTitles[value]) })),
        },
        {
          name: 'state',
          kind: 'choice',
          label: t('状态'),
          options: states.map((value) => ({ value, title: t(exceptionStates[value]) })),
        },
      ]}
      empty={{ title: t('没有待处理的抄表异常'), text: t('示数都通过了核验。') }}
    />
  );
}

function columns(t: Texts): readonly Column<Line>[] {
  return [
    {
      key: 'rules',
      title: t('异常'),
      width: '11rem',
      render: (row) => <strong>{row.rules.map((rule) => t(ruleTitles[rule])).join('、')}</strong>,
    },
    {
      key: 'who',
      title: t('户号'),
      render: (row) => (
        <div className={styles.two}>
          <span>
            {row.accountNo} {row.customerName}
          </span>
          <span className={styles.faint}>{row.address}</span>
        </div>
      ),
    },
    { key: 'meter', title: t('表号'), width: '11rem', render: (row) => row.meterNo },
    { key: 'day', title: t('抄表日期'), width: '8rem', render: (row) => row.readOn },
    { key: 'wh', title: t('本次电量(kWh)'), width: '9rem', align: 'right', render: (row) => kwhText(row.wh) },
    {
      key: 'average',
      title: t('平均电量(kWh)'),
      width: '9rem',
      align: 'right',
      render: (row) => kwhText(row.averageWh),
    },
    { key: 'state', title: t('状态'), width: '7rem', render: (row) => t(exceptionStates[row.state]) },
  ];
}
