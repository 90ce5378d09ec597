/** The steps of a due time: what was counted, what was not, and why. Data only; `explain.ts` tells them in words. */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';

export type DayReason =
  /** The day of the event itself (CLK-1). */
  | 'event-day'
  /** A working day, a make-up working day, or any day of a calendar-day limit. */
  | 'workday'
  | 'make-up'
  | 'calendar-day'
  | 'weekend'
  | 'holiday'
  | 'paused'
  /** The last counted day of a calendar-day limit, a day off; then the days passed over and the one reached (CLK-2). */
  | 'last-day-off'
  | 'rolled-over'
  | 'rolled-to';

/** One date on the way to the due time. */
export interface DayMark {
  readonly date: CalendarDate;
  readonly counted: boolean;
  readonly reason: DayReason;
  /** The name of the day: 国庆节, 调休上班, 周末, 工作日, 中止. */
  readonly zh: string;
  readonly en: string;
}

/** Consecutive dates of one reason and name. */
export interface DaysStep {
  readonly kind: 'days';
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly days: number;
  readonly counted: boolean;
  readonly reason: DayReason;
  readonly zh: string;
  readonly en: string;
}

/** A stretch of running time (CLK-4) or of office hours (S1), a pause, or the time to leave before an event. */
export interface TimeStep {
  readonly kind: 'time';
  readonly fromMs: number;
  readonly toMs: number;
  readonly counted: boolean;
  readonly reason: 'running' | 'office' | 'paused' | 'notice';
}

/** The clock stands still since then and nobody knows until when. */
export interface OpenPauseStep {
  readonly kind: 'open-pause';
  readonly fromMs: number;
}

export type Step = DaysStep | TimeStep | OpenPauseStep;

/** Dates in order as steps: neighbours of one reason and name become one. */
export function daySteps(marks: readonly DayMark[]): readonly DaysStep[] {
  const steps: DaysStep[] = [];
  for (const mark of marks) {
    const last = steps.at(-1);
    if (last?.reason === mark.reason && last.zh === mark.zh) {
      steps[steps.length - 1] = { ...last, to: mark.date, days: last.days + 1 };
    } else {
      const { date, ...rest } = mark;
      steps.push({ kind: 'days', from: date, to: date, days: 1, ...rest });
    }
  }
  return steps;
}
