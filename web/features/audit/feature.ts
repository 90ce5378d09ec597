import { AuditOutlined, FileProtectOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** Who did what and when, the seals that close each day, and the proof that nothing was changed since. */
export const auditFeature = defineFeature({
  name: 'audit',
  pages: [
    {
      path: '/audit/events',
      title: zh('审计记录'),
      face: 'desk',
      access: 'audit.view',
      menu: { group: 'system', order: 10, icon: AuditOutlined },
      load: async () => (await import('./pages/event-list-page.tsx')).EventListPage,
    },
    {
      path: '/audit/seals',
      title: zh('每日封存'),
      face: 'desk',
      access: 'audit.view',
      menu: { group: 'system', order: 20, icon: FileProtectOutlined },
      load: async () => (await import('./pages/seal-list-page.tsx')).SealListPage,
    },
    {
      path: '/audit/checks',
      title: zh('记录核验'),
      face: 'desk',
      access: 'audit.view',
      menu: { group: 'system', order: 30, icon: SafetyCertificateOutlined },
      load: async () => (await import('./pages/check-list-page.tsx')).CheckListPage,
    },
  ],
});
