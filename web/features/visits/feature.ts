import { ControlOutlined, CustomerServiceOutlined, LineChartOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** Return visits: the queue, one visit, the figures, the rules, and the customer's own page. */
export const visitsFeature = defineFeature({
  name: 'visits',
  pages: [
    {
      path: '/visits',
      title: zh('回访'),
      face: 'desk',
      access: 'visit.view',
      menu: {
        group: 'work',
        order: 6,
        icon: CustomerServiceOutlined,
        loadCount: async () => (await import('./use-callable-count.ts')).useCallableCount,
      },
      load: async () => (await import('./pages/visit-list-page.tsx')).VisitListPage,
    },
    {
      path: '/visits/$visitId',
      title: zh('回访单'),
      face: 'desk',
      access: 'visit.view',
      load: async () => (await import('./pages/visit-page.tsx')).VisitPage,
    },
    {
      path: '/visit-rates',
      title: zh('回访统计'),
      face: 'desk',
      access: 'visit.view',
      menu: { group: 'supervision', order: 40, icon: LineChartOutlined },
      load: async () => (await import('./pages/rates-page.tsx')).RatesPage,
    },
    {
      path: '/visit-setting',
      title: zh('回访规则'),
      face: 'desk',
      access: 'visit.configure',
      menu: { group: 'settings', order: 55, icon: ControlOutlined },
      load: async () => (await import('./pages/setting-page.tsx')).SettingPage,
    },
    {
      path: '/portal/survey/$token',
      title: zh('服务评价'),
      face: 'portal',
      access: 'public',
      load: async () => (await import('./pages/survey-page.tsx')).SurveyPage,
    },
  ],
  panels: [
    {
      place: 'order-page',
      order: 30,
      access: 'order.view',
      load: async () => (await import('./components/order-visits-panel.tsx')).OrderVisitsPanel,
    },
    {
      place: 'customer-page',
      order: 30,
      access: 'customer.view',
      load: async () => (await import('./components/customer-visits-panel.tsx')).CustomerVisitsPanel,
    },
  ],
});
