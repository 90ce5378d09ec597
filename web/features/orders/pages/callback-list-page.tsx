import { countWork, listCallbacks } from '#contracts/orders.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import type { Filter } from '#web/ui/search-form/search-form.tsx';
import { callbackColumns } from '../components/callbacks/callback-columns.tsx';
import { ScopeTabs } from '../components/desk/scope-tabs.tsx';
import { kindFilter } from '../kind-filter.ts';
import { lineTone } from '../line-clock.ts';
import { scopeOf, scopesFor } from '../scope.ts';
import { useViewer } from '../use-viewer.ts';

/** Calls promised to customers and not made yet: mine, my teams', the unit's, the nearest first (R-REQ-07). */
export function CallbackListPage() {
  const t = useTexts();
  const nowMs = useNow();
  const viewer = useViewer();
  const [{ scope: named }, set] = useUrlState(['scope']);
  const scope = scopeOf(named, viewer) ?? 'mine';
  const counts = useRead(countWork, {}, { news: ['order', 'clock'] });
  return (
    <ListPage
      title={t('约定回电')}
      detail={t('答应客户的回电，按约定时间排列；打完在这里登记结果。')}
      contract={listCallbacks}
      fixed={{ scope }}
      filters={callbackFilters(t)}
      columns={callbackColumns(t)}
      rowKey={(row) => row.callbackId}
      open={(row) => `/orders/${row.orderId}`}
      rowTone={(row) => lineTone({ ...row, warned: false }, nowMs)}
      news={['order', 'clock']}
      empty={{ title: t('没有待回的电话'), text: t('在工单上“约定回电”后，会按时间出现在这里。') }}
    >
      <ScopeTabs
        scopes={scopesFor(viewer)}
        chosen={scope}
        titles="callbacks"
        counts={counts.data === undefined ? undefined : { mine: counts.data.callbacksDue }}
        onChoose={(next) => set({ scope: next })}
      />
    </ListPage>
  );
}

function callbackFilters(t: Texts): readonly Filter[] {
  return [
    kindFilter(t),
    {
      name: 'due',
      kind: 'choice',
      label: t('约定时间'),
      options: [
        { value: 'overdue', title: t('已过时间') },
        { value: 'today', title: t('今天之内') },
      ],
    },
  ];
}
