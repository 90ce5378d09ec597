import { GlobalOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import { portalPages } from './portal-pages.ts';

/** The online hall: what everybody may read and do, the customer's own side, and what a unit says there. */
export const portalFeature = defineFeature({
  name: 'portal',
  pages: [
    ...portalPages,
    {
      path: '/portal-setting',
      title: zh('网上营业厅设置'),
      face: 'desk',
      access: 'organisation.view',
      load: async () => (await import('./pages/setting-page.tsx')).SettingPage,
      menu: { group: 'settings', order: 60, icon: GlobalOutlined },
    },
  ],
});
