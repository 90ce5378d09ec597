/**
 * A due time told in words, from its steps: "自 2026-09-30（周三）次日起算 5 个工作日；10-01 至 10-07 国庆节不计，
 * 10-10 调休上班计入；至 2026-10-13 24:00 止". Plain weekends are summed up, so that long limits stay readable;
 * the steps themselves carry every day.
 */
import { weekday } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate, deadlineText, minuteText } from '#domain/kernel/instant.ts';
import type { Due, DueWarning } from './due.ts';
import { isDayUnit, isOfficeUnit, limitEn, limitZh } from './limit.ts';
import type { DaysStep, Step } from './steps.ts';

/** The words of one language; the order of the parts is the same in both. */
interface Words {
  readonly start: (due: Due) => string;
  readonly days: (step: DaysStep, dates: string) => string | null;
  readonly weekends: (days: number) => string;
  readonly paused: (from: string, to: string) => string;
  readonly openPause: (from: string) => string;
  readonly range: (from: string, to: string) => string;
  readonly end: (time: string, due: Due) => string;
  readonly unknown: string;
  readonly comma: string;
  readonly semicolon: string;
}

const weekdayZh = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const weekdayEn = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** The due time and how it came about, in one Chinese sentence. */
export function explainZh(due: Due): string {
  return explain(due, zhWords);
}

/** The same in English. */
export function explainEn(due: Due): string {
  return explain(due, enWords);
}

/** A warning in Chinese. */
export function warningZh(warning: DueWarning): string {
  return warning.code === 'pause-ignored'
    ? '约定时间和提前告知的时限不因中止而改变，所给中止区间未计入。'
    : `${String(warning.year)} 年节假日安排尚未公布，暂按周一至周五为工作日推算，公布后可能变动。`;
}

/** A warning in English. */
export function warningEn(warning: DueWarning): string {
  return warning.code === 'pause-ignored'
    ? 'An agreed time or a notice before an event is not moved by pauses; those given were left out.'
    : `The holidays of ${String(warning.year)} are not announced yet: computed from weekdays and weekends, may change.`;
}

function explain(due: Due, words: Words): string {
  const middle = middleParts(due, words);
  const end = due.dueMs === null ? words.unknown : words.end(endText(due, due.dueMs), due);
  return [words.start(due), ...(middle.length === 0 ? [] : [middle.join(words.comma)]), end].join(
    words.semicolon,
  );
}

function middleParts(due: Due, words: Words): readonly string[] {
  const year = businessDate(due.fromMs).slice(0, 4);
  const parts = due.explanation.map((step) => stepPart(step, year, words)).filter((part) => part !== null);
  const weekends = due.explanation.reduce(
    (sum, step) => (step.kind === 'days' && step.reason === 'weekend' ? sum + step.days : sum),
    0,
  );
  return weekends === 0 ? parts : [...parts, words.weekends(weekends)];
}

function stepPart(step: Step, year: string, words: Words): string | null {
  switch (step.kind) {
    case 'days': {
      const from = shortDate(step.from, year);
      return words.days(step, step.days === 1 ? from : words.range(from, shortDate(step.to, year)));
    }
    case 'time':
      return step.reason === 'paused' ? words.paused(minuteText(step.fromMs), minuteText(step.toMs)) : null;
    case 'open-pause':
      return words.openPause(minuteText(step.fromMs));
  }
}

/** Without the year where it is that of the start. */
function shortDate(date: CalendarDate, year: string): string {
  return date.startsWith(year) ? date.slice(5) : date;
}

/** The end of a day is told as 24:00 of that day, every other instant as it is. */
function endText(due: Due, dueMs: number): string {
  const endsDay = (due.limit.kind === 'after' && isDayUnit(due.limit.unit)) || due.limit.kind === 'on-day';
  return endsDay ? deadlineText(dueMs) : minuteText(dueMs);
}

const dayZh = (date: CalendarDate): string => `${date}（${weekdayZh[weekday(date)]}）`;
const dayEn = (date: CalendarDate): string => `${date} (${weekdayEn[weekday(date)]})`;

const zhWords: Words = {
  start: (due) => {
    const { limit } = due;
    if (limit.kind === 'at') return `约定时间为 ${minuteText(due.fromMs)}`;
    if (limit.kind === 'on-day') return `约定日期为 ${dayZh(businessDate(due.fromMs))}，当日内完成`;
    if (limit.kind === 'before') return `以 ${minuteText(due.fromMs)} 为准${limitZh(limit)}，向前推算`;
    if (isDayUnit(limit.unit)) return `自 ${dayZh(businessDate(due.fromMs))}次日起算 ${limitZh(limit)}`;
    if (isOfficeUnit(limit.unit)) {
      return `自 ${minuteText(due.fromMs)} 起在工作时间内计时 ${limitZh(limit)}，夜间、午休和休息日不计`;
    }
    return `自 ${minuteText(due.fromMs)} 起连续计时 ${limitZh(limit)}`;
  },
  days: ({ reason, zh, to }, dates) => {
    if (reason === 'holiday') return `${dates} ${zh}不计`;
    if (reason === 'make-up') return `${dates} ${zh}计入`;
    if (reason === 'paused') return `${dates} 中止不计`;
    if (reason === 'last-day-off') return `末日 ${dates} 为${zh}`;
    if (reason === 'rolled-to') return `顺延至 ${dayZh(to)}`;
    return null;
  },
  weekends: (days) => `周末 ${String(days)} 天不计`,
  paused: (from, to) => `${from} 至 ${to} 中止不计`,
  openPause: (from) => `${from} 起中止，尚未恢复`,
  range: (from, to) => `${from} 至 ${to}`,
  end: (time, { limit }) => (limit.kind === 'before' ? `最迟 ${time}` : `至 ${time} 止`),
  unknown: '恢复后另行推算到期时间',
  comma: '，',
  semicolon: '；',
};

const enWords: Words = {
  start: (due) => {
    const { limit } = due;
    if (limit.kind === 'at') return `Agreed for ${minuteText(due.fromMs)}`;
    if (limit.kind === 'on-day') return `Agreed for ${dayEn(businessDate(due.fromMs))}, within that day`;
    if (limit.kind === 'before') return `${limitEn(limit)} ${minuteText(due.fromMs)}, counted backwards`;
    if (isDayUnit(limit.unit)) {
      return `${limitEn(limit)} counted from the day after ${dayEn(businessDate(due.fromMs))}`;
    }
    if (isOfficeUnit(limit.unit)) {
      return `${limitEn(limit)} in office hours from ${minuteText(due.fromMs)}, nights, breaks and days off not counted`;
    }
    return `${limitEn(limit)} running from ${minuteText(due.fromMs)}`;
  },
  days: ({ reason, en, to }, dates) => {
    if (reason === 'holiday') return `${dates} ${en}, not counted`;
    if (reason === 'make-up') return `${dates} ${en}, counted`;
    if (reason === 'paused') return `${dates} paused, not counted`;
    if (reason === 'last-day-off') return `the last day ${dates} is a day off (${en})`;
    if (reason === 'rolled-to') return `moved to ${dayEn(to)}`;
    return null;
  },
  weekends: (days) => `${String(days)} weekend day${days === 1 ? '' : 's'} not counted`,
  paused: (from, to) => `${from} to ${to} paused, not counted`,
  openPause: (from) => `paused since ${from}, not resumed yet`,
  range: (from, to) => `${from} to ${to}`,
  end: (time, { limit }) => (limit.kind === 'before' ? `at the latest ${time}` : `until ${time}`),
  unknown: 'the due time is computed when it resumes',
  comma: ', ',
  semicolon: '; ',
};
