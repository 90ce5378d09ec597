import { listPlans } from '#contracts/metering-routes.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { planStates, readMethods } from '#domain/metering/plan.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { ListImport } from '../components/list-import.tsx';
import styles from '../components/metering.module.css';
import { planTones, type Plan } from '../words.ts';

const monthsShown = 15;

function monthsBefore(today: string): readonly string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: monthsShown }, (_, at) => {
    const whole = year * 12 + month - at;
    return `${Math.floor(whole / 12).toString()}-${((whole % 12) + 1).toString().padStart(2, '0')}`;
  });
}

/** The routes of a month, how far each is, and whether each was read on its day (R-PROM-08). */
export function PlanListPage() {
  const t = useTexts();
  const today = businessDate(useNow());
  return (
    <ListPage
      title={t('抄表计划')}
      detail={t('每晚按抄表段生成本月和下月的计划；按例日抄表是对客户的承诺。')}
      contract={listPlans}
      columns={columns(t)}
      rowKey={(row) => row.planId}
      open={(row) => `/reading-plans/${row.planId}`}
      rowTone={(row) => (row.dueOn < today && row.readPoints < row.points ? 'warn' : undefined)}
      filters={[
        {
          name: 'month',
          kind: 'choice',
          label: t('月份'),
          options: monthsBefore(today).map((month) => ({ value: month, title: month })),
        },
      ]}
      empty={{ title: t('这个月没有抄表计划'), text: t('建立抄表段后，计划在夜间自动生成。') }}
    >
      <ListImport />
    </ListPage>
  );
}

function columns(t: Texts): readonly Column<Plan>[] {
  return [
    {
      key: 'route',
      title: t('抄表段'),
      render: (row) => (
        <div className={styles.two}>
          <strong>
            {row.code} {row.name}
          </strong>
          <span className={styles.faint}>{row.station}</span>
        </div>
      ),
    },
    {
      key: 'due',
      title: t('抄表例日'),
      width: '8rem',
      render: (row) => row.dueOn,
    },
    {
      key: 'state',
      title: t('状态'),
      width: '7rem',
      render: (row) => <StateTag tone={planTones[row.state]}>{t(planStates[row.state])}</StateTag>,
    },
    {
      key: 'reader',
      title: t('抄表员'),
      width: '9rem',
      render: (row) => (
        <div className={styles.two}>
          <span>{row.reader ?? '—'}</span>
          <span className={styles.faint}>{t(readMethods[row.method])}</span>
        </div>
      ),
    },
    {
      key: 'read',
      title: t('已抄 / 应抄'),
      width: '8rem',
      align: 'right',
      render: (row) => `${row.readPoints.toString()} / ${row.points.toString()}`,
    },
    { key: 'kept', title: t('按例日'), width: '6rem', align: 'right', render: (row) => row.keptPoints },
    {
      key: 'broken',
      title: t('未按例日'),
      width: '7rem',
      align: 'right',
      render: (row) => (
        <span className={row.brokenPoints > 0 ? styles.bad : undefined}>{row.brokenPoints}</span>
      ),
    },
    {
      key: 'open',
      title: t('待处理异常'),
      width: '8rem',
      align: 'right',
      render: (row) => row.openExceptions,
    },
  ];
}
