/** When a route is to be read (R-PROM-08): on its day of the month, every month or every second one. */
import { calendarDate, type CalendarDate } from '#domain/kernel/calendar-date.ts';

export interface RouteCycle {
  /** 1: every month; 2: in even months. */
  readonly cycleMonths: number;
  /** 1 … 28, so that every month has it. */
  readonly dayOfMonth: number;
}

/** The day the route is to be read in a month `YYYY-MM`; null in a month it rests. Holidays do not move it. */
export function dueOnOf({ cycleMonths, dayOfMonth }: RouteCycle, month: string): CalendarDate | null {
  if (Number(month.slice(5)) % cycleMonths !== 0) return null;
  return calendarDate(`${month}-${dayOfMonth.toString().padStart(2, '0')}`);
}

/** The month a date lies in. */
export function monthOf(date: CalendarDate): string {
  return date.slice(0, 7);
}

/** The month behind. */
export function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12
    ? `${(year + 1).toString()}-01`
    : `${year.toString()}-${(number + 1).toString().padStart(2, '0')}`;
}

export type Kept = 'kept' | 'broken' | 'open';

/** Whether the promise to read on the scheduled day was kept (R-PROM-08); open until that day is over. */
export function promiseKept(dueOn: CalendarDate, readOn: CalendarDate | null, today: CalendarDate): Kept {
  if (readOn === dueOn) return 'kept';
  if (readOn !== null) return 'broken';
  return today > dueOn ? 'broken' : 'open';
}

export const planStates = { planned: '待抄', open: '抄表中', done: '已抄完', closed: '已关闭' } as const;
export type PlanState = keyof typeof planStates;

export const readMethods = { collected: '采集', handheld: '抄表机', manual: '人工' } as const;
export type ReadMethod = keyof typeof readMethods;
