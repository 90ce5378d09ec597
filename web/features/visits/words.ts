import type { Static } from 'typebox';
import type { readVisit, readVisitRates, readVisitSetting, VisitLine } from '#contracts/visits.ts';
import { verdicts } from '#domain/visits/verdict.ts';
import { visitStates, type VisitState } from '#domain/visits/visit.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export type Line = Static<typeof VisitLine>;
export type Visit = Static<(typeof readVisit)['response']>;
export type Rates = Static<(typeof readVisitRates)['response']>;
export type Figures = Rates['total'];
export type SettingView = Static<(typeof readVisitSetting)['response']>;
export type Setting = SettingView['setting'];

export const stateTitles = visitStates;
export const verdictTitles = verdicts;

export const stateTones: Readonly<Record<VisitState, Tone>> = {
  waiting: 'active',
  survey: 'calm',
  reached: 'good',
  unreached: 'warn',
  refused: 'calm',
  lapsed: 'calm',
  cancelled: 'calm',
};

/** How the customer was, or is to be, reached. */
export const channelTitles: Readonly<Record<Line['channel'], string>> = {
  phone: zh('电话'),
  survey: zh('短信链接'),
  process: zh('办理中已回访'),
};

export const resultTitles: Readonly<Record<Visit['attempts'][number]['result'], string>> = {
  answered: zh('已接通并评价'),
  'no-answer': zh('无人接听'),
  busy: zh('占线'),
  refused: zh('客户谢绝'),
  'wrong-number': zh('号码不对'),
  'call-back': zh('约定再打'),
};

/** `98.6%`; a dash where there is nothing to divide by. */
export function percentText(permille: number | null): string {
  return permille === null ? '—' : `${(permille / 10).toFixed(1)}%`;
}

/** `4.32`; a dash where nobody rated. */
export function ratingText(hundredths: number | null): string {
  return hundredths === null ? '—' : (hundredths / 100).toFixed(2);
}

/** The first and the last day of a month `2026-11`. */
export function monthDays(month: string): { readonly from: string; readonly to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${last.toString().padStart(2, '0')}` };
}
