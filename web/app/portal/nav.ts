import { zh } from '#web/lib/i18n/use-texts.ts';

interface Entry {
  readonly to: string;
  readonly title: string;
  /** A page of another feature: opened anew, so that its code is fetched with it. */
  readonly elsewhere?: true;
}

/** The navigation of the online hall. */
export const portalNav: readonly Entry[] = [
  { to: '/portal', title: zh('首页') },
  { to: '/portal/businesses', title: zh('办事指南') },
  { to: '/follow', title: zh('查进度') },
  { to: '/portal/commitments', title: zh('服务承诺') },
  { to: '/portal/prices', title: zh('现行电价'), elsewhere: true },
  { to: '/portal/promises', title: zh('承诺履行'), elsewhere: true },
  { to: '/portal/knowledge', title: zh('用电知识'), elsewhere: true },
];
