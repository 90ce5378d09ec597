/** Whether a calendar of the time of use says one period for every minute of every date. */
import type { Refused } from '#domain/kernel/refusal.ts';
import { minutesPerDay } from './time-of-use.ts';
import type { DateCondition, PeriodSpan, TimeOfUseCalendar } from './time-of-use.ts';

/** Every fault of the calendar; none when it is good. */
export function calendarFaults(calendar: TimeOfUseCalendar, field: string): readonly Refused[] {
  const last = calendar.days.at(-1);
  const isOpen = last !== undefined && isUnconditional(last.when);
  const open: readonly Refused[] = isOpen ? [] : [{ refused: 'tariffs.calendar-open', field }];
  return [
    ...open,
    ...calendar.days.flatMap(({ spans }, index) =>
      spanFaults(spans, `${field}.days[${String(index)}].spans`),
    ),
  ];
}

function isUnconditional({ months, weekdays, dates, isHoliday }: DateCondition): boolean {
  return months === undefined && weekdays === undefined && dates === undefined && isHoliday === undefined;
}

function spanFaults(spans: readonly PeriodSpan[], field: string): readonly Refused[] {
  let at = 0;
  for (const { fromMinute, toMinute } of spans) {
    if (fromMinute !== at || toMinute <= fromMinute || !Number.isInteger(toMinute)) return [gapAt(at, field)];
    at = toMinute;
  }
  return at === minutesPerDay ? [] : [gapAt(at, field)];
}

function gapAt(minute: number, field: string): Refused {
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    refused: 'tariffs.span-gap',
    field,
    data: { at: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` },
  };
}
