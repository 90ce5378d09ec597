import type { Texts } from '#web/lib/i18n/use-texts.ts';

/** `98.76%` of basis points; a dash-like word where nothing had to be kept. */
export function rateText(rate: number | null, t: Texts): string {
  if (rate === null) return t('不适用');
  const whole = Math.floor(rate / 100);
  const rest = (rate % 100).toString().padStart(2, '0');
  return rest === '00' ? `${whole.toString()}%` : `${whole.toString()}.${rest}%`;
}

const minute = 60;
const hour = 3_600;
const day = 86_400;

/** A length of time in the two units that matter: `45 秒`, `12 分钟`, `3 小时 20 分钟`, `2 天 5 小时`. */
export function spanText(seconds: number | null, t: Texts): string {
  if (seconds === null) return '—';
  if (seconds < minute) return t('{count} 秒', { count: seconds });
  if (seconds < hour) return t('{count} 分钟', { count: Math.round(seconds / minute) });
  const large = seconds < day ? hour : day;
  const small = seconds < day ? minute : hour;
  const parts = { large: Math.floor(seconds / large), small: Math.floor((seconds % large) / small) };
  return seconds < day ? t('{large} 小时 {small} 分钟', parts) : t('{large} 天 {small} 小时', parts);
}

/** The change of a rate against the month before, in percentage points with its sign; null where either is missing. */
export function rateChange(now: number | null, before: number | null): string | null {
  if (now === null || before === null) return null;
  const points = (now - before) / 100;
  return `${points > 0 ? '+' : ''}${points.toFixed(2)}`;
}

/** The month before the one of an instant, `2026-10`: the newest that can be reported whole. */
export function lastMonth(nowMs: number): string {
  const [year = 0, month = 1] = new Date(nowMs + 8 * 3_600_000)
    .toISOString()
    .slice(0, 7)
    .split('-')
    .map(Number);
  return month === 1
    ? `${(year - 1).toString()}-12`
    : `${year.toString()}-${(month - 1).toString().padStart(2, '0')}`;
}
