import { zh } from '#web/lib/i18n/use-texts.ts';
import { features } from '../features.ts';

interface Entry {
  readonly to: string;
  readonly title: string;
}

/** What other features may bring; shown where the page is there. */
const offered: readonly Entry[] = [
  { to: '/portal/knowledge', title: zh('用电知识') },
  { to: '/portal/promises', title: zh('承诺履行') },
];

const paths = new Set(features.flatMap(({ pages }) => pages).map(({ path }) => path));

/** The navigation of the online hall. */
export const portalNav: readonly Entry[] = [
  { to: '/portal', title: zh('首页') },
  { to: '/portal/businesses', title: zh('办事指南') },
  { to: '/follow', title: zh('查进度') },
  { to: '/portal/commitments', title: zh('服务承诺') },
  ...offered.filter(({ to }) => paths.has(to)),
];
