/**
 * The limit of a promise and its short text: `45min`, `24h`, `7d` (calendar days), `5wd` (working days), `12s`,
 * `120wmin` and `4wh` (working minutes and hours: in office hours alone);
 * `7d-before` or `-7d` is the latest moment that leaves so much time before an event; `at` is the agreed time itself
 * and `on-day` the agreed date. How a limit becomes a due time is told in `due.ts`.
 */
import { assert } from '#domain/kernel/assert.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { hourMs, minuteMs, secondMs } from '#domain/kernel/instant.ts';

export type ElapsedUnit = 's' | 'min' | 'h';
export type DayUnit = 'd' | 'wd';
/** Working minutes and hours, which stand still outside the office hours (S1). */
export type OfficeUnit = 'wmin' | 'wh';
export type LimitUnit = ElapsedUnit | DayUnit | OfficeUnit;

/** So much time after the start, or at least so much before an event (never in working time). */
export interface Span {
  readonly kind: 'after' | 'before';
  readonly amount: number;
  readonly unit: LimitUnit;
}

export type Limit = Span | { readonly kind: 'at' } | { readonly kind: 'on-day' };

/** Upper bounds by unit: no promise of this trade is longer, and a count of days must end. */
export const amountMax: Readonly<Record<LimitUnit, number>> = {
  s: 604_800,
  min: 527_040,
  h: 8_784,
  d: 3_660,
  wd: 2_500,
  wmin: 120_000,
  wh: 2_000,
};

/** Milliseconds of one unit of the limits that run through nights and holidays (CLK-4). */
export const elapsedUnitMs: Readonly<Record<ElapsedUnit, number>> = { s: secondMs, min: minuteMs, h: hourMs };

/** Milliseconds of one unit of the limits that run in office hours alone. */
export const officeUnitMs: Readonly<Record<OfficeUnit, number>> = { wmin: minuteMs, wh: hourMs };

const spanPattern = /^(-?)(\d{1,9})(s|min|h|d|wd|wmin|wh)(-before)?$/;
const unitZh: Readonly<Record<LimitUnit, string>> = {
  s: '秒',
  min: '分钟',
  h: '小时',
  d: '个自然日',
  wd: '个工作日',
  wmin: '工作分钟',
  wh: '工作小时',
};
const unitEn: Readonly<Record<LimitUnit, string>> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'calendar day',
  wd: 'working day',
  wmin: 'working minute',
  wh: 'working hour',
};

/** Reads a limit text; refuses unknown forms, zero, and amounts beyond `amountMax`. */
export function parseLimit(text: string): Limit | Refused {
  if (text === 'at' || text === 'on-day') return { kind: text };
  const match = spanPattern.exec(text);
  if (match === null || (match[1] === '-' && match[4] !== undefined)) {
    return { refused: 'promises.limit-malformed', field: 'limit', data: { text: text.slice(0, 40) } };
  }
  const unit = match[3] as LimitUnit;
  const isBefore = match[1] === '-' || match[4] !== undefined;
  if (isBefore && isOfficeUnit(unit)) {
    return { refused: 'promises.limit-office-before', field: 'limit', data: { text } };
  }
  const amount = Number(match[2]);
  if (amount === 0) return { refused: 'promises.limit-zero', field: 'limit', data: { text } };
  if (amount > amountMax[unit]) {
    return { refused: 'promises.limit-too-long', field: 'limit', data: { text, max: amountMax[unit] } };
  }
  return { kind: isBefore ? 'before' : 'after', amount, unit };
}

/** A limit known to be good (catalogue, stored settings); AssertionFailure when it isn't. */
export function limitOf(text: string): Limit {
  const limit = parseLimit(text);
  assert(!isRefused(limit), `${text} is no limit`);
  return limit;
}

/** AssertionFailure unless the amount is a whole number from 1 to the bound of its unit. */
export function assertLimit(limit: Limit): void {
  if (limit.kind === 'at' || limit.kind === 'on-day') return;
  assert(Number.isSafeInteger(limit.amount), 'a limit is a whole number');
  assert(limit.amount >= 1 && limit.amount <= amountMax[limit.unit], 'a limit lies within its bounds');
  assert(limit.kind === 'after' || !isOfficeUnit(limit.unit), 'a notice is not counted in working time');
}

/** The short text; `parseLimit` reads it back to the same limit. */
export function limitText(limit: Limit): string {
  if (limit.kind === 'at' || limit.kind === 'on-day') return limit.kind;
  return `${String(limit.amount)}${limit.unit}${limit.kind === 'before' ? '-before' : ''}`;
}

/** The limit in Chinese: `5 个工作日`, `提前 7 个自然日`. */
export function limitZh(limit: Limit): string {
  if (limit.kind === 'at') return '约定时间';
  if (limit.kind === 'on-day') return '约定日期当日';
  const span = `${String(limit.amount)} ${unitZh[limit.unit]}`;
  return limit.kind === 'before' ? `提前 ${span}` : span;
}

const units: readonly LimitUnit[] = ['s', 'min', 'h', 'd', 'wd', 'wmin', 'wh'];
const zhPattern = /^(提前 )?(\d{1,9}) (.+)$/;

/** The limit that `limitZh` told in these words; null when it never tells so. */
export function limitOfZh(text: string): Limit | null {
  if (text === '约定时间') return { kind: 'at' };
  if (text === '约定日期当日') return { kind: 'on-day' };
  const [, before, amount, word] = zhPattern.exec(text) ?? [];
  const unit = units.find((each) => unitZh[each] === word);
  if (unit === undefined) return null;
  return { kind: before === undefined ? 'after' : 'before', amount: Number(amount), unit };
}

/** The limit in English: `5 working days`, `7 calendar days before`. */
export function limitEn(limit: Limit): string {
  if (limit.kind === 'at') return 'at the agreed time';
  if (limit.kind === 'on-day') return 'on the agreed date';
  const span = `${String(limit.amount)} ${unitEn[limit.unit]}${limit.amount === 1 ? '' : 's'}`;
  return limit.kind === 'before' ? `${span} before` : span;
}

/** Whether the unit counts whole days (CLK-1, CLK-2) instead of running time (CLK-4). */
export function isDayUnit(unit: LimitUnit): unit is DayUnit {
  return unit === 'd' || unit === 'wd';
}

/** Whether the unit runs in office hours alone (S1). */
export function isOfficeUnit(unit: LimitUnit): unit is OfficeUnit {
  return unit === 'wmin' || unit === 'wh';
}
