import { exportMeters, listMeters } from '#contracts/metering.ts';
import { allMeterKinds, allMeterStates, meterKinds, meterStates } from '#domain/metering/meter-life.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import type { Column } from '#web/ui/list-page/list-table.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import styles from '../components/metering.module.css';
import { meterTones, type Meter } from '../words.ts';

/** Every meter and instrument transformer of the unit, with where it hangs and when it is to be verified. */
export function MeterListPage() {
  const t = useTexts();
  const today = businessDate(useNow());
  return (
    <ListPage
      title={t('计量器具')}
      detail={t('按表号或户号查找；检定将到期的用范围筛选。')}
      contract={listMeters}
      exportAs={exportMeters}
      columns={columns(t, today)}
      rowKey={(row) => row.meterId}
      open={(row) => `/meters/${row.meterId}`}
      rowTone={(row) =>
        row.state === 'installed' && row.verifyDueOn !== null && row.verifyDueOn < today ? 'warn' : undefined
      }
      filters={[
        { name: 'text', kind: 'text', label: t('表号或户号') },
        {
          name: 'state',
          kind: 'choice',
          label: t('状态'),
          options: allMeterStates.map((value) => ({ value, title: t(meterStates[value]) })),
        },
        {
          name: 'kind',
          kind: 'choice',
          label: t('类别'),
          options: allMeterKinds.map((value) => ({ value, title: t(meterKinds[value]) })),
        },
        {
          name: 'only',
          kind: 'choice',
          label: t('检定'),
          options: [
            { value: 'due', title: t('90 天内到期') },
            { value: 'over', title: t('检定已过期') },
          ],
        },
      ]}
      empty={{ title: t('没有找到计量器具'), text: t('换个条件试试，或先登记。') }}
    />
  );
}

function columns(t: Texts, today: string): readonly Column<Meter>[] {
  return [
    { key: 'no', title: t('表号'), width: '12rem', render: (row) => <strong>{row.meterNo}</strong> },
    {
      key: 'state',
      title: t('状态'),
      width: '7rem',
      render: (row) => <StateTag tone={meterTones[row.state]}>{t(meterStates[row.state])}</StateTag>,
    },
    {
      key: 'kind',
      title: t('类别'),
      render: (row) => (
        <div className={styles.two}>
          <span>{t(meterKinds[row.kind])}</span>
          <span className={styles.faint}>
            {row.maker} {row.model} · {row.accuracyClass}
          </span>
        </div>
      ),
    },
    { key: 'account', title: t('户号'), width: '10rem', render: (row) => row.accountNo ?? '—' },
    { key: 'station', title: t('供电所'), width: '10rem', render: (row) => row.station ?? '—' },
    {
      key: 'due',
      title: t('检定有效期至'),
      width: '9rem',
      render: (row) => (
        <span className={row.verifyDueOn !== null && row.verifyDueOn < today ? styles.bad : undefined}>
          {row.verifyDueOn ?? '—'}
        </span>
      ),
    },
  ];
}
