import { Button } from 'antd';
import { exportOrders, listOrders, orderStatuses } from '#contracts/orders.ts';
import { statusTitles } from '#domain/processes/titles.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { useTexts, type Texts } from '#web/lib/i18n/use-texts.ts';
import { useUrlState } from '#web/lib/route/use-url-state.ts';
import { ListPage } from '#web/ui/list-page/list-page.tsx';
import type { Filter } from '#web/ui/search-form/search-form.tsx';
import { useChosenOrders } from '../components/batch/use-chosen-orders.tsx';
import { orderColumns } from '../components/order-columns.tsx';
import { kindFilter } from '../kind-filter.ts';
import { lineTone } from '../line-clock.ts';

/** Every order of the unit, narrowed by what the address says. */
export function OrderListPage() {
  const t = useTexts();
  const nowMs = useNow();
  const [{ customerId }, set] = useUrlState(['customerId']);
  const ofOne = customerId !== undefined;
  const choice = useChosenOrders();
  return (
    <ListPage
      title={ofOne ? t('该客户的工单') : t('工单查询')}
      contract={listOrders}
      {...(ofOne
        ? {
            fixed: { customerId },
            actions: <Button onClick={() => set({ customerId: '' })}>{t('查看全部工单')}</Button>,
          }
        : { exportAs: exportOrders })}
      filters={orderFilters(t)}
      columns={[...choice.columns, ...orderColumns(t, nowMs)]}
      rowKey={(row) => row.orderId}
      open={(row) => `/orders/${row.orderId}`}
      rowTone={(row) => (row.status === 'open' ? lineTone(row, nowMs) : undefined)}
      news={['order', 'clock']}
      empty={{ title: t('还没有工单'), text: t('受理第一件业务后，工单会出现在这里。') }}
    >
      {choice.bar}
    </ListPage>
  );
}

function orderFilters(t: Texts): readonly Filter[] {
  return [
    { name: 'q', kind: 'text', label: t('查找'), placeholder: t('单号、电话、姓名、首字母、地址') },
    {
      name: 'status',
      kind: 'choice',
      label: t('状态'),
      options: orderStatuses.map((status) => ({ value: status, title: t(statusTitles[status]) })),
    },
    kindFilter(t),
    {
      name: 'clock',
      kind: 'choice',
      label: t('时限'),
      options: [
        { value: 'breached', title: t('曾超期') },
        { value: 'due-soon', title: t('24 小时内到期') },
      ],
    },
    { name: 'from', kind: 'date', label: t('受理日期从') },
    { name: 'to', kind: 'date', label: t('到') },
  ];
}
