import { AlertOutlined, CalendarOutlined, DashboardOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** Metering: meters and their lives, the plan of the month, and what the rules hold back. */
export const meteringFeature = defineFeature({
  name: 'metering',
  pages: [
    {
      path: '/meters',
      title: zh('计量器具'),
      face: 'desk',
      access: 'metering.view',
      menu: { group: 'customers', order: 60, icon: DashboardOutlined },
      load: async () => (await import('./pages/meter-list-page.tsx')).MeterListPage,
    },
    {
      path: '/meters/$meterId',
      title: zh('计量器具'),
      face: 'desk',
      access: 'metering.view',
      load: async () => (await import('./pages/meter-page.tsx')).MeterPage,
    },
    {
      path: '/reading-plans',
      title: zh('抄表计划'),
      face: 'desk',
      access: 'metering.view',
      menu: { group: 'customers', order: 62, icon: CalendarOutlined },
      load: async () => (await import('./pages/plan-list-page.tsx')).PlanListPage,
    },
    {
      path: '/reading-plans/$planId',
      title: zh('抄表计划'),
      face: 'desk',
      access: 'metering.view',
      load: async () => (await import('./pages/plan-page.tsx')).PlanPage,
    },
    {
      path: '/reading-exceptions',
      title: zh('抄表异常'),
      face: 'desk',
      access: 'metering.view',
      menu: { group: 'customers', order: 64, icon: AlertOutlined },
      load: async () => (await import('./pages/exception-list-page.tsx')).ExceptionListPage,
    },
    {
      path: '/reading-exceptions/$exceptionId',
      title: zh('抄表异常'),
      face: 'desk',
      access: 'metering.view',
      load: async () => (await import('./pages/exception-page.tsx')).ExceptionPage,
    },
  ],
  panels: [
    {
      place: 'customer-page',
      order: 15,
      access: 'metering.view',
      load: async () => (await import('./components/customer-metering-panel.tsx')).CustomerMeteringPanel,
    },
  ],
});
