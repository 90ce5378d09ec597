import {
  BarChartOutlined,
  BellOutlined,
  DashboardOutlined,
  FlagOutlined,
  SoundOutlined,
} from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** Supervision: the board, what was asked of whom, the promise report and what is published of it. */
export const supervisionFeature = defineFeature({
  name: 'supervision',
  pages: [
    {
      path: '/supervision/board',
      title: zh('督办看板'),
      face: 'desk',
      access: 'report.view',
      menu: { group: 'supervision', order: 10, icon: DashboardOutlined },
      load: async () => (await import('./pages/board-page.tsx')).BoardPage,
    },
    {
      path: '/supervision/tasks',
      title: zh('看板任务明细'),
      face: 'desk',
      access: 'report.view',
      load: async () => (await import('./pages/task-list-page.tsx')).TaskListPage,
    },
    {
      path: '/supervision/items',
      title: zh('督办事项'),
      face: 'desk',
      access: 'order.view',
      menu: {
        group: 'supervision',
        order: 20,
        icon: FlagOutlined,
        loadCount: async () => (await import('./use-item-count.ts')).useItemCount,
      },
      load: async () => (await import('./pages/item-list-page.tsx')).ItemListPage,
    },
    {
      path: '/supervision/alerts',
      title: zh('逐级预警'),
      face: 'desk',
      access: 'order.view',
      menu: {
        group: 'supervision',
        order: 15,
        icon: BellOutlined,
        loadCount: async () => (await import('./use-alert-count.ts')).useAlertCount,
      },
      load: async () => (await import('./pages/alert-list-page.tsx')).AlertListPage,
    },
    {
      path: '/supervision/screen',
      title: zh('督办大屏'),
      face: 'desk',
      access: 'report.view',
      load: async () => (await import('./pages/screen-page.tsx')).ScreenPage,
    },
    {
      path: '/reports/promises',
      title: zh('承诺履行统计'),
      face: 'desk',
      access: 'report.view',
      menu: { group: 'supervision', order: 30, icon: BarChartOutlined },
      load: async () => (await import('./pages/promise-report-page.tsx')).PromiseReportPage,
    },
    {
      path: '/reports/promises/cases',
      title: zh('承诺履行明细'),
      face: 'desk',
      access: 'report.view',
      load: async () => (await import('./pages/promise-case-list-page.tsx')).PromiseCaseListPage,
    },
    {
      path: '/reports/publications',
      title: zh('承诺履行公布'),
      face: 'desk',
      access: 'report.view',
      menu: { group: 'supervision', order: 35, icon: SoundOutlined },
      load: async () => (await import('./pages/publication-list-page.tsx')).PublicationListPage,
    },
    {
      path: '/portal/promises',
      title: zh('服务承诺履行情况'),
      face: 'portal',
      access: 'public',
      load: async () => (await import('./pages/published-page.tsx')).PublishedPage,
    },
  ],
  panels: [
    {
      place: 'order-page',
      order: 20,
      access: 'order.view',
      load: async () => (await import('./components/items/order-items-panel.tsx')).OrderItemsPanel,
    },
    {
      place: 'follow-page',
      order: 20,
      access: 'public',
      load: async () => (await import('./components/proof/proof-panel.tsx')).ProofPanel,
    },
  ],
});
