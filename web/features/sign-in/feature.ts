import { defineFeature } from '#web/lib/feature/feature.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';

/** Signing in, and what belongs to the person's own account. */
export const signInFeature = defineFeature({
  name: 'sign-in',
  pages: [
    {
      path: '/sign-in',
      title: zh('登录'),
      face: 'plain',
      access: 'public',
      load: async () => (await import('./pages/sign-in-page.tsx')).SignInPage,
    },
    {
      path: '/one-time-link',
      title: zh('设置密码'),
      face: 'plain',
      access: 'public',
      load: async () => (await import('./pages/one-time-link-page.tsx')).OneTimeLinkPage,
    },
    {
      path: '/account',
      title: zh('我的账号'),
      face: 'desk',
      access: 'signed-in',
      load: async () => (await import('./pages/account-page.tsx')).AccountPage,
    },
  ],
});
