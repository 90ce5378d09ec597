import { zh, type Texts } from '#web/lib/i18n/use-texts.ts';

const browsers = [
  ['Edg/', 'Edge'],
  ['MicroMessenger/', zh('微信')],
  ['QQBrowser/', zh('QQ 浏览器')],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const systems = [
  ['HarmonyOS', 'HarmonyOS'],
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** `Edge · Windows`, as the owner would call it; the most telling mark comes first in each list. */
export function browserName(userAgent: string, t: Texts): string {
  const browser = browsers.find(([mark]) => userAgent.includes(mark))?.[1];
  const system = systems.find(([mark]) => userAgent.includes(mark))?.[1];
  const parts = [browser === undefined ? undefined : t(browser), system].filter((part) => part !== undefined);
  return parts.length === 0 ? t('其他程序') : parts.join(' · ');
}
