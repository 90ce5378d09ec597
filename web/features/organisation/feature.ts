import { ApartmentOutlined, TeamOutlined } from '@ant-design/icons';
import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** The units of the company, and the people who hold posts in them. */
export const organisationFeature = defineFeature({
  name: 'organisation',
  pages: [
    {
      path: '/organisation/units',
      title: zh('组织机构'),
      face: 'desk',
      access: 'organisation.view',
      menu: { group: 'settings', order: 10, icon: ApartmentOutlined },
      load: async () => (await import('./pages/unit-tree-page.tsx')).UnitTreePage,
    },
    {
      path: '/staff',
      title: zh('人员与岗位'),
      face: 'desk',
      access: 'organisation.view',
      menu: { group: 'settings', order: 20, icon: TeamOutlined },
      load: async () => (await import('./pages/staff-list-page.tsx')).StaffListPage,
    },
    {
      path: '/staff/$staffId',
      title: zh('人员档案'),
      face: 'desk',
      access: 'staff.manage',
      load: async () => (await import('./pages/staff-card-page.tsx')).StaffCardPage,
    },
  ],
  search: [
    {
      title: zh('人员'),
      access: 'staff.manage',
      find: async (words, signal) => (await import('./find-staff.ts')).findStaff(words, signal),
    },
  ],
});
