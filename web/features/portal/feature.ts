import { GlobalOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** What a unit says in the online hall; the hall itself is an application of its own (web/app/portal). */
export const portalFeature = defineFeature({
  name: 'portal',
  pages: [
    {
      path: '/portal-setting',
      title: zh('网上营业厅设置'),
      face: 'desk',
      access: 'organisation.manage',
      load: async () => (await import('./pages/setting-page.tsx')).SettingPage,
      menu: { group: 'settings', order: 70, icon: GlobalOutlined },
    },
  ],
});
