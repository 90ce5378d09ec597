import { ReadOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** The handbook of every business, drawn from the definitions the system runs on. */
export const processesFeature = defineFeature({
  name: 'processes',
  pages: [
    {
      path: '/processes',
      title: zh('业务手册'),
      face: 'desk',
      access: 'order.view',
      load: async () => (await import('./pages/process-page.tsx')).ProcessPage,
      menu: { group: 'work', order: 9, icon: ReadOutlined },
    },
  ],
});
