/** Times as staff read them: always +08:00, whatever the zone of the machine; 24 hours, dates year first. */
import {
  deadlineText,
  minuteText,
  secondMs,
  minuteMs,
  hourMs,
  dayMs,
  businessDate,
} from '#domain/kernel/instant.ts';

export type Moment = string | number | Date;

/** Epoch milliseconds of an instant as it comes over the wire or lies in memory. */
export function msOf(at: Moment): number {
  return at instanceof Date ? at.getTime() : typeof at === 'number' ? at : Date.parse(at);
}

/** `2026-09-30 16:40`; an unreadable instant shows as a dash, never as "Invalid Date". */
export function timeText(at: Moment | null | undefined): string {
  const ms = at === null || at === undefined ? Number.NaN : msOf(at);
  return Number.isFinite(ms) ? minuteText(ms) : '—';
}

/** A time limit: as `timeText`, but one that ends with a day reads 24:00 of that day. */
export function limitTimeText(at: Moment | null | undefined): string {
  const ms = at === null || at === undefined ? Number.NaN : msOf(at);
  return Number.isFinite(ms) ? deadlineText(ms) : '—';
}

/** `16:40` today, `09-30 16:40` this year, `2025-09-30 16:40` before: as short as is clear. */
export function shortTimeText(at: Moment | null | undefined, nowMs: number): string {
  const full = timeText(at);
  const today = businessDate(nowMs);
  if (full.startsWith(today)) return full.slice(11);
  return full.startsWith(today.slice(0, 4)) ? full.slice(5) : full;
}

/** The calendar date of an instant in the business zone, `2026-09-30`. */
export function dateText(at: Moment | null | undefined): string {
  return timeText(at).slice(0, 10);
}

export interface Duration {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Splits a length of time into its parts, sign dropped. */
export function durationOf(ms: number): Duration {
  const whole = Math.abs(ms);
  return {
    days: Math.floor(whole / dayMs),
    hours: Math.floor((whole % dayMs) / hourMs),
    minutes: Math.floor((whole % hourMs) / minuteMs),
    seconds: Math.floor((whole % minuteMs) / secondMs),
  };
}

type Texts = (text: string, values?: Readonly<Record<string, string | number>>) => string;

/** The two largest parts that say enough: `3天4小时`, `5小时20分`, `12分08秒`. */
export function durationText(ms: number, t: Texts): string {
  const { days, hours, minutes, seconds } = durationOf(ms);
  if (days > 0) return t('{days}天{hours}小时', { days, hours });
  if (hours > 0) return t('{hours}小时{minutes}分', { hours, minutes: two(minutes) });
  return t('{minutes}分{seconds}秒', { minutes, seconds: two(seconds) });
}

/** How long ago or until: `刚刚`, `12 分钟前`, `3 天后`. */
export function relativeText(at: Moment, nowMs: number, t: Texts): string {
  const ahead = msOf(at) - nowMs;
  const { days, hours, minutes } = durationOf(ahead);
  if (days === 0 && hours === 0 && minutes === 0) return t('刚刚');
  const amount =
    days > 0
      ? t('{count} 天', { count: days })
      : hours > 0
        ? t('{count} 小时', { count: hours })
        : t('{count} 分钟', { count: minutes });
  return ahead > 0 ? t('{amount}后', { amount }) : t('{amount}前', { amount });
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
