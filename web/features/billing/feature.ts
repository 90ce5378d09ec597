import { AuditOutlined, FileDoneOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** Bills: runs with their progress, what waits for a decision, the bills, and a customer's two years. */
export const billingFeature = defineFeature({
  name: 'billing',
  pages: [
    {
      path: '/billing-runs',
      title: zh('计费与发行'),
      face: 'desk',
      access: 'billing.view',
      menu: { group: 'customers', order: 64, icon: ThunderboltOutlined },
      load: async () => (await import('./pages/run-list-page.tsx')).RunListPage,
    },
    {
      path: '/billing-runs/$runId',
      title: zh('计费批次'),
      face: 'desk',
      access: 'billing.view',
      load: async () => (await import('./pages/run-page.tsx')).RunPage,
    },
    {
      path: '/billing-holds',
      title: zh('待核账单'),
      face: 'desk',
      access: 'billing.view',
      menu: { group: 'customers', order: 65, icon: AuditOutlined },
      load: async () => (await import('./pages/hold-list-page.tsx')).HoldListPage,
    },
    {
      path: '/bills',
      title: zh('账单'),
      face: 'desk',
      access: 'billing.view',
      menu: { group: 'customers', order: 66, icon: FileDoneOutlined },
      load: async () => (await import('./pages/bill-list-page.tsx')).BillListPage,
    },
    {
      path: '/bills/$billId',
      title: zh('电费账单'),
      face: 'desk',
      access: 'billing.view',
      load: async () => (await import('./pages/bill-page.tsx')).BillPage,
    },
  ],
  panels: [
    {
      place: 'customer-page',
      order: 16,
      access: 'billing.view',
      load: async () => (await import('./components/customer-bills-panel.tsx')).CustomerBillsPanel,
    },
  ],
});
