import { CalculatorOutlined, CalendarOutlined, FieldTimeOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** What the company promises its customers, the days it works, and how a due time comes about. */
export const promisesFeature = defineFeature({
  name: 'promises',
  pages: [
    {
      path: '/promises',
      title: zh('服务承诺'),
      face: 'desk',
      access: 'promise.view',
      menu: { group: 'settings', order: 30, icon: FieldTimeOutlined },
      load: async () => (await import('./pages/promise-list-page.tsx')).PromiseListPage,
    },
    {
      path: '/calendar',
      title: zh('工作日历'),
      face: 'desk',
      access: 'promise.view',
      menu: { group: 'settings', order: 40, icon: CalendarOutlined },
      load: async () => (await import('./pages/calendar-page.tsx')).CalendarPage,
    },
    {
      path: '/calculator',
      title: zh('时限计算器'),
      face: 'desk',
      access: 'promise.view',
      menu: { group: 'settings', order: 50, icon: CalculatorOutlined },
      load: async () => (await import('./pages/calculator-page.tsx')).CalculatorPage,
    },
  ],
});
