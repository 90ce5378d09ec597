import { DashboardOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** How the installation stands, for whoever runs it. */
export const operationFeature = defineFeature({
  name: 'operation',
  pages: [
    {
      path: '/operation',
      title: zh('运行状态'),
      face: 'desk',
      access: 'system.operate',
      menu: { group: 'system', order: 5, icon: DashboardOutlined },
      load: async () => (await import('./pages/status-page.tsx')).StatusPage,
    },
  ],
});
