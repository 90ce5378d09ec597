import { FormOutlined, ImportOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** Requests: taking them in, by the page or by the table, and following a case. */
export const requestsFeature = defineFeature({
  name: 'requests',
  pages: [
    {
      path: '/intake',
      title: zh('受理业务'),
      face: 'desk',
      access: 'request.accept',
      load: async () => (await import('./pages/intake-page.tsx')).IntakePage,
      menu: { group: 'work', order: 2, icon: FormOutlined },
    },
    {
      path: '/imports',
      title: zh('批量导入'),
      face: 'desk',
      access: 'request.import',
      load: async () => (await import('./pages/import-page.tsx')).ImportPage,
      menu: { group: 'work', order: 4, icon: ImportOutlined },
    },
  ],
  header: [
    {
      access: 'request.accept',
      load: async () => (await import('./components/outbox/outbox-badge.tsx')).OutboxBadge,
    },
  ],
});
