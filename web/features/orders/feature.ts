import { FileSearchOutlined, PhoneOutlined, ScheduleOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** Work orders: the desk, the list, the page of a case. */
export const ordersFeature = defineFeature({
  name: 'orders',
  pages: [
    {
      path: '/desk',
      title: zh('工作台'),
      face: 'desk',
      access: 'order.view',
      load: async () => (await import('./pages/desk-page.tsx')).DeskPage,
      menu: {
        group: 'work',
        order: 1,
        icon: ScheduleOutlined,
        loadCount: async () => (await import('./use-my-count.ts')).useMyCount,
      },
    },
    {
      path: '/callbacks',
      title: zh('约定回电'),
      face: 'desk',
      access: 'order.view',
      load: async () => (await import('./pages/callback-list-page.tsx')).CallbackListPage,
      menu: {
        group: 'work',
        order: 2.5,
        icon: PhoneOutlined,
        loadCount: async () => (await import('./use-my-count.ts')).useCallbackCount,
      },
    },
    {
      path: '/orders',
      title: zh('工单查询'),
      face: 'desk',
      access: 'order.view',
      load: async () => (await import('./pages/order-list-page.tsx')).OrderListPage,
      menu: { group: 'work', order: 3, icon: FileSearchOutlined },
    },
    {
      path: '/orders/$orderId',
      title: zh('工单'),
      face: 'desk',
      access: 'order.view',
      load: async () => (await import('./pages/order-page.tsx')).OrderPage,
    },
  ],
  panels: [
    {
      place: 'customer-page',
      order: 10,
      access: 'order.view',
      load: async () => (await import('./components/customer/customer-orders-panel.tsx')).CustomerOrdersPanel,
    },
    {
      place: 'customer-page',
      order: 20,
      access: 'order.view',
      load: async () =>
        (await import('./components/customer/customer-promises-panel.tsx')).CustomerPromisesPanel,
    },
    {
      place: 'order-page',
      order: 10,
      access: 'order.view',
      load: async () => (await import('./components/alerts/order-alerts-panel.tsx')).OrderAlertsPanel,
    },
  ],
  search: [
    {
      title: zh('工单'),
      access: 'order.view',
      find: async (words, signal) => (await import('./find-orders.ts')).findOrders(words, signal),
    },
  ],
});
