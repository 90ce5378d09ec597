import { timeText } from '#web/lib/format/time.ts';
import type { Language } from '#web/lib/i18n/language.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import type { ClockLine } from './order.ts';

/** How a due time came about, one step a line: the count, the pauses, the excuse, what is uncertain. */
export function clockLines(clock: ClockLine, language: Language, t: Texts): readonly string[] {
  return [
    ...explanationLines(clock.explanation, language),
    ...clock.pauses.map(({ from, to, reason }) =>
      t('{from} 至 {to} 暂停：{reason}', {
        from: timeText(from),
        to: to === null ? t('现在') : timeText(to),
        reason,
      }),
    ),
    ...(clock.excuse === null ? [] : [t('已免责：{reason}', { reason: clock.excuse.reason })]),
    ...clock.warnings,
  ];
}

/** An explanation in its sentences. */
export function explanationLines(
  explanation: { readonly zh: string; readonly en: string },
  language: Language,
): readonly string[] {
  return explanation[language]
    .split(language === 'zh' ? /[；;]/ : ';')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const worries: readonly ClockLine['verdict'][] = [
  'overdue',
  'running',
  'paused',
  'late',
  'kept',
  'excused',
  'cancelled',
];

/** Broken and running promises first, by due time; settled ones after them. */
export function inOrderOfWorry(clocks: readonly ClockLine[]): readonly ClockLine[] {
  const rank = ({ verdict }: ClockLine): number => worries.indexOf(verdict);
  return clocks.toSorted((a, b) => rank(a) - rank(b) || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
}
