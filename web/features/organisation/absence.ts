import { minuteText } from '#domain/kernel/instant.ts';
import { msOf, timeText, type Moment } from '#web/lib/format/time.ts';
import { zh, type Texts } from '#web/lib/i18n/use-texts.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

/** How the states of an absence read. */
export const absenceWords: Readonly<
  Record<'planned' | 'now' | 'over' | 'cancelled', { readonly title: string; readonly tone: Tone }>
> = {
  planned: { title: zh('计划中'), tone: 'calm' },
  now: { title: zh('离岗中'), tone: 'warn' },
  over: { title: zh('已返岗'), tone: 'calm' },
  cancelled: { title: zh('已撤销'), tone: 'calm' },
};

/** An instant as a date input shows it, `2026-11-18T10:00`, always +08:00. */
export function inputOfInstant(at: Moment): string {
  return minuteText(msOf(at)).replace(' ', 'T');
}

/** What a date input says as an instant with its offset. */
export function instantOfInput(text: string): string {
  return `${text}:00+08:00`;
}

/** The absence of a line of staff in words; null for who is here and stays. */
export function absenceNote(
  absence: { readonly from: string; readonly until: string; readonly state: 'planned' | 'now' } | null,
  t: Texts,
): string | null {
  if (absence === null) return null;
  return absence.state === 'now'
    ? t('离岗至 {until}', { until: timeText(absence.until) })
    : t('{from} 起离岗', { from: timeText(absence.from) });
}
