import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { countWork, listWork } from '#contracts/orders.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { ListTable, type EmptyWords } from '#web/ui/list-page/list-table.tsx';
import { useListQuery } from '#web/ui/list-page/use-list-query.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { SearchForm } from '#web/ui/search-form/search-form.tsx';
import { DeskAlerts } from '../components/alerts/desk-alerts.tsx';
import { NextButton } from '../components/desk/next-button.tsx';
import { ScopeTabs } from '../components/desk/scope-tabs.tsx';
import { WatchPanel } from '../components/desk/watch-panel.tsx';
import { workColumns } from '../components/desk/work-columns.tsx';
import styles from '../components/desk/desk.module.css';
import { kindFilter } from '../kind-filter.ts';
import { lineTone } from '../line-clock.ts';
import type { WorkLine } from '../order.ts';
import { scopesFor, type Scope } from '../scope.ts';
import { useScope } from '../use-scope.ts';
import { useViewer } from '../use-viewer.ts';

/** The work desk: what waits for me and my teams by due time, and what is about to break its promise. */
export function DeskPage() {
  const t = useTexts();
  const nowMs = useNow();
  const viewer = useViewer();
  const filters = [kindFilter(t)];
  const counts = useRead(countWork, {}, { news: ['order', 'task', 'clock'], everyMs: 60_000 });
  const [scope, setScope] = useScope(viewer, counts.data);
  const list = useListQuery<WorkLine>({
    contract: listWork,
    filters,
    fixed: { scope },
    news: ['order', 'task', 'clock'],
  });
  const callbacks = counts.data?.callbacksDue ?? 0;
  return (
    <>
      <PageHeader
        title={t('工作台')}
        {...(callbacks === 0
          ? {}
          : {
              detail: (
                <Link to="/callbacks">{t('有 {count} 件约定回电等您去做。', { count: callbacks })}</Link>
              ),
            })}
        actions={
          <>
            <IntakeLink />
            <NextButton />
          </>
        }
      />
      <div className={styles.desk}>
        <div className={styles.list}>
          <div className={styles.bar}>
            <ScopeTabs scopes={scopesFor(viewer)} chosen={scope} counts={counts.data} onChoose={setScope} />
            <SearchForm filters={filters} />
          </div>
          <ListTable
            list={list}
            label={t('任务')}
            columns={workColumns(t)}
            rowKey={(row) => `${row.orderId} ${row.task}`}
            open={(row) => `/orders/${row.orderId}`}
            rowTone={(row) => lineTone(row, nowMs)}
            empty={emptyWords(scope, t)}
          />
        </div>
        <aside>
          <DeskAlerts />
          <WatchPanel title={t('已超期')} clock="breached" none={t('没有超期的工单。')} />
          <WatchPanel title={t('即将超期')} clock="due-soon" none={t('24 小时内没有到期的工单。')} />
        </aside>
      </div>
    </>
  );
}

function IntakeLink() {
  const t = useTexts();
  return useMay('request.accept') ? (
    <Link to="/intake">
      <Button>{t('受理业务')}</Button>
    </Link>
  ) : null;
}

/** What to do when there is nothing to do. */
function emptyWords(scope: Scope, t: Texts): EmptyWords {
  if (scope === 'mine')
    return { title: t('手头没有任务'), text: t('按 N 领取班组里最先到期的一件，或到“班组待领”自己挑选。') };
  if (scope === 'team')
    return { title: t('班组里没有待领的任务'), text: t('新任务一到会自动出现在这里，不用刷新。') };
  return { title: t('全单位没有在办任务'), text: t('所有工单都已办结。') };
}
