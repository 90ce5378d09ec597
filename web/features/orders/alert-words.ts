import type { AlertLine } from '#contracts/order-alerts.ts';
import type { Rung, WarningLevel } from '#domain/promises/warning-level.ts';
import { zh, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

/** Who stands on a rung. */
export const rungWords: Readonly<Record<Rung, string>> = {
  holder: zh('经办人'),
  'team-lead': zh('班组负责人'),
  'unit-head': zh('单位负责人'),
  'upper-unit': zh('上级单位负责人'),
};

/** When a level comes, in words. */
export function levelText(t: Texts, { by, amount }: Pick<WarningLevel, 'by' | 'amount'>): string {
  if (by === 'minutes-before') return t('到期前 {minutes} 分钟', { minutes: amount });
  return amount >= 100 ? t('到期时') : t('用时达 {percent}%', { percent: amount });
}

export const alertStatusWords: Readonly<
  Record<AlertLine['status'], { readonly title: string; readonly tone: Tone }>
> = {
  open: { title: zh('待确认'), tone: 'bad' },
  acknowledged: { title: zh('已确认'), tone: 'good' },
  over: { title: zh('时限已结束'), tone: 'calm' },
};
