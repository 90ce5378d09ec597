import type { FeaturePage } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** The pages of the online hall; each is fetched when it is first opened. */
export const portalPages: readonly FeaturePage[] = [
  {
    path: '/portal',
    title: zh('网上营业厅'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/home-page.tsx')).HomePage,
  },
  {
    path: '/portal/unit',
    title: zh('选择供电单位'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/unit-page.tsx')).UnitPage,
  },
  {
    path: '/portal/businesses',
    title: zh('办事指南'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/businesses-page.tsx')).BusinessesPage,
  },
  {
    path: '/portal/businesses/$kind',
    title: zh('办事指南'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/business-page.tsx')).BusinessPage,
  },
  {
    path: '/portal/commitments',
    title: zh('服务承诺'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/commitments-page.tsx')).CommitmentsPage,
  },
  {
    path: '/portal/apply/$kind',
    title: zh('在线办理'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/apply-page.tsx')).ApplyPage,
  },
  {
    path: '/follow',
    title: zh('查询办理进度'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/follow-page.tsx')).FollowPage,
  },
  {
    path: '/portal/sign-in',
    title: zh('登录我的用电'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/sign-in-page.tsx')).CustomerSignInPage,
  },
  {
    path: '/portal/me',
    title: zh('我的资料'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/own-file-page.tsx')).OwnFilePage,
  },
  {
    path: '/portal/me/cases',
    title: zh('我的业务'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/own-cases-page.tsx')).OwnCasesPage,
  },
  {
    path: '/portal/me/cases/$orderId',
    title: zh('业务详情'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/own-case-page.tsx')).OwnCasePage,
  },
  {
    path: '/portal/me/bookings',
    title: zh('我的预约'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/own-bookings-page.tsx')).OwnBookingsPage,
  },
  {
    path: '/portal/me/notices',
    title: zh('我的通知'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/own-notices-page.tsx')).OwnNoticesPage,
  },
  {
    path: '/portal/me/safety',
    title: zh('登录与隐私'),
    face: 'portal',
    access: 'public',
    load: async () => (await import('./pages/safety-page.tsx')).SafetyPage,
  },
];
