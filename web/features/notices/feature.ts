import { MailOutlined, NotificationOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** What customers and colleagues were told, and the texts it is told in. */
export const noticesFeature = defineFeature({
  name: 'notices',
  pages: [
    {
      path: '/notices',
      title: zh('通知记录'),
      face: 'desk',
      access: 'notice.view',
      menu: {
        group: 'supervision',
        order: 50,
        icon: NotificationOutlined,
        loadCount: async () => (await import('./use-failed-count.ts')).useFailedCount,
      },
      load: async () => (await import('./pages/outbox-page.tsx')).OutboxPage,
    },
    {
      path: '/notice-templates',
      title: zh('通知模板'),
      face: 'desk',
      access: 'notice.manage',
      menu: { group: 'settings', order: 60, icon: MailOutlined },
      load: async () => (await import('./pages/template-page.tsx')).TemplatePage,
    },
  ],
});
