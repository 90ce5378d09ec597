import type { Static } from 'typebox';
import type { CalendarYear, PromiseView, promiseSettings } from '#contracts/promises.ts';
import type { Rung, WarningLevel } from '#domain/promises/warning-level.ts';
import type { Measure, PromiseConcern, Region } from '#domain/promises/promise.ts';
import type { Language } from '#web/lib/i18n/language.ts';
import { zh, type Texts } from '#web/lib/i18n/use-texts.ts';

export type PromiseItem = Static<typeof PromiseView>;
export type PromiseSettingLine = Static<(typeof promiseSettings)['response']>['items'][number];
export type WorkYear = Static<typeof CalendarYear>;
export type YearDay = WorkYear['days'][number];
export type RegionOrAny = PromiseSettingLine['region'];

export const regionTitles: Readonly<Record<RegionOrAny, string>> = {
  any: zh('不限地区'),
  urban: zh('城区'),
  rural: zh('农村'),
  remote: zh('边远'),
};

export const allRegions: readonly RegionOrAny[] = ['any', 'urban', 'rural', 'remote'];

export const concernTitles: Readonly<Record<PromiseConcern, string>> = {
  order: zh('工单办理'),
  call: zh('电话接听'),
  counter: zh('窗口等候'),
  reading: zh('抄表'),
  outage: zh('停电通知'),
  staff: zh('人员服务'),
  indicator: zh('服务指标'),
};

export const measureTitles: Readonly<Record<Measure, string>> = {
  each: zh('逐件'),
  mean: zh('平均'),
};

export const dayTitles: Readonly<Record<YearDay['kind'], string>> = {
  workday: zh('工作日'),
  weekend: zh('周末'),
  holiday: zh('节假日'),
  'make-up': zh('调休上班'),
};

/** Who stands on a rung of the ladder (S6). */
export const rungTitles: Readonly<Record<Rung, string>> = {
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

/** The title of a concern; one that is newer than this page shows itself. */
export function concernTitle(concern: string): string {
  return concern in concernTitles ? concernTitles[concern as PromiseConcern] : concern;
}

/** A text that exists in both languages. */
export function inLanguage(text: { readonly zh: string; readonly en: string }, language: Language): string {
  return text[language];
}

export type { Region };
