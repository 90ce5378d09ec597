/**
 * The working-day calendar (CLK-3): Monday to Friday, minus the statutory holidays, plus the make-up working days
 * (调休上班), as the State Council announces them a year at a time. Statutory days come from `chinese-days`;
 * a unit overrides single days (local holidays, a notice entered before the package has it).
 * A year not announced yet is computed from weekends; who uses it must say so (`announced`).
 */
import statutory from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { isWeekend, yearOf } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { hoursOn } from './office-hours.ts';
import type { OfficeHours, OfficePeriod } from './office-hours.ts';

export type DayKind = 'workday' | 'make-up' | 'weekend' | 'holiday';

/** What the calendar knows of one date. */
export interface CalendarDay {
  readonly kind: DayKind;
  readonly working: boolean;
  /** 工作日, 周末, 调休上班 or the name of the holiday. */
  readonly zh: string;
  readonly en: string;
}

/** One day a unit has set itself; it wins over the statutory calendar. */
export interface CalendarOverride {
  readonly date: CalendarDate;
  readonly working: boolean;
  /** Why, shown in every explanation: 省定假日, 防汛值班. */
  readonly name: string;
}

export interface Calendar {
  /** Names the data a due time was computed with, so that closed history is never rewritten (S4). */
  readonly version: string;
  day(date: CalendarDate): CalendarDay;
  isWorkingDay(date: CalendarDate): boolean;
  /** The Chinese name of the day: 国庆节, 调休上班, 周末, 工作日. */
  dayName(date: CalendarDate): string;
  /** The periods worked on a date, in order; none on a day off. */
  officeHours(date: CalendarDate): readonly OfficePeriod[];
  /** Whether the holidays of the year are known; otherwise its days are weekdays and weekends only. */
  announced(year: number): boolean;
}

export interface CalendarInput {
  readonly version: string;
  readonly overrides?: readonly CalendarOverride[];
  /** Years whose notice the unit has entered by overrides before the package carries it. */
  readonly announcedYears?: readonly number[];
  /** The unit's own hours, in any order; of two with the same first day the later entry holds. */
  readonly officeHours?: readonly OfficeHours[];
}

/** The statutory calendar alone, named after the package release its days come from. */
export const statutoryVersion = 'chinese-days-1.5.7';

const holidays: Readonly<Record<string, string>> = statutory.holidays;
const makeUpDays: Readonly<Record<string, string>> = statutory.workdays;

const workday: CalendarDay = { kind: 'workday', working: true, zh: '工作日', en: 'working day' };
const weekend: CalendarDay = { kind: 'weekend', working: false, zh: '周末', en: 'weekend' };
const makeUp: CalendarDay = { kind: 'make-up', working: true, zh: '调休上班', en: 'make-up working day' };

/** The package's short or over-long names, as the notices write them. */
const fullNames: Readonly<Record<string, string>> = {
  清明: '清明节',
  端午: '端午节',
  中秋: '中秋节',
  中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: '抗战胜利纪念日',
};

/** A year counts as announced when its National Day is: the notice for a year always sets all seven feasts. */
const announcedYears: ReadonlySet<number> = new Set(
  Object.entries(holidays)
    .filter(([, feast]) => feast.includes('国庆节'))
    .map(([date]) => Number(date.slice(0, 4))),
);

/** The calendar of a unit. Later overrides of the same date win. */
export function calendarFrom(input: CalendarInput): Calendar {
  const overrides = new Map(
    (input.overrides ?? []).map((override) => [override.date, overrideDay(override)]),
  );
  const ownYears = new Set(input.announcedYears ?? []);
  const day = (date: CalendarDate): CalendarDay => overrides.get(date) ?? statutoryDay(date);
  return {
    version: input.version,
    day,
    isWorkingDay: (date) => day(date).working,
    dayName: (date) => day(date).zh,
    officeHours: (date) => (day(date).working ? hoursOn(input.officeHours ?? [], date) : []),
    announced: (year) => announcedYears.has(year) || ownYears.has(year),
  };
}

/** The statutory calendar without any unit's own days. */
export const statutoryCalendar: Calendar = calendarFrom({ version: statutoryVersion });

/**
 * The years whose missing notice leaves the date uncertain: its own, and for the last days of December also the
 * next (the notice for 2019 made 2018-12-29 a working day and 2018-12-31 a holiday).
 */
export function unannouncedYears(calendar: Calendar, date: CalendarDate): readonly number[] {
  const year = yearOf(date);
  const years = date.slice(5) >= '12-26' ? [year, year + 1] : [year];
  return years.filter((each) => !calendar.announced(each));
}

// A make-up day is looked up before the weekday: a Saturday can be a working day (S2).
function statutoryDay(date: CalendarDate): CalendarDay {
  if (makeUpDays[date] !== undefined) return makeUp;
  const feast = holidays[date];
  if (feast !== undefined) return holiday(feast);
  return isWeekend(date) ? weekend : workday;
}

/** From the package's `English name,中文名,days of leave`. */
function holiday(feast: string): CalendarDay {
  const [en = feast, zh = feast] = feast.split(',');
  return { kind: 'holiday', working: false, zh: fullNames[zh] ?? zh, en };
}

function overrideDay({ date, working, name }: CalendarOverride): CalendarDay {
  if (!working) return { kind: 'holiday', working, zh: name, en: name };
  return { kind: isWeekend(date) ? 'make-up' : 'workday', working, zh: name, en: name };
}
