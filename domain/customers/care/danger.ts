/** What a crew must know before it rings the bell: a sign with its author, shown until a day or until it is ended. */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { careRefuse } from './refusals.ts';

export const dangerKinds = {
  dog: '犬只伤人',
  wiring: '客户侧线路有隐患',
  'self-generation': '自备电源可能反送电',
  access: '通道或登高有危险',
  chemicals: '易燃易爆或有毒物品',
  violence: '曾对工作人员有过激行为',
  other: '其他危险',
} as const;
export type DangerKind = keyof typeof dangerKinds;

export interface DangerSign {
  readonly untilDay: CalendarDate | null;
  readonly isEnded: boolean;
}

/** Whether a sign is shown on a day (business date). */
export function isShown({ untilDay, isEnded }: DangerSign, today: CalendarDate): boolean {
  return !isEnded && (untilDay === null || untilDay >= today);
}

/** What is wrong with the last day of a sign about to be noted. */
export function untilDayErrors(untilDay: CalendarDate | null, today: CalendarDate): readonly Refused[] {
  const isPast = untilDay !== null && untilDay < today;
  return isPast ? [careRefuse('customer.danger-day-past', { field: 'untilDay' })] : [];
}
