/** A case of the calculator: how it stands in the address, which years it needs, and the unit's calendar for them. */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { calendarFrom, statutoryCalendar, type Calendar } from '#domain/promises/calendar.ts';
import { clockCase } from '#domain/promises/cli-case.ts';
import { checkOfficeHours } from '#domain/promises/office-hours.ts';
import type { WorkYear } from './words.ts';

/** One pause as it is typed: 'YYYY-MM-DDTHH:mm', `to` '' while it lasts. */
export interface PauseDraft {
  readonly from: string;
  readonly to: string;
}

export interface DueDraft {
  readonly from: string;
  readonly limit: string;
  readonly pauses: readonly PauseDraft[];
}

/** The case as the server and the domain take it; pauses without a beginning are left out. */
export interface DueCase {
  readonly from: string;
  readonly limit: string;
  readonly pauses: { from: string; to?: string }[];
}

/** Typed times mean the business zone. */
const zone = '+08:00';
const pausesMax = 100;
/** Beyond it the years are not fetched: longer limits than any promise has. */
const yearsMax = 13;

/** The case that was typed, or null while it lacks its start or its limit. */
export function caseOf({ from, limit, pauses }: DueDraft): DueCase | null {
  if (from === '' || limit === '') return null;
  return {
    from: `${from}${zone}`,
    limit,
    pauses: pauses
      .filter((pause) => pause.from !== '')
      .slice(0, pausesMax)
      .map((pause) => ({
        from: `${pause.from}${zone}`,
        ...(pause.to === '' ? {} : { to: `${pause.to}${zone}` }),
      })),
  };
}

/** Pauses as the address carries them: `FROM/TO` joined by commas. */
export function pausesText(pauses: readonly PauseDraft[]): string {
  return pauses.map(({ from, to }) => `${from}/${to}`).join(',');
}

/** The pauses of an address; what doesn't read as one is left out. */
export function pausesOf(text: string): readonly PauseDraft[] {
  return text.split(',').flatMap((part) => {
    const [from = '', to = '', ...more] = part.split('/');
    return from === '' || more.length > 0 ? [] : [{ from, to }];
  });
}

/** The years whose days decide the case: from its start to its due time and one on, either way. */
export function yearsOf(asked: DueCase): readonly number[] {
  const answer = clockCase(asked, statutoryCalendar);
  if (isRefused(answer)) return [];
  const start = Number(asked.from.slice(0, 4));
  const due = answer.due === null ? start : Number(answer.due.slice(0, 4));
  const first = Math.min(start, due);
  const count = Math.min(Math.max(start, due) - first + 2, yearsMax);
  return Array.from({ length: count }, (_, at) => first + at);
}

/** The unit's calendar, rebuilt in the browser from the years the server told. */
export function calendarOf(years: readonly WorkYear[]): Calendar {
  return calendarFrom({
    version: years[0]?.version ?? statutoryCalendar.version,
    announcedYears: years.filter(({ by }) => by === 'unit').map(({ year }) => year),
    overrides: years
      .flatMap(({ days }) => days)
      .filter(({ own }) => own)
      .map(({ date, working, title }) => ({ date: calendarDate(date), working, name: title.zh })),
    officeHours: (years[0]?.officeHours ?? []).flatMap((hours) => {
      const checked = checkOfficeHours(hours);
      return isRefused(checked) ? [] : [checked];
    }),
  });
}
