import { IdcardOutlined, ImportOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import { findCustomers } from './find-customers.ts';

/** Customers: finding them, their file, and setting one up. */
export const customersFeature = defineFeature({
  name: 'customers',
  pages: [
    {
      path: '/customers',
      title: zh('客户查询'),
      face: 'desk',
      access: 'customer.view',
      menu: { group: 'customers', order: 10, icon: IdcardOutlined },
      load: async () => (await import('./pages/customer-list-page.tsx')).CustomerListPage,
    },
    {
      path: '/customers/new',
      title: zh('新建客户'),
      face: 'desk',
      access: 'customer.edit',
      load: async () => (await import('./pages/new-customer-page.tsx')).NewCustomerPage,
    },
    {
      path: '/customers/import',
      title: zh('导入客户'),
      face: 'desk',
      access: 'customer.import',
      menu: { group: 'customers', order: 40, icon: ImportOutlined },
      load: async () => (await import('./import/import-page.tsx')).CustomerImportPage,
    },
    {
      path: '/customers/$customerId',
      title: zh('客户档案'),
      face: 'desk',
      access: 'customer.view',
      load: async () => (await import('./pages/customer-page.tsx')).CustomerFilePage,
    },
  ],
  search: [{ title: zh('客户'), access: 'customer.view', find: findCustomers }],
});
