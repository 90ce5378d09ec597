import {
  CarOutlined,
  FileAddOutlined,
  FileDoneOutlined,
  IdcardOutlined,
  MergeCellsOutlined,
  SolutionOutlined,
} from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

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
      path: '/customer-import',
      title: zh('导入客户'),
      face: 'desk',
      access: 'customer.import',
      menu: { group: 'customers', order: 40, icon: FileAddOutlined },
      load: async () => (await import('./import/import-page.tsx')).CustomerImportPage,
    },
    {
      path: '/customer-care/customers',
      title: zh('我的客户'),
      face: 'desk',
      access: 'customer.care',
      menu: { group: 'customers', order: 20, icon: SolutionOutlined },
      load: async () => (await import('./care/my-customers-page.tsx')).MyCustomersPage,
    },
    {
      path: '/customer-care/visits',
      title: zh('客户走访'),
      face: 'desk',
      access: 'customer.care',
      menu: { group: 'customers', order: 22, icon: CarOutlined },
      load: async () => (await import('./care/visit-list-page.tsx')).VisitListPage,
    },
    {
      path: '/customer-care/problems',
      title: zh('走访问题'),
      face: 'desk',
      access: 'customer.care',
      load: async () => (await import('./care/problem-list-page.tsx')).ProblemListPage,
    },
    {
      path: '/customer-quality',
      title: zh('客户资料检查'),
      face: 'desk',
      access: 'customer.quality',
      menu: { group: 'customers', order: 30, icon: FileDoneOutlined },
      load: async () => (await import('./quality/finding-list-page.tsx')).FindingListPage,
    },
    {
      path: '/customer-merges',
      title: zh('疑似重复档案'),
      face: 'desk',
      access: 'customer.merge',
      menu: { group: 'customers', order: 32, icon: MergeCellsOutlined },
      load: async () => (await import('./merge/candidate-list-page.tsx')).CandidateListPage,
    },
    {
      path: '/customer-merges/compare',
      title: zh('比对两份档案'),
      face: 'desk',
      access: 'customer.merge',
      load: async () => (await import('./merge/compare-page.tsx')).ComparePage,
    },
    {
      path: '/customer-merges/record',
      title: zh('合并记录'),
      face: 'desk',
      access: 'customer.merge',
      load: async () => (await import('./merge/merge-list-page.tsx')).MergeListPage,
    },
    {
      path: '/customers/$customerId',
      title: zh('客户档案'),
      face: 'desk',
      access: 'customer.view',
      load: async () => (await import('./pages/customer-page.tsx')).CustomerFilePage,
    },
  ],
  search: [
    {
      title: zh('客户'),
      access: 'customer.view',
      find: async (words, signal) => (await import('./find-customers.ts')).findCustomers(words, signal),
    },
  ],
});
